"""What names a model or a service without using it: comments, docstrings, labels for people. Read with ``--all`` only."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from riskctl.discovery.block_source import comments_of
from riskctl.discovery.commands import urls_in
from riskctl.discovery.families import developer_of
from riskctl.discovery.forms import is_shown, split_provider
from riskctl.discovery.hosts import host_of
from riskctl.discovery.usage import Context, FileLiterals, Usage

_NAME = re.compile(r"[A-Za-z0-9@][\w./:@+-]*\w")
_HASH = re.compile(r"(?:^|\s)#(?P<words>.*)$")
_QUOTES = re.compile(r"[rRbBuU]*(?:\"{3}|'{3}|\"|')")
_TOKENS = frozenset({"blocks", "json"})


class Remark(NamedTuple):
    """A text that is not run, with its place and what kind of text it is."""

    line: int
    column: int
    text: str
    context: Context


def mentions_in(
    path: str, reader: str, text: str, source: FileLiterals, used: Iterable[Usage]
) -> Iterator[Usage]:
    """The models and hosts that a file only mentions, each once a line; what it uses there is left out."""
    seen = {(usage.line, usage.literal) for usage in used}
    for remark in (*_remarks(reader, text), *_labels(source)):
        for number, line in enumerate(remark.text.split("\n")):
            shift = remark.column if number == 0 else 1
            for usage in _named(path, line, remark, shift, remark.line + number):
                if (usage.line, usage.literal) not in seen:
                    seen.add((usage.line, usage.literal))
                    yield usage


def _named(path: str, text: str, remark: Remark, shift: int, line: int) -> Iterator[Usage]:
    evidence = f"named in a {remark.context}"
    for match in _NAME.finditer(text):
        name = match.group()
        developer = developer_of(split_provider(name)[1])
        if developer and any(character.isdigit() for character in name):
            yield Usage(
                path,
                line,
                shift + match.start(),
                "model",
                name,
                developer,
                confidence="inferred",
                evidence=evidence,
                context=remark.context,
            )
    for offset, url in urls_in(text):
        host = host_of(url)
        if host:
            yield Usage(
                path,
                line,
                shift + offset,
                "endpoint",
                url,
                operator=host.operator,
                host_region=host.region,
                confidence="inferred",
                evidence=evidence,
                context=remark.context,
            )


def _labels(source: FileLiterals) -> Iterator[Remark]:
    for literal in source.literals:
        if literal.role == "value" and is_shown(literal):
            yield Remark(literal.line, literal.column, literal.text, "label")


def _remarks(reader: str, text: str) -> Iterator[Remark]:
    if reader == "python":
        yield from _of_python(text)
    elif reader in _TOKENS:
        for line, column, words in comments_of(text):
            yield Remark(line, column, words, "comment")
    else:
        for number, written in enumerate(text.split("\n"), 1):
            match = _HASH.search(written)
            if match:
                yield Remark(number, match.start("words") + 1, match["words"], "comment")


def _of_python(text: str) -> Iterator[Remark]:
    """Comments by the tokenizer, docstrings by the parser; as far as either comes in a file that is not sound."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield Remark(token.start[0], token.start[1] + 1, token.string, "comment")
    except (tokenize.TokenError, SyntaxError):
        pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = text.split("\n")
    for node in ast.walk(module):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node.value.value, str):
            opening = _QUOTES.match(lines[node.lineno - 1], node.col_offset)
            column = opening.end() + 1 if opening else node.col_offset + 1
            yield Remark(node.lineno, column, node.value.value, "docstring")
