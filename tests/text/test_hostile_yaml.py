"""No text or bytes crash, hang or slip through; agreement with PyYAML on what is safe."""

import contextlib
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riskctl.text import build
from riskctl.text.characters import FORBIDDEN
from riskctl.text.located import InputError, parse

ROOT = Path(__file__).parents[2]
MEBIBYTE = 1024 * 1024
CRASHING = {
    "lists": "'[' * 60000",
    "mappings": "'{' * 60000",
    "items": "'- ' * 60000",
    "keys": "'? ' * 30000",
    "list keys": "'[?' * 60000",
    "lists and entries": "'[a, ' * 60000",
    "lists on lines": "'[\\n' * 60000",
    "mappings in mappings": "'{a: ' * 60000",
    "indentation": "'\\n'.join(' ' * i + 'a:' for i in range(2000))",
    "megabytes of lists": "'[' * 2000000",
}
SLOW = {
    "directives": "%TAG !a! b\n" * (MEBIBYTE // 11),
    "directives after the end": "a: b\n...\n" + "%TAG !a! b\n" * (MEBIBYTE // 11),
    "directives in a second document": "a: b\n---\n" + "%TAG !a! b\n" * (MEBIBYTE // 11),
    "line ends in quotes": "a: '" + "\n" * MEBIBYTE + "'",
    "comments": "#x\n" * (MEBIBYTE // 3) + "a: b",
    "blank lines before a sign": " \n" * (MEBIBYTE // 2) + " %",
    "entries on one line": "a: " + "[" * 30 + "x," * (MEBIBYTE // 2),
    "bad characters": "\n" * MEBIBYTE + "\0" * 1000,
    "colons": ":" * MEBIBYTE,
    "one key": "x" * MEBIBYTE + ": y",
}
STRUCTURE = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n",
    "\n  ",
    "'",
    '"',
    "|\n",
    ">-\n",
    "#",
    "甲",
    "~",
]
REFUSED = [
    "&a ",
    "*a ",
    "!t ",
    "!!str ",
    "<<: ",
    "%YAML 1.1\n",
    "---\n",
    "...\n",
    "null",
    "\\x1b",
    "\\",
    "@",
    "`",
    "\t",
]
ODD = ["\r\n", "\r", "\0", "\u202e", "\ufeff", "\u2028", "\x85", "\ud800", "\udcff", "😀"]
FRAGMENTS = st.sampled_from(STRUCTURE + REFUSED + ODD)
HOSTILE_TEXT = st.one_of(
    st.lists(FRAGMENTS, max_size=40).map("".join),
    st.text(st.characters(), max_size=60),
)
WORD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=12).filter(
    lambda word: not FORBIDDEN.search(word)
)
SAFE_DATA = st.dictionaries(
    WORD,
    st.recursive(
        st.none() | WORD | st.sampled_from(["NO", "1.10", "2026-11-23", "true", "0x1F", "a\nb\n"]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("case", sorted(CRASHING))
def test_deep_nesting_neither_crashes_nor_hangs(case: str) -> None:
    code = f"from riskctl.text.located import parse\nparse({CRASHING[case]}, 'f', object)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
        cwd=ROOT,
    )
    assert ran.returncode == 1, ran.stderr
    assert "nested more than 32 levels deep" in ran.stderr


@pytest.mark.parametrize("case", sorted(SLOW))
def test_time_stays_in_proportion_to_size(case: str) -> None:
    started = time.process_time()
    with contextlib.suppress(InputError):
        parse(SLOW[case], "f")
    # Quadratic work would take minutes; processor time does not depend on what else the machine does.
    assert time.process_time() - started < 2


def check_positions(source: str | bytes, found: list[tuple[int, int]]) -> None:
    text = source if isinstance(source, str) else source.decode("utf-8", "surrogateescape")
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    for line, col in found:
        assert 1 <= line <= len(lines)
        assert 1 <= col <= len(lines[line - 1]) + 1


def check_anything(source: str | bytes) -> None:
    try:
        located = parse(source, "f", object)
    except InputError as error:
        assert error.problems
        check_positions(source, [(problem.line, problem.col) for problem in error.problems])
        assert not FORBIDDEN.search(str(error).replace("\n", ""))
    else:
        check_positions(source, list(located.positions.values()))
        for text in texts(located.data):
            assert not FORBIDDEN.search(text)
        for path in located.positions:
            value = located.data
            for step in path:
                value = value[step]


def texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [*data, *(text for value in data.values() for text in texts(value))]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


@settings(max_examples=600, deadline=None)
@given(HOSTILE_TEXT)
@example("a: 1\nb")
@example("---\n#")
@example('a: "\\x1b"')
@example("\ufeff\ufeffa: b")
def test_any_text_is_data_or_an_input_error(source: str) -> None:
    check_anything(source)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | HOSTILE_TEXT.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_data_or_an_input_error(source: bytes) -> None:
    check_anything(source)


@settings(max_examples=200, deadline=None)
@given(source=HOSTILE_TEXT)
def test_the_parser_without_libyaml_is_as_safe(source: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "_PARSER", yaml.SafeLoader)
        check_anything(source)


class NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@settings(max_examples=300, deadline=None)
@given(
    SAFE_DATA,
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.sampled_from([None, '"', "'"]),
)
def test_agrees_with_pyyaml_on_safe_documents(
    data: dict[str, Any], flow: bool | None, unicode: bool, style: str | None
) -> None:
    data = data if style is None else nulls_as(data, "quoted")
    text = yaml.dump(
        data, default_flow_style=flow, allow_unicode=unicode, default_style=style, Dumper=NoAliases
    )
    located = parse(text, "f")
    assert located.data == data
    assert nulls_as(located.data, "null") == yaml.load(text, Loader=yaml.BaseLoader)


def nulls_as(data: Any, word: str) -> Any:
    if isinstance(data, dict):
        return {key: nulls_as(value, word) for key, value in data.items()}
    if isinstance(data, list):
        return [nulls_as(value, word) for value in data]
    return word if data is None else data
