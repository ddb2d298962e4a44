"""Read an assessment document from outside: held against the types, with the place of everything that is wrong.

The version of the document says how. One of the version that is written here has every key and no other. One of a
later minor version may have more keys, which are kept. An earlier minor version is held against the keys of its time.
Another major version is not read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, cast

from riskctl.document.canonical import digest
from riskctl.document.errors import DocumentError, KeysDiffer
from riskctl.document.model import Assessment
from riskctl.document.typed import checker
from riskctl.document.version import SCHEMA_VERSION
from riskctl.text.display import safe

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

_MOST_PROBLEMS = 5
_PLAIN = {"extra_forbidden": "no key of this version", "missing": "missing"}
"""Words for problems that pydantic tells in terms of Python."""
_COPIES = ("screening.title", "screening.source", "screening.rows", "screening.sha256")
_ADDED = {"1.0": _COPIES}
"""Keys that an earlier version does without."""


def read_json(content: bytes | str) -> Assessment:
    """Read one document. Raises :class:`DocumentError` with the place of each problem."""
    try:
        # Python reads NaN and Infinity, which are no JSON and compare with nothing.
        data = json.loads(content, parse_constant=_refuse)
    # A few thousand brackets are enough for the parser to run out of stack.
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"$: not JSON: {safe(str(error), 200)}") from None
    return read_data(data)


def read_data(data: Any) -> Assessment:
    """As :func:`read_json`, from JSON data already parsed. What comes back is the data itself, nothing converted."""
    from pydantic import ValidationError

    version = _version(data)
    # A later minor version adds keys by definition; of our own every key is known.
    closed = version == SCHEMA_VERSION
    try:
        adapter(closed).validate_python(data)
    except ValidationError as error:
        found = [detail for detail in error.errors() if not _came_later(detail, version)]
        if found:
            # Told apart, because the usual cause is another build and not a damaged file.
            keys_alone = all(detail["type"] in _PLAIN for detail in found)
            refusal = KeysDiffer if keys_alone else DocumentError
            raise refusal(_problems(found)) from None
    except RecursionError:
        raise DocumentError("$: nested too deeply") from None
    # The data as it came and not pydantic's copy: the digest is taken of it.
    return cast("Assessment", data)


def computed_digest(document: Assessment) -> str:
    """What ``digest`` must be for the document to be as it was written."""
    # The digest cannot be a part of what it is taken of.
    return digest({key: part for key, part in document.items() if key != "digest"})


def adapter(closed: bool) -> TypeAdapter[Assessment]:
    """The checker of the types; ``closed`` ones take no key that they do not name."""
    return checker(Assessment, closed)


def _version(data: Any) -> str:
    """The version of a document. Raises :class:`DocumentError` for one whose form is not known here."""
    if not isinstance(data, dict):
        raise DocumentError("$: expected an object")
    version = data.get("schema_version")
    if not isinstance(version, str):
        raise DocumentError("$.schema_version: missing, or no text")
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        message = (
            f"version {safe(version, 20)} is not one that this riskctl reads ({SCHEMA_VERSION})"
        )
        raise DocumentError(f"$.schema_version: {message}; use the riskctl that wrote it")
    return version


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _came_later(detail: ErrorDetails, version: str) -> bool:
    """Whether what is missing is a key that this earlier version did not have."""
    if detail["type"] != "missing":
        return False
    path = ".".join(step for step in detail["loc"] if isinstance(step, str))
    return path in _ADDED.get(version, ())


def _problems(found: list[ErrorDetails]) -> str:
    lines = [_problem(detail) for detail in found[:_MOST_PROBLEMS]]
    hidden = len(found) - len(lines)
    return "; ".join(lines) + (f"; and {hidden} more" if hidden else "")


def _problem(detail: ErrorDetails) -> str:
    place = "$"
    for step in detail["loc"]:
        place += f"[{step}]" if isinstance(step, int) else f".{safe(step, 60)}"
    return f"{place}: {_PLAIN.get(detail['type']) or safe(detail['msg'], 200)}"
