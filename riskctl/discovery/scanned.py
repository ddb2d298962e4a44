"""What a scan brings, and what makes a usage the same as an earlier one: apart from the scan, so that no scan costs none."""

from __future__ import annotations

from typing import NamedTuple

from riskctl.discovery.usage import APART, Usage


class Inventory(NamedTuple):
    """All usages of a tree by path and line, what could not be read, and how many files were."""

    usages: tuple[Usage, ...] = ()
    warnings: tuple[str, ...] = ()
    files: int = 0
    unread: tuple[str, ...] = ()
    """Files that could not be read whole: what they use is not known."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Kinds of folders that were not looked into, each with its number of files."""

    @property
    def used(self) -> Inventory:
        """Without what is no usage: comments, docstrings, labels, tests and documentation."""
        usages = tuple(usage for usage in self.usages if usage.context not in APART)
        return self._replace(usages=usages)

    @property
    def left_out_line(self) -> str:
        """One line that counts and names what was left out; empty when nothing was."""
        count = sum(number for _, number in self.left_out)
        names = ", ".join(name for name, _ in self.left_out)
        noun = "file" if count == 1 else "files"
        return f"left out: {count} {noun} under {names}; --all reads them" if count else ""


def fingerprint(usage: Usage) -> str:
    """What a usage is, without its line: it survives moved lines. Two equal ones in a file share it."""
    import hashlib

    words = "\n".join((usage.path, usage.kind, usage.literal, usage.operator))
    return hashlib.sha256(words.encode()).hexdigest()[:24]
