"""Model ids as providers write them: operator, region and date stand inside."""

from __future__ import annotations

import pytest

DAY = "2026-11-28"


def subject(ask, text: str) -> dict[str, str]:
    answer = ask("assess", text, "--use-case", "use-case.yaml", "--as-of", DAY, "--format", "json")
    assert answer.code == 0, answer.err
    document = answer.json
    assert isinstance(document, dict), "one route, not a comparison"
    return {part: document["subject"][part]["id"] for part in ("model", "route")}


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("eu.anthropic.claude-sonnet-4-6", "aws-bedrock-eu"),
        ("us.anthropic.claude-sonnet-4-6", "aws-bedrock-us"),
        ("bedrock/us-east-2/us.anthropic.claude-sonnet-4-6", "aws-bedrock-us"),
        ("azure/eu/gpt-5.4", "azure-foundry-eu"),
        ("deepseek/deepseek-chat", "deepseek-api"),
        ("meta-llama/llama-3.3-70b-instruct:free", "openrouter"),
    ],
)
def test_an_id_means_its_route(text, route, ask, case) -> None:
    case("14")
    assert subject(ask, text)["route"] == route


@pytest.mark.parametrize(
    "text",
    [
        "vertex_ai/claude-sonnet-4-5@20250929",
        "claude-sonnet-4-5@20250929@vertex-ai",
    ],
)
def test_a_date_behind_at_is_the_version(text, ask, case) -> None:
    case("15")
    assert subject(ask, text)["model"] == "claude-sonnet-4-5"


@pytest.mark.parametrize("format_", ["table", "markdown"])
@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("deepseek-chat", "no longer answers"),
        ("deepseek-v4-flash", "is answered by deepseek-v4.1-flash"),
    ],
)
def test_the_note_of_an_id_stands_in_every_format(text, note, format_, ask, case) -> None:
    case("16")
    answer = ask("assess", text, "--use-case", "use-case.yaml", "--as-of", DAY, "-f", format_)
    assert note in answer.out.replace("\\", "")
