"""Entry point: answers ``--version`` before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys


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
    if sys.argv[1:2] in (["discover"], ["gate"]):
        from riskctl.cli import quick

        if getattr(quick, sys.argv[1])(sys.argv[2:]):
            return
    # Plugins of the validation library would be code that nobody asked for, in a tool that reads hostile input.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from riskctl.cli.app import run

    run()


if __name__ == "__main__":
    main()
