"""The version of the form of an assessment document."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION: Literal["1.1"] = "1.1"
"""The minor number moves when a key is added, the major one when a key goes or changes its meaning."""
