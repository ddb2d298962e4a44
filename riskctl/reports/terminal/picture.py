"""What the terminal shows, as a picture: an SVG for a page or a slide, that loads nothing from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from riskctl.reports.terminal.show import Look, recorder, render, render_many

WIDTH = 92
"""Columns of the picture: readable at the width of a page."""
_CODE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>riskctl in a terminal</title>
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""The library's own frame names a font on a public server; this one names fonts of the reader's machine."""


def picture(documents: Sequence[Mapping[str, object]], title: str = "riskctl assess") -> bytes:
    """The panel of one assessment, or the table of several, as SVG. Raises DocumentError."""
    look = Look(width=WIDTH, color=True)
    text = render(documents[0], look) if len(documents) == 1 else render_many(documents, look)
    console = recorder(WIDTH)
    # Through the text of a terminal and back: the picture cannot show anything that the panel does
    # not.
    for line in text.splitlines():
        console.print(Text.from_ansi(line), soft_wrap=True)
    svg = console.export_svg(title=title, code_format=_CODE, unique_id="riskctl")
    return svg.encode("utf-8")
