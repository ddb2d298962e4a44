"""Checkers of documents from their types; pydantic is imported only where one is asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def checker(document_type: type, closed: bool) -> TypeAdapter[Any]:
    """The checker of a typed dictionary; a ``closed`` one takes no key that the type does not name."""
    from pydantic import ConfigDict, TypeAdapter, with_config

    # A class of its own, for the configuration is written onto the class.
    configured = type(document_type)(document_type.__name__, (document_type,), {})
    # Strict: "1" for 1 would pass and give the same document another digest.
    config = ConfigDict(extra="forbid" if closed else "allow", strict=True, allow_inf_nan=False)
    return TypeAdapter(with_config(config)(configured))
