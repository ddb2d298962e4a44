"""Bundled templates compiled once in a process: a page draws on a dozen, the same for every report."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """What was compiled, by template, in memory only; a text that changed has another checksum and is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before, if the text is the same."""
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = {"html": CompiledTemplates(), "typst": CompiledTemplates()}
"""A store for each kind of sandbox: what is compiled depends on its delimiters and filters."""
