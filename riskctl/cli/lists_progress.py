"""A progress bar for downloads, on a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def bar(label: str, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Draws on stderr what has come of a file; nothing in a pipe, with ``--quiet`` or on a dumb terminal."""
    import os

    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task(label, total=None)
        yield lambda done, whole: drawn.update(task, completed=done, total=whole or None)
