"""Languages with braces (JavaScript, TypeScript, Go, Java, C#, JSON, HCL ...), token by token: comments are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from riskctl.discovery.constants import may_be_constant
from riskctl.discovery.usage import SEVERAL, FileLiterals, Literal, Role

_FORM = r"""(?:PLAIN(?P<pair>"(?P<pair_key>[^"\\\n]*)"[^\S\n]*:[^\S\n]*"(?P<pair_value>[^"\\\n]*)")
    |(?P<word>[A-Za-z_$@][\w$]*(?:(?:\.|::)[A-Za-z_$][\w$]*)*)
    |(?P<mark>=>|:=|===?|!==?|[{}()\[\],:;=<])
    |(?P<triple>\"{3}.*?(?:\"{3}|\Z))
    |(?P<string>"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`)
    |(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z)HASH)
    |(?P<number>\d[\w.]*))BLANK"""
_PLAIN = r"""(?P<plain>^[\w-]+[^\S\n]*=[^\S\n]*(?:true|false|[\d._+-]+)[^\S\n]*\n)
    |(?P<setting>^(?P<key>[\w-]+)[^\S\n]*=[^\S\n]*"(?P<value>[^"\\\n]*)"[^\S\n]*\n)
    |(?P<newline>\n)
    |"""
"""Where a line ends an assignment: a line that sets a number or one text is one token. So is a pair of two texts, anywhere:
both are what their parts would be one by one, in a third of the time."""
_FLAGS = re.VERBOSE | re.DOTALL | re.MULTILINE


@cache
def _form(hashes: bool, own_line_keys: bool) -> re.Pattern[str]:
    """The tokens of a kind of text; compiled when the first text of that kind is read."""
    form = _FORM.replace("HASH", r"|\#[^\n]*" if hashes else "")
    form = form.replace("PLAIN", _PLAIN if own_line_keys else "")
    return re.compile(form.replace("BLANK", r"[^\S\n]*" if own_line_keys else r"\s*"), _FLAGS)


_WHOLE = ("pair", "setting")
_SKIPPED = frozenset({"comment", "number", "plain"})
_KEYWORDS = frozenset(
    {"return", "case", "await", "new", "const", "let", "var", "export", "typeof", "in", "of"}
)
_IMPORTS = frozenset({"import", "from", "require", "using"})
_IMPORTING = ("import", "using")
_ENVIRONMENT = re.compile(
    r"(?:process\.env|import\.meta\.env|Deno\.env|env|Bun\.env)\.([A-Z][A-Z0-9_]+)$"
)
_GETENV = frozenset({"Getenv", "getenv", "LookupEnv", "GetEnvironmentVariable", "env"})
_TYPES = frozenset({"str", "string", "String", "static"})
"""Between a name and what it is set to (``MODEL: &str = "x"``): the name is the key."""
_HEIRS = frozenset({"extends", "implements"})
"""Behind the name of a class: the block is that of the class, not of what it is made from."""
_DEEPEST = 500
_ROLES: dict[str, Role] = {"$import": "import", "$name": "name", "$constant": "constant"}
_PART_TESTS = frozenset(
    {
        "includes",
        "startsWith",
        "StartsWith",
        "endsWith",
        "EndsWith",
        "contains",
        "Contains",
        "HasPrefix",
        "HasSuffix",
        "has_prefix",
        "hasPrefix",
        "indexOf",
        "IndexOf",
        "equalsIgnoreCase",
        "EqualFold",
    }
)
"""Calls that ask for a part of a name: what they ask for is no usage."""


class _Block:
    __slots__ = ("call", "group", "key", "opener")

    def __init__(self, opener: str, key: str, call: str) -> None:
        self.opener = opener
        self.key = key
        self.call = call
        self.group: dict[str, str] = {}


def read_blocks(text: str, hashes: bool = False, own_line_keys: bool = False) -> FileLiterals:
    """The literals of a text of that kind. ``hashes`` begin comments (HCL, TOML); a line ends an assignment with
    ``own_line_keys``. Linear in the text.
    """
    reader = _BlockReader(own_line_keys)
    take = reader.take
    for token in _form(hashes, own_line_keys).finditer(text):
        kind = token.lastgroup
        if kind in _WHOLE:
            reader.take_whole(token)
        elif kind is not None and kind not in _SKIPPED:
            take(kind, token[kind], token.start())
    return reader.finish(text)


def comments_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of each comment."""
    places = _Places(text)
    for token in _form(False, False).finditer(text):
        if token.lastgroup == "comment":
            yield *places.of(token.start("comment")), token["comment"]


class _BlockReader:
    def __init__(self, own_line_keys: bool) -> None:
        self.source = FileLiterals()
        self.blocks: list[_Block] = [_Block("", "", "")]
        self.key = ""
        self.word = ""
        self.last = ""
        self.previous = ""
        self.bound = ""
        self.around: tuple[_Block, ...] = ()
        self.own_line_keys = own_line_keys
        self.found: list[tuple[int, str, str, str, tuple[_Block, ...]]] = []
        self.pending: tuple[int, str] | None = None
        self.class_name = ""
        self.used = ""

    def take(self, kind: str, token: str, position: int) -> None:
        """One token that is neither blank nor comment."""
        if kind == "mark":
            self._mark(token)
        elif kind == "word":
            self._word(position, token)
        elif kind == "newline":
            self._flush()
            self.key = ""
            return
        else:
            self._flush()
            self.pending = (position, token[3:-3] if kind == "triple" else token[1:-1])
        self.last = token

    def take_whole(self, token: re.Match[str]) -> None:
        """A name with its text, or a line that sets one text."""
        if self.pending is not None:
            self._flush()
        if token.lastgroup == "pair":
            self._name((token.start(), token["pair_key"]))
            self.key = token["pair_key"]
            self.pending = (token.start("pair_value") - 1, token["pair_value"])
        else:
            self.previous, self.word = self.word, ""
            self.key = self.bound = token["key"]
            self.pending = (token.start("value") - 1, token["value"])
            self._flush()
            self.key = ""
        self.last = '"'

    def _word(self, position: int, token: str) -> None:
        environment = _ENVIRONMENT.search(token) if "env." in token else None
        if environment:
            self.found.append(
                (position + environment.start(1), environment[1], "$env", "", self._around())
            )
        if self.pending is not None:
            self._flush()
        imports = self.word in _IMPORTING or (self.word == "static" and self.previous in _IMPORTING)
        if self.used or self.last == "use":
            self._use(position, token)
        elif imports and "." in token:
            self.found.append((position, token, "$import", "", self._around()))
        elif not imports and may_be_constant(token):
            call = self.blocks[-1].call
            self.found.append((position, token, "$constant", call, self._around()))
        if token in _HEIRS and not self.class_name:
            self.class_name = self.word
        self.previous, self.word = self.word, token

    def _use(self, position: int, token: str) -> None:
        """A name between ``use`` and its semicolon, as Rust imports; in braces, behind the first of them."""
        name = f"{self.used}::{token}" if self.used else token
        self.found.append((position, name, "$import", "", self._around()))
        self.used = self.used or token

    def _mark(self, token: str) -> None:
        if token == ";":
            self.used = ""
        self._take_back_constant(token)
        if self._ends_key(token):
            return
        if self.pending is not None:
            self._flush()
        if token in "{[(":
            self._open(token)
        elif token in "}])":
            self._close(token)
        elif token in ",;":
            self._end_value(token)

    def _take_back_constant(self, token: str) -> None:
        """A name that is set or called here is no constant that is used."""
        is_defined = token == ":" and self.previous in ("const", "static")
        sets_or_calls = is_defined or token in ("=", ":=", "(")
        if sets_or_calls and self.found and self.found[-1][1:3] == (self.last, "$constant"):
            self.found.pop()

    def _ends_key(self, token: str) -> bool:
        """Whether the mark stands behind a key, which is then the one of what follows."""
        if token not in (":", "=", ":="):
            return False
        if self.pending is not None:
            if token != ":" and not self.own_line_keys:
                return False
            self._name(self.pending)
            self.key, self.pending = self.pending[1], None
            return True
        if not self.word:
            return False
        # In `model: str = "..."` the word in front of the sign is a type, and the key stands before it.
        is_type = token == "=" and self.key and self.word in _TYPES
        self.key = self.key if is_type else self.word.rpartition(".")[2]
        if token != ":":
            self.bound = self.key
        self.word = ""
        return True

    def _open(self, token: str) -> None:
        call = self.word if token == "(" and self.word not in _KEYWORDS else ""
        if token == "{" and self.last == "(":
            call = self.blocks[-1].call
        if call and self.bound:
            self.source.clients.setdefault(self.bound, call)
        key = self.key or (self.word if token == "{" else "")
        if token == "{" and self.class_name:
            key, self.class_name = self.class_name, ""
        self.around = ()
        if len(self.blocks) < _DEEPEST:
            inherited = "" if token == "{" else self.blocks[-1].call
            self.blocks.append(_Block(token, key, call or inherited))
        self.key, self.word = "" if token == "{" else self.key, ""

    def _close(self, token: str) -> None:
        if len(self.blocks) == 1:
            return
        closed = self.blocks.pop()
        self.around = ()
        self.key = closed.key if token != "}" else ""

    def _end_value(self, token: str) -> None:
        # In a list the next text has the key of this one.
        self.key = self.blocks[-1].key if self.blocks[-1].opener == "[" else ""
        self.word = ""
        if token == ";":
            self.bound = ""

    def _name(self, pending: tuple[int, str]) -> None:
        self.found.append((*pending, "$name", "", self._around()))

    def _around(self) -> tuple[_Block, ...]:
        if not self.around:
            self.around = tuple(reversed(self.blocks[-6:]))
        return self.around

    def _flush(self) -> None:
        """Write down the text that was read, now that it is known to be no key."""
        if self.pending is None:
            return
        position, value = self.pending
        self.pending = None
        call = self.blocks[-1].call
        if call.rpartition(".")[2] in _PART_TESTS:
            return
        imported = self.word in _IMPORTS or call in _IMPORTS
        key = "$import" if imported else self.key
        if call.rpartition(".")[2] in _GETENV:
            key = "$env"
        self.found.append((position, value, key, call, self._around()))
        if self.key and self.blocks[-1].opener == "[" and "rovider" in self.key:
            self._listed(value)
        elif self.key and self.blocks[-1].opener != "[":
            self.blocks[-1].group[self.key] = value
            folded = self.key.casefold().replace("_", "")
            if folded.endswith(("baseurl", "uribase", "endpoint", "apibase")) and self.bound:
                self.source.clients[self.bound] = value

    def _listed(self, value: str) -> None:
        """Providers in a list stand beside the model that the list stands beside."""
        group = self.blocks[-2].group
        before = group.get(self.key)
        group[self.key] = f"{before}{SEVERAL}{value}" if before else value

    def finish(self, text: str) -> FileLiterals:
        """Literals with lines; only now are the texts beside each of them complete."""
        self._flush()
        place_of = _Places(text).of
        literals = self.source.literals
        surroundings: dict[int, tuple[tuple[dict[str, str], ...], tuple[str, ...]]] = {}
        for position, value, key, call, blocks in self.found:
            line, column = place_of(position)
            around = surroundings.get(id(blocks))
            if around is None:
                around = surroundings[id(blocks)] = _around(blocks)
            groups, path = around
            role = _ROLES.get(key, "value")
            literals.append(Literal(line, column, value, key, (*path, key), call, groups, role))
        return self.source


def _around(blocks: tuple[_Block, ...]) -> tuple[tuple[dict[str, str], ...], tuple[str, ...]]:
    """The texts beside what stands in some blocks, nearest first, and the keys around it from outside in."""
    groups = tuple(block.group for block in blocks if block.group)
    return groups, tuple(block.key for block in reversed(blocks) if block.key)


class _Places:
    """Line and column of positions that mostly rise."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = 1
        self.start = 0
        self.last = 0

    def of(self, position: int) -> tuple[int, int]:
        """Both from 1."""
        if position < self.last:
            self.line, self.start, self.last = 1, 0, 0
        breaks = self.text.count("\n", self.last, position)
        if breaks:
            self.line += breaks
            self.start = self.text.rfind("\n", self.last, position) + 1
        self.last = position
        return self.line, position - self.start + 1
