"""Entry points: answer ``--version`` before anything heavy is imported, and end without taking memory apart."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from riskctl import __version__

        try:
            print(f"riskctl {__version__}", flush=True)  # noqa: T201 - this shim is the command line
        except OSError:
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), 1
            )  # nobody reads: keep the interpreter's last flush quiet
            sys.exit(2)
        return
    if sys.argv[1:2] == ["__complete"]:
        from riskctl.cli.complete import main as complete

        complete(sys.argv[2:])
        return
    # Documents live until the answer is written: looking for garbage among them meanwhile finds none.
    gc.set_threshold(100_000, 50, 50)
    # Plugins of the validation library would be code that nobody asked for, in a tool that reads hostile input.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.argv[1:2] in (["assess"], ["discover"], ["gate"]):
        from riskctl.cli import quick

        if sys.argv[1] == "assess":
            gc.disable()  # until data and rules are open: see riskctl.cli.opening
        if getattr(quick, sys.argv[1])(sys.argv[2:]):
            return
    from riskctl.cli.app import run

    run()


def program() -> None:
    """Run the command line as a process of its own, which ends here.

    The interpreter would free every object before it ends, one by one: a tenth of a short run. What has to be done at
    the end is done, and the system takes back the memory as a whole.
    """
    try:
        main()
    except SystemExit as end:
        # From here, where the exception still holds what the command worked with: behind it all that would be freed.
        _leave(end.code)
    _leave(None)


def _leave(code: int | str | None) -> NoReturn:
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    if not alone or not (code is None or isinstance(code, int)):
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        _flush()
    except (OSError, ValueError):
        sys.exit(code)  # a reader has left: the interpreter has its own words and code for that
    os._exit(code or 0)


def _flush() -> None:
    """Write out what the streams hold back; a closed one is none."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


if __name__ == "__main__":
    program()
