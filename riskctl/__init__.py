"""riskctl: may this organisation use this AI model, through this route, for this purpose, on this date?

The stable names for Python callers are :class:`Session` and :class:`Conditions`; they are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riskctl.workspace.session import Conditions, Session

__all__ = ["Conditions", "Session", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in ("Conditions", "Session"):
        from riskctl.workspace import session

        return getattr(session, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
