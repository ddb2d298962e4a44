"""A deny list of model families that mirrors, renames, quantisations and private registries do not dodge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from riskctl.catalogue.ids import parse_id

_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u043a\u03bf\u03b1\u0131",
    "aeopcxyikoai",
)
"""Letters of other scripts that look like Latin ones."""
_DIGITS = str.maketrans("01345", "oieas")
_SHORTEST = 3
_SHORT = {
    "deepseek": re.compile(
        r"(?<![a-z])ds[-_.]?(?:r1|v[23]|coder|math|vl)(?![a-z])|(?<![a-z0-9])r1[-_](?:distill|0528|1776|zero)"
        r"|deep[-_.]?coder",
        re.IGNORECASE,
    ),
    "qwen": re.compile(r"(?<![a-z])q[wv]q(?![a-z])|deep[-_.]?coder", re.IGNORECASE),
}
"""What people shorten the names of families to in folders and registries, and fine-tunes whose names hide the family:
DeepCoder is made from DeepSeek-R1-Distill-Qwen-14B, as the card of ``agentica-org/DeepCoder-14B-Preview`` says."""


def family_in(literal: str, families: Iterable[str], relatives: Iterable[str] = ()) -> str:
    """The first denied family that a text names, in whatever spelling; empty when it names none.

    ``relatives`` are ids that stand behind the text: the model it means in the catalogue and those it was made from.
    """
    # The id and everything it was made from: a fine-tune of a denied family is denied.
    texts = {_folded(text) for text in (literal, *relatives)}
    for family in families:
        word = _folded(family)
        # Two letters stand in too many names: only the whole name of a model counts.
        if len(word) < _SHORTEST:
            named = any(_folded(parse_id(text).model) == word for text in (literal, *relatives))
        else:
            named = any(word in text or _spelt(word) in _spelt(text) for text in texts)
            short = _SHORT.get(word)
            named = named or bool(
                short and any(short.search(text) for text in (literal, *relatives))
            )
        if named:
            return family
    return ""


def _folded(text: str) -> str:
    """Lower case, without accents, look-alikes, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LOOKALIKES)
    return re.sub(r"[^a-z0-9]", "", plain)


def _spelt(folded: str) -> str:
    """Digits that stand for letters, as in ``d33ps33k``; versions look alike on both sides."""
    return folded.translate(_DIGITS)
