"""A usage, and the literal of a source file from which it is told.

Named tuples rather than data classes: a short run of the command is over before the module of those is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal as OneOf
from typing import NamedTuple

Kind = OneOf[
    "model",
    "endpoint",
    "image",
    "iac",
    "ci_action",
    "mcp",
    "model_pull",
    "sdk",
    "dep",
    "envkey",
    "policy",
]
Role = OneOf["value", "import", "name", "command", "resource", "image", "constant"]
Confidence = OneOf["declared", "inferred", "unresolved"]
Context = OneOf["code", "vendored", "test", "documentation", "comment", "docstring", "label"]
APART = ("test", "documentation", "comment", "docstring", "label")
"""Where a name is no usage: told apart, and only with ``--all``."""


SEVERAL = "|"
"""Between the texts of a list that stands beside a model (``providers: ["groq", "ollama"]``)."""
_CONSTANT = "constant for "


class Usage(NamedTuple):
    """One place where a file names a model or a service. Empty text means not known, never none.

    ``line`` and ``column`` count from 1. ``operator`` is who serves, ``host_region`` where its host is: a country, an
    area or a cloud region. ``confidence``: the file declares it, it is inferred, or it names no single model or host.
    ``context`` is the kind of place: other than ``code`` only where everything is read.
    """

    path: str
    line: int
    column: int
    kind: Kind
    literal: str
    developer: str = ""
    operator: str = ""
    host_region: str = ""
    confidence: Confidence = "declared"
    evidence: str = ""
    context: Context = "code"

    @property
    def model(self) -> str:
        """The id that is meant: that of a constant where the literal is one of a client library."""
        return self.evidence.partition(_CONSTANT)[2].partition(";")[0] or self.literal

    def row(self) -> dict[str, object]:
        """Plain data; the keys of the published format."""
        return self._asdict()


class Literal(NamedTuple):
    """A text in a source file, and where it stands.

    ``key`` is the name it is assigned to, ``path`` the keys around it from outside in, ``call`` the function it is
    handed to, ``groups`` the texts beside it by key, nearest block first, ``role`` what kind of place it is.
    """

    line: int
    column: int
    text: str
    key: str = ""
    path: tuple[str, ...] = ()
    call: str = ""
    groups: tuple[Mapping[str, str], ...] = ()
    role: Role = "value"


VERTEX = "VertexAI"
"""The class that a client of Google counts as where it is pointed at the cloud."""


class FileLiterals:
    """The literals of one file, and the clients its names stand for (name -> base URL or class).

    ``problem`` says why the file could not be read whole, ``note`` what was read in a coarser way.
    """

    __slots__ = ("clients", "literals", "note", "problem")

    def __init__(self, literals: list[Literal] | None = None, problem: str = "") -> None:
        self.literals = literals or []
        self.clients: dict[str, str] = {}
        self.problem = problem
        self.note = ""
