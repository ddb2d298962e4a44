"""Where riskctl keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """The user's cache folder for riskctl; ``RISKCTL_CACHE_DIR`` overrides it, empty switches the cache off."""
    override = os.environ.get("RISKCTL_CACHE_DIR")
    if override is not None:
        return Path(override) if override else Path(os.devnull)
    from platformdirs import user_cache_path

    return Path(user_cache_path("riskctl"))
