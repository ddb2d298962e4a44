"""The file of matches that are set aside: its rows, read with every mistake that can be seen without the lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from riskctl.screening.whitelist import Whitelist, folded_name
from riskctl.text.located import Located
from riskctl.text.model import Date, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.watchlists.identifiers import apart

Stated = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must say something."""


_HASH = re.compile(r"[0-9a-f]{64}")


class Cleared(Strict):
    """One pair of a screened name and a listed entry that are not the same party, as somebody decided."""

    name: str
    list: str
    entry_id: str
    entry_sha256: str
    reason: Stated
    approver: Stated
    since: Date = Field(default="0001-01-01", alias="from")
    through: Date


class WhitelistFile(Strict):
    """The file: ``whitelist:`` and its rows."""

    whitelist: tuple[Cleared, ...]


def load_whitelist(located: Located) -> Whitelist:
    """Read the file; raises :class:`InputError` with all problems."""
    file = validate(located, WhitelistFile)
    rows: dict[tuple[str, str, str], Cleared] = {}
    problems = Problems()
    for index, entry in enumerate(file.whitelist):
        problems += [located.problem(("whitelist", index), text) for text in _mistakes(entry)]
        # As names that are asked for are read: without the numbers that stand behind them.
        key = folded_name(apart(entry.name)[0]), entry.list, entry.entry_id
        if key in rows:
            text = "this name and entry are set aside twice; remove one of the rows"
            problems.append(located.problem(("whitelist", index), text))
        rows[key] = entry
    problems.raise_all()
    return Whitelist(rows)


def _mistakes(cleared: Cleared) -> Iterator[str]:
    """What can be seen to be wrong without the list: a row that can never apply sets nothing aside."""
    if not _HASH.fullmatch(cleared.entry_sha256):
        yield "entry_sha256 takes the 64 hexadecimal characters that `screen --format json` prints"
    if cleared.since > cleared.through:
        yield f"from {cleared.since} is after through {cleared.through}; the row never applies"
