"""Screening of names against watchlists: matching, index, ownership.

The stable names are :func:`compare_names` and :class:`NameComparison`; they are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riskctl.screening.comparison.compare import NameComparison, compare_names

__all__ = ["NameComparison", "compare_names"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from riskctl.screening.comparison import compare

        return getattr(compare, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
