"""Build plain data with positions from the YAML event stream, refusing what a profile or rule has no need of."""

import contextlib
import re
from collections.abc import Callable
from typing import Any, Literal, Protocol, cast

import yaml

from riskctl.text.characters import FORBIDDEN, MAX_DEPTH, MAX_PROBLEMS, describe, position
from riskctl.text.display import safe
from riskctl.text.problems import Problem
from riskctl.text.syntax import syntax_problem

KeyPath = tuple[str | int, ...]

# A file of two megabytes can hold a million one-letter entries; no profile has a thousandth of
# that.
MAX_ENTRIES = 100_000

# The C parser is several times faster; without it only the wording of syntax errors differs.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_SHOWN = 60  # characters of a name in a message
# Possessive, so that a long run of comments is walked once and never back.
_BEFORE_DOCUMENT = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n?|\n))*+(?=%)")
_NOTHING_MORE = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")


class _Mark(Protocol):
    index: int
    line: int
    column: int


class _Event(Protocol):
    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


class _Stop(Exception):  # noqa: N818 - ends the reading, not an error by itself
    pass


class Builder:
    """Reads one YAML text; `data`, `positions` and `problems` hold what was found.

    With problems, `data` may hold stand-ins and must not be used. Nesting is kept on a list of its own and every
    event is asked for singly, so that no depth of nesting can exhaust the stack or the parser.
    """

    def __init__(self, text: str, name: str) -> None:
        self.data: Any = None
        self.positions: dict[KeyPath, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._text = text
        self._name = name
        self._root: dict[str, Any] = {}
        self._container: Any = self._root
        self._path: KeyPath = ()
        self._key: str | None = "root"  # the key whose value comes next; None when a key comes next
        self._entry: KeyPath = ()  # the path of that value
        self._stack: list[tuple[Any, KeyPath, str | None, KeyPath]] = []

    def read(self) -> None:
        """Read the text to its end or to the first mistake that cannot be passed over."""
        with contextlib.suppress(_Stop):
            if directive := _BEFORE_DOCUMENT.match(self._text):
                # Not left to libyaml, whose time grows with the square of the number of directives.
                place = position(self._text, directive.end())
                self._stop(
                    *place, "directives (lines that start with '%') are not allowed; remove them"
                )
            try:
                self._read_document()
            except yaml.YAMLError as error:
                self.problems.append(syntax_problem(error, self._text, self._name))
        self.data = self._root.get("root")

    def _read_document(self) -> None:
        parser = _PARSER(self._text)
        try:
            next_event = cast(Callable[[], _Event], parser.get_event)
            next_event()
            if isinstance(next_event(), yaml.StreamEndEvent):
                self._stop(1, 1, "the file is empty; fill it in or remove it")
            # Events, not PyYAML's documents: its loader would turn NO into false and 1_000 into a
            # thousand.
            event = self._first(next_event())
            handlers: dict[type, Callable[[_Event], None]] = {
                yaml.ScalarEvent: self._scalar,
                yaml.MappingStartEvent: self._open_mapping,
                yaml.SequenceStartEvent: self._open_list,
                yaml.MappingEndEvent: self._close,
                yaml.SequenceEndEvent: self._close,
                yaml.AliasEvent: self._alias,
            }
            # Whatever ends the document has no handler.
            while handler := handlers.get(type(event)):
                handler(event)
                event = next_event()
        finally:
            # PyYAML's own parser holds itself by its state; this breaks the circle.
            parser.dispose()
        self._check_end(event.end_mark.index)

    def _first(self, event: _Event) -> _Event:
        mark = event.start_mark
        self.positions[()] = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent) and event.value in _NULLS and not event.style:
            place = position(
                self._text, mark.index
            )  # libyaml's line is one too many after an unended last line
            self._stop(*place, "the document is empty; fill it in or remove the file")
        return event

    def _check_end(self, end: int) -> None:
        # Looked for in the text: asking the parser would have it read a run of directives (see above).
        match = _NOTHING_MORE.match(self._text, end)
        if match and match.end() < len(self._text):
            place = position(self._text, match.end())
            self._stop(
                *place,
                "a second document, or stray text, starts here; keep one document in each file",
            )

    def _scalar(self, event: _Event) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        value: str | None = event.value
        # Only what stands without quotes can be null: a quoted "null" or "~" is a name.
        if not event.style:
            value = None if value in _NULLS else value
        elif event.style == '"' and (match := FORBIDDEN.search(event.value)):
            self._report(mark, f"escape in double quotes: {describe(match[0])}")
        container = self._container
        if type(container) is list:
            self.positions[(*self._path, len(container))] = (mark.line + 1, mark.column + 1)
            container.append(value)
        elif self._key is None:
            self._set_key(value, event)
        else:
            container[self._key] = value
            self._key = None
        if len(self.positions) > MAX_ENTRIES:
            self._too_many(mark)

    def _set_key(self, key: str | None, event: _Event) -> None:
        mark = event.start_mark
        if key is None:
            self._report(
                mark,
                "a key is missing or null; write a name before ':', in quotes if it is a word for null",
            )
            self._key, self._entry = "", self._stand_in(0)
            return
        # Merged entries would have no line of their own to report a mistake at.
        if key == "<<" and not event.style:
            self._report(
                mark, "merge keys (<<) are not allowed; write the merged entries out in full"
            )
        entry: KeyPath = (*self._path, key)
        if first := self.positions.get(entry):
            place = f"first at line {first[0]}, column {first[1]}"
            self._report(
                mark, f"key '{safe(key, _SHOWN)}' appears twice ({place}); keep one of them"
            )
            # Read on below the second one, so that mistakes inside it are told in the same run.
            entry = self._stand_in(0)
        self.positions[entry] = (mark.line + 1, mark.column + 1)
        self._key, self._entry = key, entry

    def _stand_in(self, part: Literal[0, 1]) -> KeyPath:
        # A path for what lies below a refused key, unlike any other, so that nothing below looks like a duplicate.
        return (*self._path, -2 * len(self.problems) - part)

    def _open_mapping(self, event: _Event) -> None:
        self._open(event, {})

    def _open_list(self, event: _Event) -> None:
        self._open(event, [])

    def _open(self, event: _Event, child: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        container, entry = self._container, self._entry
        waiting: str | None = None
        after: KeyPath = ()
        if type(container) is list:
            entry = (*self._path, len(container))
            self.positions[entry] = (mark.line + 1, mark.column + 1)
            container.append(child)
        elif self._key is None:
            self._report(
                mark,
                "a list or mapping cannot be a key; use text, and put '{{ }}' or '[ ]' in quotes",
            )
            waiting, after, entry = (
                "",
                self._stand_in(0),
                self._stand_in(1),
            )  # a value follows this key too
        else:
            container[self._key] = child
        # What comes after the child: its container, and whether a key or a value is due there.
        self._stack.append((container, self._path, waiting, after))
        if len(self._stack) > MAX_DEPTH:
            self._stop(
                mark.line + 1,
                mark.column + 1,
                f"nested more than {MAX_DEPTH} levels deep; flatten this",
            )
        if len(self.positions) > MAX_ENTRIES:
            self._too_many(mark)
        self._container, self._path, self._key = child, entry, None

    def _close(self, _event: _Event) -> None:
        self._container, self._path, self._key, self._entry = self._stack.pop()

    def _alias(self, event: _Event) -> None:
        self._report(
            event.start_mark,
            f"alias *{self._named(event.anchor)} is not allowed; write the value out",
        )
        container = self._container
        if type(container) is list:
            # Reading goes on behind the alias, so that later mistakes are told too.
            container.append(None)
        else:
            self._key, self._entry = (
                (None, ()) if self._key is not None else ("", self._stand_in(0))
            )

    def _decorated(self, event: _Event) -> None:
        if event.anchor is not None:
            self._report(
                event.start_mark, f"anchor &{self._named(event.anchor)} is not allowed; remove it"
            )
        if event.tag is not None:
            self._report(
                event.start_mark,
                f"tag {self._named(event.tag)} is not allowed; remove it, or quote a value that starts with '!'",
            )

    @staticmethod
    def _named(name: str | None) -> str:
        return safe((name or "").replace("tag:yaml.org,2002:", "!!"), _SHOWN)

    def _too_many(self, mark: _Mark) -> None:
        self._stop(
            mark.line + 1, mark.column + 1, f"more than {MAX_ENTRIES:,} entries; split the file"
        )

    def _report(self, mark: _Mark, message: str) -> None:
        self.problems.append(Problem(self._name, mark.line + 1, mark.column + 1, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _stop(self, line: int, col: int, message: str) -> None:
        self.problems.append(Problem(self._name, line, col, message))
        raise _Stop
