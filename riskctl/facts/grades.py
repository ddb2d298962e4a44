"""The grade type shared by every file that cites a source."""

from __future__ import annotations

from typing import Literal

Grade = Literal["official", "third-party", "vendor", "unverified"]
