"""Assessments from files: what their digest does not cover is refused, or shown with a warning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from riskctl.cli.guard import UsageProblem
from riskctl.text.display import safe
from riskctl.text.suggest import hint

Json = dict[str, Any]


def trusted(documents: list[Json], path: Path, unverified: bool) -> list[Json]:
    """The documents, all with a sound digest unless asked otherwise. Raises UsageProblem."""
    from riskctl.attest.digests import is_sound
    from riskctl.cli import console

    changed = [_name(document) for document in documents if not is_sound(document)]
    if not changed:
        return documents
    problem = (
        f"{safe(str(path))}: the digest of {', '.join(changed)} does not fit its content: "
        "it was changed after riskctl wrote it"
    )
    if not unverified:
        raise UsageProblem(f"{problem}. Make it again, or say --unverified to see it all the same")
    console.say(f"warning: {problem}")
    return documents


def select_subjects(documents: list[Json], wanted: Sequence[str] | None) -> list[Json]:
    """The documents of the subjects named; all of them when none is named. Raises UsageProblem."""
    if not wanted:
        return documents
    known = {_name(document): document for document in documents}
    for name in wanted:
        if name not in known:
            raise UsageProblem(
                f"the file does not assess '{safe(name, 80)}'{hint(name, known)}; "
                f"it has {', '.join(known)}"
            )
    return [known[name] for name in dict.fromkeys(wanted)]


def _name(document: Json) -> str:
    subject = document.get("subject")
    key = subject.get("id") if isinstance(subject, dict) else None
    return safe(str(key or "(no subject)"), 120)
