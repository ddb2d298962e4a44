"""Names that cannot be read well enough to be called clear, whatever was or was not found."""

from __future__ import annotations

import re

from riskctl.screening.names.fold import KANA, holds_han
from riskctl.screening.names.lexicon import NAME
from riskctl.screening.names.parse import parse
from riskctl.screening.query import Query

UNREAD = "the name cannot be read: it holds no character that can be compared; write it in another script"
JAPANESE = (
    "the name is Japanese and its reading is not known here: a list in Latin letters may hold it unseen; "
    "screen the name in Latin letters too"
)
_KANA = re.compile(f"[{KANA}]")


def unread(query: Query, known: bool) -> tuple[str, ...]:
    """Why nothing can be called clear of a name; ``known`` where the register has other names of its bearer.

    Kanji are read here as Chinese, and kana that spell an English word are not the English word: of names of listed
    companies half were not told to be their own English names (docs/screening.md). Another name in Latin letters, of
    the query or of the register, settles it.
    """
    if not parse(query.name):
        return (UNREAD,)
    if known or any(name.isascii() for name in query.also) or not _is_japanese(query):
        return ()
    return (JAPANESE,)


def _is_japanese(query: Query) -> bool:
    """Whether the words that are the name itself are in Japanese script."""
    for parsed in parse(query.name):
        own = "".join(token.text for token in parsed.tokens if token.kind == NAME)
        kana = bool(_KANA.search(own))
        forms = any(token.countries == ("JP",) for token in parsed.forms)
        if kana or (holds_han(own) and (forms or query.country == "JP")):
            return True
    return False
