"""The first letters that a pattern admits: from its parsed form, so that the table in the package can be checked."""

from __future__ import annotations

import re._parser as parser

LETTERS = 4
_ANYTHING = "\0"
"""Ends a text behind which any letter may stand."""


def prefixes(pattern: str) -> set[str]:
    """Lower-case texts of at most four letters with which every match begins; shorter where a match may end."""
    return {text.rstrip(_ANYTHING) for text in _of(parser.parse(pattern))}


def _of(items) -> set[str]:
    texts = {""}
    for operator, value in items:
        done = {text for text in texts if len(text) >= LETTERS or text.endswith(_ANYTHING)}
        if done == texts:
            break
        ends = _one(str(operator), value)
        texts = done | {(text + end)[:LETTERS] for text in texts - done for end in ends}
    return texts


def _one(operator: str, value) -> set[str]:
    if operator == "LITERAL":
        return {chr(value).lower()}
    if operator == "IN":
        return set().union(*(_members(str(kind), member) for kind, member in value))
    if operator == "BRANCH":
        return set().union(*(_of(branch) for branch in value[1]))
    if operator == "SUBPATTERN":
        return _of(value[3])
    if operator in ("MAX_REPEAT", "MIN_REPEAT"):
        inner = _of(value[2])
        tail = inner if value[0] > 1 else inner | {""}
        more = {(first + second)[:LETTERS] for first in inner for second in tail}
        return (inner if value[1] == 1 else more) | ({""} if value[0] == 0 else set())
    if operator == "ANY":
        return {_ANYTHING}
    if operator in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    raise NotImplementedError(operator)


def _members(kind: str, member) -> set[str]:
    if kind == "LITERAL":
        return {chr(member).lower()}
    if kind == "RANGE":
        return {chr(code).lower() for code in range(member[0], member[1] + 1)}
    return set("0123456789")
