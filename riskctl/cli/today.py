"""The only place that reads the clock."""

from __future__ import annotations

import datetime

from riskctl.cli.guard import UsageProblem
from riskctl.text.dates import date_hint, is_date
from riskctl.text.display import safe


def day(option: str | None) -> str:
    """The date given, or today. Raises :class:`UsageProblem` for text that is no date."""
    if option is None:
        return datetime.date.today().isoformat()
    if not is_date(option):
        shown = f"'{safe(option, 40)}'{date_hint(option)}"
        raise UsageProblem(f"--as-of takes a date such as 2026-11-23, not {shown}")
    return option
