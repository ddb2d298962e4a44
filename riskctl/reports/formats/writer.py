"""What a format is: its name, the suffixes that ask for it, the extra it needs, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from riskctl.messages.language import speaking
from riskctl.reports.options import ReportOptions

Documents = Sequence[Mapping[str, object]]
"""Assessment documents in the order they were asked for; at least one."""


class Writer(Protocol):
    """A report format. ``suffixes`` are lower case, ``extra`` is the optional dependency or empty."""

    @property
    def format(self) -> str:
        """The name that ``--format`` takes."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of file names that ask for this format."""

    @property
    def extra(self) -> str:
        """The extra of riskctl that has to be installed; empty when none is needed."""

    def render(self, documents: Documents, options: ReportOptions) -> bytes:
        """The bytes of a report. Raises ReportError."""


class _Render(Protocol):
    def __call__(self, documents: Documents, options: ReportOptions) -> bytes: ...


@dataclass(frozen=True, slots=True)
class ModuleWriter:
    """A writer whose module, with all that it imports, is loaded when the first report is made."""

    format: str
    suffixes: tuple[str, ...]
    module: str
    extra: str = ""

    def render(self, documents: Documents, options: ReportOptions) -> bytes:
        """The bytes of a report, from ``render`` of the module. Raises ReportError."""
        # Loaded when it is asked for: the libraries of one format take longer to load than another
        # to write.
        rendering = import_module(f"riskctl.reports.formats.{self.module}").render
        with speaking(options.language):
            return cast(_Render, rendering)(documents, options)
