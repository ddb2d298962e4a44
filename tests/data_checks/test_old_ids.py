"""Old ids resolve to their model, its developer and the day it was retired, as far as one was read."""

from __future__ import annotations

import pytest

from riskctl.gate.relatives import model_of, retired
from riskctl.workspace.session import Session

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def catalogue():
    return Session.open(DAY).workspace.catalogue


@pytest.mark.parametrize(
    ("text", "model", "developer", "day"),
    [
        ("gpt-4", "gpt-4", "openai", "2026-10-23"),
        ("gpt-4-0613", "gpt-4", "openai", "2026-10-23"),
        ("gpt-3.5-turbo", "gpt-3.5-turbo", "openai", "2026-10-23"),
        ("openai/gpt-3.5-turbo-0125", "gpt-3.5-turbo", "openai", "2026-10-23"),
        ("gpt-4-turbo-preview", "gpt-4-turbo", "openai", "2026-10-23"),
        ("text-davinci-003", "text-davinci-003", "openai", "2024-01-04"),
        ("text-embedding-ada-002", "text-embedding-ada-002", "openai", ""),
        ("o1-mini", "o1-mini", "openai", ""),
        ("claude-2.1", "claude-2.1", "anthropic", "2025-07-21"),
        ("anthropic.claude-v2", "claude-2.0", "anthropic", "2025-07-21"),
        ("claude-instant-1", "claude-instant-1.2", "anthropic", "2024-11-06"),
        ("claude-3-opus-20240229", "claude-3-opus-20240229", "anthropic", "2026-01-05"),
        ("claude-3-5-sonnet-20240620", "claude-3-5-sonnet", "anthropic", "2025-10-28"),
        ("gemini-pro", "gemini-1.0-pro", "google", "2025-04-09"),
        ("text-bison@002", "text-bison", "google", "2025-04-09"),
    ],
)
def test_an_old_id_is_known(catalogue, text, model, developer, day):
    assert model_of(text, catalogue, DAY) == model
    assert catalogue.models[model].developer == developer
    claims = catalogue.models[model].claims
    told = str(claims["retired"])
    assert (day in told) if day else ("unknown" in told)


def test_a_policy_against_deprecated_ids_knows_them(catalogue):
    assert "retired on 2026-10-23" in retired("gpt-4-0613", catalogue, DAY)
    assert retired("gpt-4", catalogue, DAY) == "gpt-4 was retired on 2026-10-23"
    assert retired("gpt-4", catalogue, "2026-10-22") == ""
    assert retired("gpt-5.5", catalogue, DAY) == ""
