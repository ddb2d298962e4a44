"""Reading a value of every type, and the message for every mistake."""

from __future__ import annotations

import pytest

from riskctl.facts.read import BadValueError, read_scalar, read_value
from riskctl.facts.values import Between, Known, Partial, Unknown
from riskctl.facts.vocabulary import VOCABULARY

SET, NUMBER, WHOLE = "data.subject_countries", "route.listed_ownership_percent", "data.subjects"
CHOICE, TRUTH, HELD, DATED = "route.deployment", "data.personal", "evidence.dpia", "model.released"
TEXT, FLOP, CLASSES, CHIPS = (
    "model.licence",
    "model.training_flop",
    "data.classes",
    "route.served_on",
)

GOOD = [
    (TRUTH, "true", Known(True)),
    (TRUTH, "No", Known(False)),
    (WHOLE, "350000", Known(350000)),
    (WHOLE, ["10", "20"], Between(10, 20)),
    (WHOLE, ["10", "10"], Known(10)),
    (NUMBER, "49.99", Known(49.99)),
    (NUMBER, {"between": ["30", "55"]}, Between(30, 55)),
    (FLOP, "9.7e+24", Known(9.7e24)),
    (TEXT, "MIT", Known("MIT")),
    (TEXT, "1.10", Known("1.10")),
    (CHOICE, "self-hosted", Known("self-hosted")),
    (DATED, "2026-04-24", Known("2026-04-24")),
    (HELD, "2026-04-24", Known("2026-04-24")),
    (HELD, "none", Known("none")),
    (SET, ["MY", "NO"], Known(frozenset({"MY", "NO"}))),
    (SET, [], Known(frozenset())),
    (SET, {"value": ["MY"]}, Known(frozenset({"MY"}))),
    (SET, {"includes": ["MY"], "excludes": ["CN"]}, Partial(frozenset({"MY"}), frozenset({"CN"}))),
    (SET, {"excludes": ["CN"]}, Partial(frozenset(), frozenset({"CN"}))),
    (CHIPS, ["any-id"], Known(frozenset({"any-id"}))),
    (SET, "unknown", Unknown()),
    (NUMBER, {"unknown": "not disclosed"}, Unknown("not disclosed")),
    (TRUTH, {"unknown": None}, Unknown("not stated")),
]


@pytest.mark.parametrize(("path", "raw", "value"), GOOD)
def test_a_value_is_read(path, raw, value):
    found = read_value(VOCABULARY[path], raw)
    assert found == value
    if isinstance(value, Known):
        assert type(found.value) is type(value.value)


def test_every_type_is_read_above():
    assert {VOCABULARY[path].type for path, _, _ in GOOD} == {
        spec.type for spec in VOCABULARY.values()
    }


BAD = [
    (TRUTH, None, (), "has no value; write one, or `unknown`"),
    (TRUTH, "maybe", (), "takes true or false, not 'maybe'"),
    (TRUTH, ["true"], (), "takes one value, not a list"),
    (
        TRUTH,
        {"valu": "true"},
        ("valu",),
        "unknown key 'valu' in the value of data.personal (did you mean 'value'?)",
    ),
    (TRUTH, {}, (), "has an empty value"),
    (TRUTH, {"includes": ["x"]}, (), "is not a set; `includes` does not apply"),
    (TRUTH, {"between": ["1", "2"]}, ("between",), "is not a number; a range does not apply"),
    (SET, "MY", (), "is a set; write a list such as [MY]"),
    (SET, ["MY", "my"], (1,), "'my' is not an ISO 3166-1 alpha-2 country code"),
    (SET, ["MY", ""], (1,), "a member must be plain text"),
    (SET, [["MY"]], (0,), "a member must be plain text"),
    (SET, [None], (0,), "a member must be plain text"),
    (SET, {"includes": "MY"}, ("includes",), "is a set; write a list"),
    (SET, {"includes": ["XX"]}, ("includes", 0), "'XX' is not an ISO 3166-1"),
    (SET, {"includes": ["MY"], "excludes": ["CN", "ZZ"]}, ("excludes", 1), "'ZZ' is not"),
    (SET, {"includes": ["MY"], "excludes": ["MY"]}, (), "MY is both included and excluded"),
    (CLASSES, ["helth"], (0,), "(did you mean 'health'?)"),
    (CHOICE, "selfhosted", (), "(did you mean 'self-hosted'?)"),
    (NUMBER, "fifty", (), "takes a number, not 'fifty'"),
    (NUMBER, "100.5", (), "is a percentage from 0 to 100"),
    (NUMBER, "-1", (), "takes a number from 0 up"),
    (NUMBER, "nan", (), "takes a number from 0 up"),
    (FLOP, "inf", (), "takes a number from 0 up"),
    (NUMBER, ["1", "2", "3"], (), "a range is two numbers"),
    (NUMBER, ["55", "30"], (), "the range [55, 30] is the wrong way round"),
    (NUMBER, {"between": "50"}, ("between",), "a range is two numbers"),
    (NUMBER, [None, "3"], (), "takes a number, not None"),
    (WHOLE, "1.5", (), "takes a whole number"),
    (DATED, "24 April 2026", (), "takes a date such as 2026-11-23, not"),
    (DATED, "2026-02-30", (), "takes a date such as"),
    (DATED, "none", (), "takes a date such as"),
    (HELD, "yes", (), "takes a date such as 2026-11-23 or none"),
    (HELD, ["2026-01-01"], (), "takes one value, not a list"),
]


@pytest.mark.parametrize(("path", "raw", "at", "words"), BAD)
def test_a_mistake_is_told_at_its_place(path, raw, at, words):
    with pytest.raises(BadValueError) as error:
        read_value(VOCABULARY[path], raw)
    assert words in str(error.value)
    assert error.value.at == at


def test_a_scalar_is_plain_text():
    with pytest.raises(BadValueError, match="takes one value"):
        read_scalar(VOCABULARY[TRUTH], ["true"])


@pytest.mark.parametrize("text", ["1_000", "１００", " 50 ", "0x10", "5e1"])
def test_odd_spellings_of_numbers_do_not_change_their_meaning(text):
    """Whatever Python reads as a number is that number or an error, never a stand-in."""
    try:
        value = read_value(VOCABULARY[NUMBER], text)
    except BadValueError:
        return
    assert value == Known(float(text))


def test_the_vocabulary_is_sound():
    for path, spec in VOCABULARY.items():
        assert spec.path == path and spec.prefix and spec.name
        assert spec.question.endswith("?") or spec.path.endswith("_uncovered"), path
        assert spec.shelf_life >= 0
        if spec.type == "choice":
            assert spec.choices, path
        assert not (spec.covers and spec.type != "evidence"), path
