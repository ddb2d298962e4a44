"""The only place that reads the clock."""

from __future__ import annotations

import datetime

from riskctl.cli.guard import UsageProblem
from riskctl.text.dates import is_date
from riskctl.text.display import safe


def day(option: str | None) -> str:
    """The date given, or today. Raises :class:`UsageProblem` for text that is no date."""
    if option is None:
        return datetime.date.today().isoformat()
    if not is_date(option):
        raise UsageProblem(f"--as-of takes a date such as 2026-11-23, not '{safe(option, 40)}'")
    return option
