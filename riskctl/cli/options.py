"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.opening import open_asking, open_session, supposed

if TYPE_CHECKING:
    from riskctl.workspace.attempts import Attempts
    from riskctl.workspace.session import Conditions, Session

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Assess as of this day (default: today)."),
]
KINDS = ("vendors", "models", "routes", "chips")
"""Kinds of catalogue profiles, as commands name them."""
DataDirs = Annotated[
    list[Path] | None,
    typer.Option("--data", metavar="DIR", help="A folder laid over the bundled data (may repeat)."),
]
RuleDirs = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", metavar="DIR", help="A folder of rulesets beside the bundled ones (may repeat)."
    ),
]
"""Folders are read only when named here, in the configuration or by an installed pack."""

Suppose = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario", metavar="ID", help="Under a what-if; a+b, or repeated, supposes both at once."
    ),
]
UseCaseFile = Annotated[
    Path | None,
    typer.Option(
        "--use-case", "-u", metavar="FILE", help="Who uses it, for what, with which data."
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FACT=VALUE", help="Suppose a fact (may repeat)."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file when it exists.")]
Waivers = Annotated[Path | None, typer.Option("--waivers", metavar="FILE", help="Dated waivers.")]
Excluded = Annotated[
    list[str],
    typer.Option("--exclude", metavar="GLOB", help="Not these files (may repeat)."),
]
Bills = Annotated[
    list[Path],
    typer.Option(
        "--bom",
        metavar="FILE",
        help="Usages of a CycloneDX or SPDX 3 document as well (may repeat).",
    ),
]
Everything = Annotated[
    bool,
    typer.Option("--all", help="Tests, documentation, vendored code, comments and labels too."),
]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """For whom a command judges, and what it supposes; a group of options."""

    use_case: UseCaseFile = None
    scenario: Suppose = None
    settings: Settings = None

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        return bool(self.use_case or self.scenario or self.settings)

    def conditions(self, waivers: Path | None = None) -> Conditions:
        """What is supposed, and the waivers, as a session takes them."""
        from riskctl.workspace.session import Conditions

        return Conditions(self.settings or (), supposed(self.scenario), waivers)


@dataclass(frozen=True, slots=True)
class WaivedWhatIf(WhatIf):
    """The same with waivers, for commands that decide; a group of options."""

    waivers: Waivers = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a command judges by: the day, and the folders laid over what is bundled; a group of options."""

    as_of: AsOf = None
    data: DataDirs = None
    rules: RuleDirs = None

    def open_session(self) -> Session:
        """The session of all layers on the day given, or today."""
        return open_session(self.as_of, self.data, self.rules)

    def open_asking(self) -> tuple[Session, Attempts]:
        """As :func:`~riskctl.cli.opening.open_asking`."""
        return open_asking(self.as_of, self.data, self.rules)


def open_layers(data: Sequence[Path] | None, rules: Sequence[Path] | None, cached: bool = True):  # type: ignore[no-untyped-def]
    """The workspace of all layers, from the cache where it can be trusted."""
    from riskctl.workspace.cache_folder import cache_folder
    from riskctl.workspace.layers import all_layers
    from riskctl.workspace.workspace import open_workspace

    return open_workspace(all_layers(data or (), rules or ()), cache_folder() if cached else None)
