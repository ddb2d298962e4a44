"""The published schema of the gate's policy agrees with what the gate reads."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from riskctl.gate.policy import KEYS, WAIVER_KEYS, read_policy
from riskctl.schema.publish import schema
from riskctl.text.problems import InputError

WAIVER = {"id": "W", "path": "a", "reason": "r", "approver": "p", "through": "2026-12-31"}
GOOD = [
    {},
    {"fail-on": "reject", "max-data-age": 30, "warn-days": 0, "pinned": True},
    {"forbidden-families": ["deepseek"], "paths": [{"match": "a/*", "use-case": "b.yaml"}]},
    {"waivers": [WAIVER]},
]
BAD = [
    {"fail-on": "never"},
    {"max-data-age": 0},
    {"warn-days": -1},
    {"pinned": "yes"},
    {"forbidden-regions": "CN"},
    {"forbiden-regions": ["CN"]},
    {"paths": [{"match": "a"}]},
    {"waivers": [{key: value for key, value in WAIVER.items() if key != "path"}]},
    {"waivers": [{**WAIVER, "through": "soon"}]},
]


def test_it_knows_every_key():
    gate = schema("policy")["properties"]["gate"]["properties"]
    assert set(gate) == set(KEYS)
    assert set(gate["waivers"]["items"]["properties"]) == set(WAIVER_KEYS)


@pytest.mark.parametrize("table", GOOD)
def test_what_the_gate_reads_is_valid(table):
    jsonschema.validate({"gate": table}, schema("policy"))
    read_policy(table, "p.toml", Path())


@pytest.mark.parametrize("table", BAD)
def test_what_the_gate_refuses_is_not(table):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"gate": table}, schema("policy"))
    with pytest.raises(InputError):
        read_policy(table, "p.toml", Path())
