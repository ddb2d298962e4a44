"""Options that take one of a few words."""

from __future__ import annotations

from collections.abc import Collection

from riskctl.cli.guard import UsageProblem


def check_choice(option: str, value: str | None, known: Collection[str]) -> None:
    """Raise :class:`UsageProblem` with a suggestion when the value is given and not among the known ones."""
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if value is not None and value not in known:
        raise UsageProblem(
            f"{option} takes one of {', '.join(known)}, not '{safe(value, 40)}'{hint(value, known)}"
        )
