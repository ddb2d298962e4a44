"""Nothing that a user lays over the bundled data is passed over in silence, and no name takes over another."""

from __future__ import annotations

import importlib.metadata
import os

import pytest
from smallest import MODEL, ROUTE, RULESET, VENDOR, put, told

from riskctl.workspace.layers import pack_layers

OWN_CHIP = "name: Chip\ndesigner: acme\ndesigner_country: MY\ntpp: nan\n"
MISTAKES = {
    "misspelt folder": ({"vendor/other.yaml": VENDOR}, "did you mean 'vendors'?"),
    "misspelt file": ({"scorings.yaml": "a: b"}, "did you mean 'scoring.yaml'?"),
    "other suffix": ({"vendors/other.yml": VENDOR}, "only .yaml files belong here"),
    "nothing at all": ({"README.md": "hello"}, "holds no data"),
    "file for a folder": ({"vendors": VENDOR}, "must be a folder"),
    "id in capitals": ({"vendors/Other.yaml": VENDOR}, "the file name is the id"),
    "id with a blank": ({"vendors/o r.yaml": VENDOR}, "the file name is the id"),
    "id with markup": ({"vendors/<b>[red].yaml": VENDOR}, "the file name is the id"),
    "id that moves the cursor": (
        {"vendors/\x1b[2Jx.yaml": VENDOR},
        "\\x1b[2Jx.yaml:1:1: the file name is the id",
    ),
    "replaces nothing": (
        {"vendors/new.yaml": f"replaces: {{id: new, sha256: '00'}}\n{VENDOR}"},
        "nothing to replace",
    ),
    "replaces by a wrong hash": (
        {"vendors/acme.yaml": f"replaces: {{id: acme, sha256: '00'}}\n{VENDOR}"},
        "sha256",
    ),
    "takes an id": (
        {"models/evil.yaml": f"{MODEL}aliases: [{{id: Acme_One, kind: hub}}]\n"},
        "is the id of acme-one",
    ),
    "takes a former id": (
        {"models/evil.yaml": f"{MODEL}formerly: [acme-one]\n"},
        "is an id of acme-one",
    ),
    "operator nobody knows": (
        {
            "routes/r.yaml": ROUTE.replace("operator: acme", "operator: nobody").replace(
                "first-party-api", "self-hosted"
            )
        },
        "unknown vendor 'nobody'",
    ),
    "a number that is none": ({"chips/chip.yaml": OWN_CHIP}, "chip.yaml:4:1: tpp"),
    "a day beyond the calendar": (
        {"vendors/o.yaml": VENDOR.replace("2026-01-01", "9999-12-31")},
        "takes a date",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_data_layer_is_read_whole_or_refused(mistake, opened, tmp_path):
    files, message = MISTAKES[mistake]
    assert message in told(lambda: opened(data=put(tmp_path / "layer", files)))


def test_a_file_is_no_data_layer(opened, tmp_path):
    assert "not a folder" in told(lambda: opened(data=put(tmp_path, {"x.yaml": "a: b"}) / "x.yaml"))


def test_a_good_layer_stands(opened, tmp_path):
    files = {
        "vendors/two.yaml": VENDOR,
        ".git/config": "x",
        "README.md": "x",
        "examples/u.yaml": "x: y",
    }
    assert set(opened(data=put(tmp_path / "layer", files)).catalogue.vendors) == {"acme", "two"}


OWN_RULES = RULESET.replace("acme.policy", "acme.own")
RULE_MISTAKES = {
    "other suffix": ({"a/p.yml": RULESET}, "ends in .yaml"),
    "no ruleset": ({"README.md": "x"}, "holds no .yaml ruleset"),
    "rule id with markup": ({"p.yaml": OWN_RULES.replace("acme.own.home-law", "<script>")}, "rules.0.id"),
    "ruleset id with blanks": ({"p.yaml": RULESET.replace("ruleset: acme.policy", "ruleset: a b")}, "ruleset"),
    "years in no digits": (
        {"p.yaml": OWN_RULES.replace("{fact: route.home_law_countries, any_outside: [MY]}",
                                   "{fact: evidence.dpia, within_years: ²}")},
        "within_years takes a whole number",
    ),
    "scenario": (
        {"scenarios/s.yaml": "scenario: s\ntitle: S\ntrigger: t\npatches: [{fact: route.served_onn, value: [a]}]\n"},
        "s.yaml:4:12: unknown fact 'route.served_onn' (did you mean 'route.served_on'?)",
    ),
    "scenario with an unknown chip": (
        {"scenarios/s.yaml": "scenario: s\ntitle: S\ntrigger: t\npatches: [{fact: route.served_on, value: [a]}]\n"},
        "unknown chip 'a'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", RULE_MISTAKES)
def test_a_rule_layer_is_read_whole_or_refused(mistake, opened, tmp_path):
    files, message = RULE_MISTAKES[mistake]
    assert message in told(lambda: opened(rules=put(tmp_path / "layer", files)))


def test_a_pipe_is_no_rule_layer(opened, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "this is a pipe" in told(lambda: opened(rules=tmp_path / "pipe"))


def test_hidden_folders_of_rules_are_left_alone(opened, tmp_path):
    """A mounted folder keeps its files twice: once plainly, once below a hidden folder."""
    own = RULESET.replace("acme.policy", "acme.own")
    layer = put(tmp_path / "layer", {"p.yaml": own, "..2026_11/p.yaml": own})
    assert {one.id for one in opened(rules=layer).rulesets} == {"acme.policy", "acme.own"}


@pytest.mark.parametrize(
    ("name", "package", "message"),
    [
        ("acme", "no_such_package", "there is no package"),
        ("acme", "os.path", "there is no package"),
        ("acme", "json", "holds none of data/, rulesets/ and templates/"),
    ],
)
def test_a_broken_pack_is_told(name, package, message, monkeypatch):
    point = importlib.metadata.EntryPoint(name, package, "riskctl.packs")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [point])
    assert f"pack {name}:1:1: " in told(pack_layers) and message in told(pack_layers)
