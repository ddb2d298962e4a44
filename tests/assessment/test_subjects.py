"""What the user types finds its subjects, and says what it could not find."""

from __future__ import annotations

import pytest

from riskctl.assessment.subjects import UnknownSubjectError, read_subject

TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def book(bundled):
    return bundled.catalogue


def ids(text, book, day=TODAY):
    return [one.id for one in read_subject(text, book, day)]


def test_a_model_alone_means_every_route_that_offers_it(book):
    found = ids("deepseek-v4-pro", book)
    assert "deepseek-v4-pro@deepseek-api" in found and "deepseek-v4-pro@self-hosted" in found
    assert found == sorted(found)


def test_a_routers_id_means_that_route(book):
    assert ids("openrouter/deepseek/deepseek-v4-pro", book) == ["deepseek-v4-pro@openrouter"]


def test_an_api_id_goes_to_the_successor_and_the_weights_stay(book):
    assert ids("deepseek-v4-flash@deepseek-api", book) == ["deepseek-v4.1-flash@deepseek-api"]
    assert ids("deepseek-v4-flash@self-hosted", book) == ["deepseek-v4-flash@self-hosted"]


def test_a_day_before_the_route_opened_is_told_not_refused(book):
    (subject,) = read_subject("deepseek-v4-pro@deepseek-api", book, "2025-10-15")
    assert any(
        "does not show deepseek-v4-pro offered by deepseek-api on 2025-10-15" in note
        for note in subject.notes
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deepsek-v4-pro", "did you mean 'deepseek-v4-pro'?"),
        ("deepseek-v4-pro@deepsek-api", "did you mean 'deepseek-api'?"),
        ("gpt-5.4@self-hosted", "route self-hosted does not offer gpt-5.4"),
        ("deepseek-v4-pro@", "names no route after @"),
        ("openrouter/no-such-thing", "unknown model 'no-such-thing'"),
    ],
)
def test_what_is_not_there_is_told(book, text, words):
    with pytest.raises(UnknownSubjectError) as caught:
        read_subject(text, book, TODAY)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("eu.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6@aws-bedrock-eu"),
        ("us.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6@aws-bedrock-us"),
        ("global.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6@aws-bedrock"),
        ("bedrock/us-east-2/us.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6@aws-bedrock-us"),
        ("azure/eu/gpt-5.4", "gpt-5.4@azure-foundry-eu"),
        ("deepseek/deepseek-chat", "deepseek-v4-flash@deepseek-api"),
        ("meta-llama/llama-3.3-70b-instruct:free", "llama-3.3-70b-instruct@openrouter"),
        ("claude-sonnet-4-5@20250929@vertex-ai", "claude-sonnet-4-5@vertex-ai"),
        ("accounts/fireworks/models/deepseek-r1", "deepseek-r1@fireworks"),
        ("groq/openai/gpt-oss-120b", "gpt-oss-120b@groq"),
    ],
)
def test_the_route_that_an_id_names_is_the_one_assessed(book, text, subject):
    assert ids(text, book) == [subject]


def test_a_region_is_never_replaced_by_another(book):
    with pytest.raises(UnknownSubjectError, match="region eu-central-1"):
        ids("bedrock/eu-central-1/anthropic.claude-sonnet-4-6", book)
    with pytest.raises(UnknownSubjectError) as caught:
        ids("us.anthropic.claude-sonnet-99", book)
    assert "eu." not in str(caught.value)


def test_a_snapshot_keeps_its_date(book):
    (subject,) = read_subject("vertex_ai/claude-sonnet-4-5@20250929", book, "2026-01-01")[:1]
    assert subject.model_id == "claude-sonnet-4-5" and subject.route_id == "vertex-ai"
    assert any("2025-09-29" in note for note in subject.notes)


def test_the_name_of_a_family_lists_candidates_newest_first(book):
    with pytest.raises(UnknownSubjectError) as caught:
        ids("claude", book)
    text = str(caught.value)
    assert text.index("claude-opus-4-8 (") < text.index("claude-opus-4-7 (")
    assert (
        "claude-instant" not in text
    )  # retired in 2024, so none of the newest, whenever it came out
