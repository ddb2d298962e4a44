# ruff: noqa: E501 - tables of hostile pieces and samples
"""Mutants of a file: what damage, haste and ill will do to it. The same seed gives the same mutants."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"\r", b"\n\n", b'"', b"'", b"<", b">", b"&", b"{", b"}", b"[", b"]",
    b",", b";", b":", b"#", b"&a *a", b"!!python/object:os.system", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&#0;", b"<![CDATA[",
    b"NaN", b"Infinity", b"-1", b"1e400", b"9" * 400, b"null", b"true", b"[]", b"{}", b'""', b"\\ud800", b"\xed\xa0\x80",
    "\u202e".encode(), "\u200b".encode(), "\ufeff".encode(), "\u0661\u0662".encode(), "ſtK".encode(), b"../../../etc/passwd",
    b"=cmd()", b"2026-02-30", b"9999-12-31", b"0000-00-00", b"01/02/2026", b"a.k.a. ", b"IMO 9074729", b"\x1b[2J", b"-0-",
    b"A" * 5000, b"(" * 300, b"[" * 3000, b"<a>" * 200, b"a.k.a. 'x' " * 60, b"; formerly X" * 60,
)  # fmt: skip
"""Pieces that are put into files."""
_TOKEN = re.compile(rb"[A-Za-z0-9_.-]+")


def mutant(samples: Sequence[bytes], chance: random.Random) -> bytes:
    """One sample, damaged one to four times over."""
    content = bytearray(chance.choice(samples))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        change = chance.choice(_CHANGES)
        content = bytearray(change(content, samples, chance))
    return bytes(content)


Change = Callable[[bytearray, Sequence[bytes], random.Random], bytes]


def _place(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _flip(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _insert(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    at = _place(content, chance)
    return bytes(content[:at]) + chance.choice(HOSTILE) + bytes(content[at:])


def _remove(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    at = _place(content, chance)
    return bytes(content[:at] + content[at + chance.choice((1, 1, 4, 40)) :])


def _truncate(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    return bytes(content[: _place(content, chance)])


def _repeat(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    at, length = _place(content, chance), chance.choice((1, 8, 60, 400))
    piece = bytes(content[at : at + length])
    return bytes(content[:at]) + piece * chance.choice((2, 3, 30)) + bytes(content[at:])


def _splice(content: bytearray, samples: Sequence[bytes], chance: random.Random) -> bytes:
    other = bytearray(chance.choice(samples))
    return bytes(content[: _place(content, chance)]) + bytes(other[_place(other, chance) :])


def _swap_lines(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    lines = bytes(content).split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _token(content: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Another value in the place of one word, the kind of damage that keeps the form."""
    found = list(_TOKEN.finditer(content))
    if not found:
        return bytes(content)
    word = chance.choice(found)
    return bytes(content[: word.start()]) + chance.choice(HOSTILE) + bytes(content[word.end() :])


_CHANGES: tuple[Change, ...] = (
    _flip, _insert, _remove, _truncate, _repeat, _splice, _swap_lines, _token, _token, _insert,
)  # fmt: skip
