"""Ids that people write in code and contracts lead to the profile they mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from making import TODAY

from riskctl.text.located import load
from riskctl.workspace.workspace import Workspace

IDS: dict[str, Any] = load(Path(__file__).with_name("known_ids.yaml")).data


@pytest.mark.parametrize("kind", ["vendors", "routes", "chips"])
def test_ids_are_in_the_catalogue(bundled: Workspace, kind: str):
    assert set(IDS[kind]) - set(getattr(bundled.catalogue, kind)) == set()


def test_every_id_of_a_model_leads_to_it(bundled: Workspace):
    aliases = bundled.catalogue.aliases
    meant = {text: model for model, texts in IDS["models"].items() for text in texts}
    found = {text: aliases.find(text, TODAY) for text in meant}
    wrong = {
        text: one and one.model_id
        for text, one in found.items()
        if one is None or one.model_id != meant[text]
    }
    assert wrong == {}


def test_the_list_is_not_shortened():
    counts = {kind: len(IDS[kind]) for kind in ("vendors", "routes", "chips")}
    assert counts == {"vendors": 53, "routes": 40, "chips": 32}
    assert sum(map(len, IDS["models"].values())) >= 220
