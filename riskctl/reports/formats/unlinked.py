"""Text for machine formats whose viewers read links, pictures or elements out of plain text."""

from __future__ import annotations

import re

# Only before a bracket that would make it a link: elsewhere a backslash would be shown as it is.
_LINK = re.compile(r"\](?=[(\[])")
_MARKUP = re.compile(r"\](?=[(\[])|<(?=[A-Za-z/!?])")


def without_links(text: str) -> str:
    r"""Text in which SARIF finds no embedded link: ``](`` becomes ``\](``, as the standard escapes brackets."""
    return _LINK.sub(r"\\\g<0>", text)


def without_markup(text: str) -> str:
    """Text in which OSCAL, whose texts are Markdown, finds no link, picture or element either."""
    return _MARKUP.sub(r"\\\g<0>", text)
