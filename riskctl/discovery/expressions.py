"""Expressions of tables, compiled when a text may be of them: compiling all of them costs more than a small scan."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The expression, made once. Patterns come from tables of this package, never from what is read."""
    return re.compile(pattern)
