"""Read the records of an XML file one at a time, on a parser that follows nothing and expands nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from riskctl.sources.errors import BadList
from riskctl.text.display import safe

CHUNK = 1 << 16
MOST_NODES = 200_000
"""Elements one record may have; the largest real ones have some thousands."""
MOST_DEPTH = 60
MOST_TEXT = 4_000_000
"""Characters one record may have."""


@dataclass(slots=True)
class XmlNode:
    """An element: its name without namespace, its attributes, and its texts and elements in their order."""

    tag: str
    attrs: dict[str, str]
    parts: list[str | XmlNode] = field(default_factory=list)
    within: tuple[XmlNode, ...] = ()

    def get(self, name: str) -> str:
        """An attribute, or empty."""
        return self.attrs.get(name, "").strip()

    def children(self, tag: str) -> Iterator[XmlNode]:
        """Elements directly below, of one name."""
        return (part for part in self.parts if not isinstance(part, str) and part.tag == tag)

    def all(self, *path: str) -> Iterator[XmlNode]:
        """Elements at a path below."""
        nodes = [self]
        for tag in path:
            nodes = [below for node in nodes for below in node.children(tag)]
        return iter(nodes)

    def first(self, *path: str) -> XmlNode | None:
        """The first element at a path below."""
        return next(self.all(*path), None)

    def texts(self, *path: str) -> list[str]:
        """Texts of all elements at a path below, those that say something."""
        return [text for node in self.all(*path) if (text := node.text())]

    def value(self, *path: str) -> str:
        """Text of the first element at a path below, or empty."""
        first = self.first(*path)
        return first.text() if first else ""

    def everything(self) -> Iterator[str]:
        """Every text and attribute of the element and of those below, in their order, each by itself."""
        yield from self.attrs.values()
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part.everything()

    def below(self, *tags: str) -> list[str]:
        """Texts of the elements of these names at any depth below, in their order."""
        found: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                continue
            if part.tag in tags and (text := part.text()):
                found.append(text)
            else:
                found += part.below(*tags)
        return found

    def text(self) -> str:
        """All text below, in order, trimmed."""
        return "".join(
            part if isinstance(part, str) else part.text() for part in self.parts
        ).strip()


class _Builder:
    """Keeps the open elements and the finished records; elements outside a record keep only name and attributes."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.wanted = wanted
        self.open: list[XmlNode] = []
        self.done: list[XmlNode] = []
        self.root: XmlNode | None = None
        self.tags: dict[str, str] = {}
        self.depth = 0  # open elements of the record that is being read
        self.nodes = self.size = 0

    def start(self, name: str, attrs: dict[str, str]) -> None:
        tag = self.tags.get(name) or self.tags.setdefault(name, name.rpartition(" ")[2])
        node = XmlNode(
            tag, {key.rpartition(" ")[2]: value for key, value in attrs.items()} if attrs else attrs
        )
        if self.root is None:
            self.root = node
        if self.depth:
            self.open[-1].parts.append(node)
        if self.depth or node.tag in self.wanted:
            if not self.depth:
                node.within = tuple(self.open)
                self.nodes = self.size = 0
            self.depth += 1
            self.nodes += 1
            if attrs:
                self.size += sum(map(len, attrs.values()))
        self.open.append(node)
        if len(self.open) > MOST_DEPTH or self.nodes > MOST_NODES or self.size > MOST_TEXT:
            raise BadList(
                "an element is nested or filled beyond all measure; the file is damaged or hostile"
            )

    def end(self, _name: str) -> None:
        node = self.open.pop()
        if self.depth:
            self.depth -= 1
            if not self.depth:
                self.done.append(node)

    def data(self, text: str) -> None:
        if self.depth:
            self.open[-1].parts.append(text)
            self.size += len(text)
            if self.size > MOST_TEXT:
                raise BadList(
                    "an element is filled beyond all measure; the file is damaged or hostile"
                )


def _refuse(*_: Any) -> Any:
    raise BadList(
        "the file has a document type declaration (DOCTYPE) or entities; official lists have none: refused"
    )


def _parser(builder: _Builder) -> Any:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def records(path: Path, root: Collection[str], wanted: Collection[str]) -> Iterator[XmlNode]:
    """The root element (empty), then every element of a wanted name, whole, in the order of their ends.

    Raises :class:`BadList` for a file that is not well-formed, ends early, has another root, or has a DOCTYPE.
    """
    with path.open("rb") as file:
        yield from stream_records(file, root, wanted)


def stream_records(
    file: BinaryIO, root: Collection[str], wanted: Collection[str]
) -> Iterator[XmlNode]:
    """As :func:`records`, from bytes that are open already."""
    builder = _Builder(wanted)
    parser = _parser(builder)
    checked, fed = False, 0
    while True:
        chunk = file.read(CHUNK)
        _feed(parser, chunk, builder)
        fed += len(chunk)
        if chunk and fed - parser.CurrentByteIndex > MOST_TEXT:
            raise BadList(
                "a tag or text is long beyond all measure; the file is damaged or hostile"
            )
        if not checked and builder.root:
            checked = True
            _check_root(builder.root, root)
            yield XmlNode(builder.root.tag, builder.root.attrs)
        yield from builder.done
        builder.done.clear()
        if not chunk:
            return


def _feed(parser: Any, chunk: bytes, builder: _Builder) -> None:
    try:
        parser.Parse(chunk, not chunk)
    except BadList as error:
        raise BadList(str(error), parser.CurrentLineNumber) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or parser.CurrentLineNumber
        if not chunk and builder.root:
            raise BadList(
                f"the file ends before <{safe(builder.root.tag, 40)}> is closed: truncated", line
            ) from None
        reason = expat.errors.messages.get(
            getattr(error, "code", 0), "its encoding is unknown or wrong"
        )
        raise BadList(f"this is not well-formed XML: {reason}", line) from None


def _check_root(node: XmlNode, root: Collection[str]) -> None:
    if node.tag not in root:
        wanted = " or ".join(f"<{tag}>" for tag in sorted(root))
        raise BadList(
            f"the file starts with <{safe(node.tag, 40)}> where {wanted} was expected: another format",
            1,
        )
