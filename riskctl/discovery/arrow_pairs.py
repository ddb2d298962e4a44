"""Ruby, PHP, Elixir and R: pairs with an arrow (``'model' => 'x'``), read as languages with braces once they are colons."""

from __future__ import annotations

import re

from riskctl.discovery.block_source import read_blocks
from riskctl.discovery.usage import FileLiterals

_TEXT_KEY = re.compile(r"(?P<key>(?P<quote>[\"'])\w+(?P=quote))(?P<blank>[^\S\n]{0,40})=>")
_SYMBOL_KEY = re.compile(r"(?<![\w:]):(?P<key>[a-z_]\w{0,60})(?P<blank>[^\S\n]{0,40})=>")


def read_arrows(text: str, hashes: bool) -> FileLiterals:
    """The literals of a text; each keeps its place, since an arrow becomes a colon of the same width.

    ``hashes`` begin comments, and a line ends an assignment (Ruby, Elixir, R).
    """
    if "=>" in text:
        text = _TEXT_KEY.sub(r"\g<key>\g<blank>: ", text)
        text = _SYMBOL_KEY.sub(r" \g<key>\g<blank>: ", text)
    return read_blocks(text, hashes=hashes, own_line_keys=hashes)
