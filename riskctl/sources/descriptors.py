"""Descriptors of official lists: ``data/lists/*.yaml``, one file a list, the file's name is the list's id."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field, PrivateAttr

from riskctl.sources.formats import FORMATS
from riskctl.text.located import InputError, Located, Problem, load
from riskctl.text.model import Date, Replaces, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint
from riskctl.watchlists.snapshot import is_list_id

FOLDER = "lists"
RHYTHM = 30
"""Days after which a list without a descriptor is stale."""


class Endpoint(Strict):
    """Where a list is published for machines, and where that was read.

    ``url`` may hold ``{date}``, which ``dated_by`` (a file of the publisher that tells how far it is up to date) or the
    user fills in. ``hosts`` are further hosts the publisher redirects to. ``verified`` says that the address was
    confirmed in a source that is named under ``read_in``.
    """

    url: str = Field(pattern=r"^https://[^\s]+$")
    format: str
    hosts: tuple[str, ...] = ()
    dated_by: str = ""
    types: tuple[str, ...] = ()
    verified: bool = False
    read_in: str = ""
    read_on: Date | None = None


class Descriptor(Strict):
    """One official list. Counts are of entries, ``rhythm`` is in days; ``kind`` is set when all entries are of one.

    ``default`` says that ``lists update`` without ids fetches it. ``quiet`` is the number of days for which the
    publisher may date nothing anew; a copy dated before that is an old one whatever the server says. 0 takes the usual
    bound.
    """

    id: str
    title: str
    publisher: str
    page: str
    endpoint: Endpoint | None = None
    entries: tuple[int, int]
    rhythm: int = Field(gt=0, le=3650)
    quiet: int = Field(default=0, ge=0, le=3650)
    covers: tuple[str, ...] = ()
    kind: Literal["", "organisation", "person", "vessel", "aircraft"] = ""
    default: bool = False
    note: str = ""
    replaces: Replaces | None = None
    _stands_for: str = PrivateAttr(default="")

    @property
    def stands_for(self) -> str:
        """Which file describes the list in place of which; empty when it is the only one."""
        return self._stands_for

    @property
    def lists(self) -> tuple[str, ...]:
        """Ids of the lists whose entries it holds."""
        return self.covers or (self.id,)


def load_descriptors(folders: Iterable[tuple[str, Path]]) -> dict[str, Descriptor]:
    """Descriptors by id from folders given with their names. Raises :class:`InputError`.

    A later one stands in for an earlier one of its id only when it says so by name and hash; ``stands_for`` says which.
    """
    descriptors: dict[str, Descriptor] = {}
    files: dict[str, Located] = {}
    problems = Problems()
    for label, folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            try:
                located = load(path, f"{label}/{path.name}")
                descriptor = validate(located, Descriptor)
            except InputError as error:
                problems += error.problems
                continue
            problems += _problems(located, descriptor)
            lower = files.get(descriptor.id)
            if wrong := _wrong_replacement(located, descriptor, lower):
                problems.append(wrong)
                continue
            files[descriptor.id] = located
            descriptor._stands_for = f"{located.name} in place of {lower.name}" if lower else ""
            descriptors[descriptor.id] = descriptor
    problems.raise_all()
    return dict(sorted(descriptors.items()))


def _wrong_replacement(
    located: Located, descriptor: Descriptor, lower: Located | None
) -> Problem | None:
    replaces = descriptor.replaces
    if lower is None:
        text = f"`replaces`: no lower layer describes {descriptor.id}, so there is nothing to replace; remove it"
        return located.problem(("replaces",), text) if replaces else None
    if replaces is None:
        text = (
            f"{descriptor.id} is already described by {lower.name}; remove one, "
            f"or say replaces: {{id: {descriptor.id}, sha256: {lower.sha256}}}"
        )
        return located.problem(("id",), text)
    if replaces.id != descriptor.id or replaces.sha256.lower() != lower.sha256:
        text = f"`replaces` must name id {descriptor.id} and sha256 {lower.sha256} of {lower.name}"
        return located.problem(("replaces",), text)
    return None


def _problems(located: Located, descriptor: Descriptor) -> list[Problem]:
    problems = []
    stem = PurePosixPath(located.name).stem
    if descriptor.id != stem or not is_list_id(descriptor.id):
        problems.append(
            located.problem(
                ("id",), f"the id must be the file's name, {stem!r}, of small letters and dots"
            )
        )
    if descriptor.entries[0] < 1 or descriptor.entries[0] > descriptor.entries[1]:
        problems.append(
            located.problem(
                ("entries",), "entries takes the least and the greatest number, such as [50, 400]"
            )
        )
    for index, cover in enumerate(descriptor.covers):
        if not is_list_id(cover):
            problems.append(located.problem(("covers", index), f"{cover!r} is no id of a list"))
    endpoint = descriptor.endpoint
    if endpoint and endpoint.format not in FORMATS:
        text = f"unknown format {endpoint.format!r}{hint(endpoint.format, FORMATS)}; known: {', '.join(FORMATS)}"
        problems.append(located.problem(("endpoint", "format"), text))
    if endpoint and ("{date}" in endpoint.url) != bool(endpoint.dated_by):
        problems.append(
            located.problem(
                ("endpoint", "dated_by"), "dated_by and {date} in the url belong together"
            )
        )
    return problems
