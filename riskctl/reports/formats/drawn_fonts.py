"""The fonts of drawings in a PDF: each run of another script names its own, since the engine may find none for it.

Left to itself the engine looks for one font that has all of a line, and gives up where Chinese and Latin stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riskctl.reports.formats.font_files import characters, family
from riskctl.reports.formats.scripts import RUNS

_TEXT = re.compile(r"<text\b[^>]*>.*?</text>", re.DOTALL)
_SHOWN = re.compile(r"(?<=>)[^<>]+(?=<)")


def with_fonts(svg: str, names: Sequence[str]) -> str:
    """The drawing with a font named at each run of a script that one of the fonts writes, the first that can."""
    if not names or svg.isascii():
        return svg
    return _TEXT.sub(lambda text: _SHOWN.sub(lambda shown: _marked(shown[0], names), text[0]), svg)


def _marked(shown: str, names: Sequence[str]) -> str:
    return RUNS.sub(lambda run: _run(run[0], names), shown)


def _run(run: str, names: Sequence[str]) -> str:
    for name in names:
        if characters(name).issuperset(map(ord, run)):
            return f'<tspan font-family="{family(name)}">{run}</tspan>'
    return run
