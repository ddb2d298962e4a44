"""The matcher decides by codes; the words for them are made where somebody reads them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import riskctl
from riskctl.screening.comparison.initials import BY_INITIALS, by_initials
from riskctl.screening.comparison.leftover import tells_apart
from riskctl.screening.names.lexicon import NAME, NUMBER, PLACE
from riskctl.screening.names.parse import parse
from riskctl.screening.reasons import KIND_WORDS, PAIR_WORDS, WORDINGS, sentence
from riskctl.text.reason import Reason

ROOT = Path(riskctl.__file__).parent


def codes_used() -> set[str]:
    """Codes that stand in a call of ``Reason`` under ``screening``."""
    codes = {BY_INITIALS}
    for path in (ROOT / "screening").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason":
                codes |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return codes


def test_every_code_has_words_and_is_used():
    assert codes_used() == set(WORDINGS)


def test_a_name_that_looks_like_a_sentence_decides_nothing():
    """Names are hostile input: a place that is called like a reason is a word and no more."""
    assert not tells_apart(Reason("lone-words", (NAME, "country in one name only")))
    assert tells_apart(Reason("other-words", (PLACE, "chicago", "boston")))
    assert tells_apart(Reason("other-words", (NUMBER, "3", "6")))
    assert not tells_apart(Reason("other-words", (NAME, "other place", "a holding and")))


def test_braces_of_a_name_are_letters():
    assert sentence(Reason("same-name", ("{0} {x}",))) == "same name: {0} {x}"


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_kinds_of_words_have_words(kind):
    assert sentence(Reason("lone-words", (kind, "x"))) == f"{KIND_WORDS[kind]} in one name only: x"


@pytest.mark.parametrize("how", PAIR_WORDS)
def test_pairs_have_words(how):
    assert PAIR_WORDS[how] in sentence(Reason("like-pair", ("a", "b", how, 0.5)))


def test_initials_are_told_by_their_code():
    short, long = parse("CATL")[0], parse("Contemporary Amperex Technology Limited")[0]
    compared = by_initials(short, long)
    assert compared is not None and compared.reasons[0].code == BY_INITIALS
