"""What a user types: subjects and what-if facts."""

from __future__ import annotations

import pytest
from making import MODEL, TODAY, catalogue_of

from riskctl.assessment.subjects import UnknownSubjectError, read_subject
from riskctl.assessment.suppose import BadSettingError, read_setting
from riskctl.facts.values import Between, Known, Unknown

ALIAS = "aliases: [{id: one-max, kind: mode}]\n"


@pytest.fixture(scope="module")
def book():
    more = {"routes__other": "name: Other\noperator: example\nmodels: [example-two]\n"}
    return catalogue_of(
        **{"models__example-one": MODEL + ALIAS, "models__example-two": MODEL, **more}
    )


def test_a_model_alone_means_every_route(book):
    assert [one.id for one in read_subject("example-one", book, TODAY)] == [
        "example-one@example-api"
    ]


def test_an_alias_keeps_what_was_asked(book):
    (one,) = read_subject("ONE_max@example-api", book, TODAY)
    assert (one.id, one.asked) == ("example-one@example-api", "ONE_max@example-api")
    assert "a mode of example-one" in one.notes[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exampel-one", "unknown model 'exampel-one' (did you mean 'example-one'?)"),
        ("example-one@exampel-api", "unknown route 'exampel-api' (did you mean 'example-api'?)"),
        ("example-one@other", "route other does not offer example-one"),
        ("", "unknown model ''"),
        ("\x1b[31m@x", "unknown model"),
    ],
)
def test_an_unknown_subject_is_told(book, text, words):
    with pytest.raises(UnknownSubjectError) as error:
        read_subject(text, book, TODAY)
    assert words in str(error.value)
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("data.personal=true", Known(True)),
        (" data.personal = no ", Known(False)),
        (
            "route.served_on=ascend-910c,nvidia-h100",
            Known(frozenset({"ascend-910c", "nvidia-h100"})),
        ),
        ("route.served_on=[ascend-910c]", Known(frozenset({"ascend-910c"}))),
        ("route.served_on=none", Known(frozenset())),
        ("route.listed_ownership_percent=30..55", Between(30, 55)),
        ("route.listed_ownership_percent=49.99", Known(49.99)),
        ("route.listed_ownership_percent=unknown", Unknown()),
        ("evidence.dpia=none", Known("none")),
    ],
)
def test_a_what_if_fact_is_read(text, value):
    fact = read_setting(text)
    assert fact.value == value
    assert fact.provenance.hypothetical


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("data.personal", "--set takes FACT=VALUE"),
        ("data.personnal=true", "did you mean 'data.personal'?"),
        ("data.personal=perhaps", "--set data.personal: data.personal takes true or false"),
        ("route.listed_ownership_percent=55..30", "the wrong way round"),
        ("route.processing_countries=Malaysia", "not an ISO 3166-1"),
    ],
)
def test_a_mistake_is_told(text, words):
    with pytest.raises(BadSettingError) as error:
        read_setting(text)
    assert words in str(error.value)
