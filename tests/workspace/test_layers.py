"""Layers over each other: added, replaced as announced, or refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from making import TODAY

from riskctl.text.located import InputError
from riskctl.workspace.layers import Layer, all_layers, bundled_layer
from riskctl.workspace.workspace import open_workspace

VENDOR = "name: Mine Ltd.\nroles: [developer]\n"


def data_layer(root: Path, **files: str) -> Layer:
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Layer("--data", root, None)


def bundled_file(kind: str, name: str) -> tuple[str, str]:
    root = bundled_layer().data
    assert root is not None
    content = (root / kind / f"{name}.yaml").read_bytes()
    return content.decode(), hashlib.sha256(content).hexdigest()


def test_a_layer_adds_profiles(tmp_path):
    workspace = open_workspace([bundled_layer(), data_layer(tmp_path, vendors__mine=VENDOR)])
    assert workspace.catalogue.vendors["mine"].name == "Mine Ltd."
    assert "deepseek" in workspace.catalogue.vendors


def test_the_same_id_twice_is_refused(tmp_path):
    with pytest.raises(InputError) as error:
        open_workspace([bundled_layer(), data_layer(tmp_path, vendors__deepseek=VENDOR)])
    assert "deepseek is already defined by data/vendors/deepseek.yaml" in str(error.value)
    assert "replaces: {id: deepseek, sha256: ...}" in str(error.value)


def test_a_file_replaces_another_when_it_names_its_bytes(tmp_path):
    _, sha256 = bundled_file("vendors", "deepseek")
    text = VENDOR + f"replaces: {{id: deepseek, sha256: {sha256}}}\n"
    workspace = open_workspace([bundled_layer(), data_layer(tmp_path, vendors__deepseek=text)])
    assert workspace.catalogue.vendors["deepseek"].name == "Mine Ltd."


@pytest.mark.parametrize("said", ["id: deepseek, sha256: 00", "id: deepsek, sha256: {sha256}"])
def test_a_file_that_replaces_something_else_is_refused(tmp_path, said):
    _, sha256 = bundled_file("vendors", "deepseek")
    text = VENDOR + "replaces: {" + said.format(sha256=sha256) + "}\n"
    with pytest.raises(InputError) as error:
        open_workspace([bundled_layer(), data_layer(tmp_path, vendors__deepseek=text)])
    assert (
        f"{tmp_path}/vendors/deepseek.yaml:3:1: `replaces` must name id deepseek and sha256"
        in str(error.value)
    )


def test_the_policy_can_be_replaced_too(tmp_path):
    root = bundled_layer().data
    assert root is not None
    content = (root / "scoring.yaml").read_bytes()
    text = content.decode().replace("policy: riskctl.default", "policy: mine")
    with pytest.raises(InputError, match="scoring is already defined"):
        open_workspace([bundled_layer(), data_layer(tmp_path, scoring=text)])
    said = f"replaces: {{id: scoring, sha256: {hashlib.sha256(content).hexdigest()}}}\n"
    workspace = open_workspace([bundled_layer(), data_layer(tmp_path, scoring=text + said)])
    assert workspace.policy.policy == "mine"


RULE = """ruleset: xx.mine
title: Mine
jurisdiction: XX
review_by: 2027-06-30
sources: {law: {citation: Law, retrieved: 2026-11-01, grade: official}}
rules:
  - id: xx.mine.one
    title: One
    dimension: sanctions
    effect: watch
    object: [operator]
    windows: [{from: 2026-01-01, status: in-force, source: law}]
    when: {fact: data.personal, is: true}
    because: A test.
"""


def test_rules_of_a_folder_are_read_with_the_bundled_ones(tmp_path):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "mine.yaml").write_text(RULE)
    workspace = open_workspace([bundled_layer(), Layer("--rules", None, tmp_path)])
    assert "xx.mine.one" in {rule.id for rule in workspace.rules}


def test_a_rule_id_is_used_once_over_all_files(tmp_path):
    (tmp_path / "one.yaml").write_text(RULE)
    (tmp_path / "two.yaml").write_text(RULE.replace("ruleset: xx.mine", "ruleset: xx.other"))
    with pytest.raises(InputError, match=r"rule id xx\.mine\.one is already used in"):
        open_workspace([bundled_layer(), Layer("--rules", None, tmp_path)])


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        open_workspace([bundled_layer(), Layer("--data", tmp_path / "none", None)])


@pytest.mark.parametrize("name", ["vendors/notes.txt", "vendors/mine.yml", "models/x.json"])
def test_a_file_that_would_be_skipped_is_an_error(tmp_path, name):
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(VENDOR)
    with pytest.raises(InputError, match=r"only \.yaml files belong here"):
        open_workspace([bundled_layer(), Layer("--data", tmp_path, None)])


def test_the_problems_of_all_files_are_told_together(tmp_path):
    layer = data_layer(
        tmp_path, vendors__a="name: A\nrols: []\n", models__b="name: B\n", routes__c="name: [\n"
    )
    with pytest.raises(InputError) as error:
        open_workspace([bundled_layer(), layer])
    told = str(error.value)
    assert "routes/c.yaml" in told  # not YAML at all: told before anything is read further
    (tmp_path / "routes" / "c.yaml").unlink()
    with pytest.raises(InputError) as error:
        open_workspace([bundled_layer(), layer])
    told = str(error.value)
    assert "vendors/a.yaml:2:1: unknown key 'rols' (did you mean 'roles'?)" in told
    assert "models/b.yaml:1:1: developer is missing" in told


def test_layers_come_in_the_order_of_their_rank(tmp_path):
    names = [layer.name for layer in all_layers([tmp_path], [tmp_path])]
    assert names[0] == "riskctl" and names[-2:] == ["--data", "--rules"]


def test_an_unknown_scenario_is_told_with_a_suggestion(bundled):
    known = sorted(bundled.scenarios)
    assert known
    with pytest.raises(KeyError, match=f"did you mean '{known[0]}'"):
        bundled.scenario(known[0] + "x")


def test_every_bundled_scenario_is_read(bundled):
    for name in bundled.scenarios:
        scenario = bundled.scenario(name)
        assert scenario.id == name and scenario.trigger
        assert (
            scenario.facts
            or scenario.listings
            or scenario.windows
            or scenario.rules
            or scenario.members
        )
    assert bundled.policy.thresholds and TODAY
