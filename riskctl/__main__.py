"""Entry point: answers ``--version`` before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from riskctl import __version__

        sys.stdout.write(f"riskctl {__version__}\n")
        return
    from riskctl.cli.app import run

    run()


if __name__ == "__main__":
    main()
