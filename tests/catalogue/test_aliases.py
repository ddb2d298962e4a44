"""Any id of a model finds it, and says what a user should know about the id."""

from __future__ import annotations

import pytest
from making import MODEL, catalogue_of

from riskctl.text.problems import InputError

ALIASES = """
aliases:
  - {id: Example/One-Weights, kind: hub}
  - {id: one-chat, kind: api, from: 2025-01-01, through: 2026-06-30}
  - {id: one-max, kind: mode, from: 2026-01-01, note: the same weights}
  - {id: one-fast, kind: api, from: 2026-09-10, redirects_to: example-two}
formerly: [example-zero]
"""
TWO = "name: Example Two\ndeveloper: example\naliases:\n  - {id: one-chat, kind: api, from: 2026-07-01}\n"


@pytest.fixture(scope="module")
def book():
    return catalogue_of(**{"models__example-one": MODEL + ALIASES, "models__example-two": TWO})


@pytest.mark.parametrize(
    "text",
    [
        "example-one",
        "Example_One",
        " EXAMPLE one ",
        "example-zero",
        "Example/One-Weights",
        "hf:example/one-weights",
        "huggingface:Example/One-Weights",
        "https://huggingface.co/Example/One-Weights",
    ],
)
def test_an_id_in_any_spelling_finds_the_model(book, text):
    found = book.aliases.find(text, "2026-11-23")
    assert (found.model_id, found.notes) == ("example-one", ())


def test_an_id_that_moved_means_what_it_meant_on_the_day(book):
    assert book.aliases.find("one-chat", "2026-06-30").model_id == "example-one"
    assert book.aliases.find("one-chat", "2026-07-01").model_id == "example-two"
    assert book.aliases.find("one-chat", "2026-07-01").notes == ()


def test_a_mode_says_so(book):
    found = book.aliases.find("one-max", "2026-11-23")
    assert found.model_id == "example-one"
    assert found.notes == (
        "one-max is a mode of example-one, not a model of its own",
        "the same weights",
    )


def test_a_redirected_id_gives_the_successor_and_says_so(book):
    found = book.aliases.find("one-fast", "2026-11-23")
    assert found.model_id == "example-two"
    assert found.notes == ("the api id one-fast is answered by example-two since 2026-09-10",)


def test_an_id_outside_its_time_still_resolves_and_says_so():
    book = catalogue_of(
        **{"models__example-one": MODEL + ALIASES, "models__example-two": TWO.partition("alias")[0]}
    )
    assert book.aliases.find("one-chat", "2026-07-01").notes == (
        "one-chat was retired on 2026-06-30",
    )
    assert (
        book.aliases.find("one-max", "2025-12-31").notes[0] == "one-max begins only on 2026-01-01"
    )


def test_an_unknown_id_is_none(book):
    assert book.aliases.find("no-such-model", "2026-11-23") is None
    assert "one-max" in book.aliases.names()


def test_the_aliases_that_started_the_project(bundled):
    find = lambda text, day="2026-11-23": bundled.catalogue.aliases.find(text, day)  # noqa: E731
    assert find("deepseek-ai/DeepSeek-V4-Pro").model_id == "deepseek-v4-pro"
    assert find("DeepSeek V4 Pro Max").model_id == "deepseek-v4-pro"
    assert "mode" in find("deepseek-v4-pro-max").notes[0]
    assert find("deepseek-v4-flash", "2026-06-01").model_id == "deepseek-v4-flash"


def test_every_id_of_every_bundled_model_is_found(bundled):
    for model_id, model in bundled.catalogue.models.items():
        assert bundled.catalogue.aliases.find(model_id, "2026-11-23") is not None, model_id
        for alias in model.aliases:
            assert bundled.catalogue.aliases.find(alias.id, "2026-11-23") is not None, alias.id


def test_an_id_that_means_two_models_at_once_is_an_error():
    clash = TWO.replace("2026-07-01", "2026-06-30")
    with pytest.raises(InputError) as caught:
        catalogue_of(**{"models__example-one": MODEL + ALIASES, "models__example-two": clash})
    assert "alias 'one-chat' of example-two also means example-one" in str(caught.value)


def test_the_weights_of_a_name_stay_when_its_api_id_moves(book):
    moved = (
        MODEL
        + "aliases: [{id: example-one, kind: api, from: 2026-01-01, redirects_to: example-two}]\n"
    )
    both = catalogue_of(**{"models__example-one": moved, "models__example-two": TWO})
    found = both.aliases.find("example-one", "2026-11-23")
    assert (found.model_id, found.namesake) == ("example-two", "example-one")
    assert book.aliases.find("example-one", "2026-11-23").namesake == ""
