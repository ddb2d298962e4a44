"""The country that a person's words for a place name."""

from __future__ import annotations

import re

from riskctl.facts.country_names import spoken_country
from riskctl.questionnaire import spoken
from riskctl.questionnaire.word_files import reply_words
from riskctl.text.folding import fold

_LEAD = re.compile(
    r"^(?:(?:yes|yep|only|just|from|in|within|the|la|le|les|el|all|inside|our own|own|company|based|head office|hq)"
    r"[\s,:]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:only|alone|itself)|[\s:(]*\d{1,3}(?:[.,]\d+)?\s*%\)?)+$", re.IGNORECASE
)
_SHARE = re.compile(r"^\d{1,3}(?:[.,]\d+)?\s*%\s*(?:of\s+)?", re.IGNORECASE)
_PARTS = re.compile(r"[,;()/]|\s[-–—]\s|\s+in\s+")


def country_in(text: str) -> str:
    """The code of the one country that the text names: Brasil, only Brazil, São Paulo (Brazil). Empty for two."""
    code = spoken_country(text)
    if code:
        return code
    bare = _SHARE.sub("", _TAIL.sub("", _LEAD.sub("", spoken.tidy(text))))
    code = spoken_country(bare)
    if code or reply_words("negation") & set(fold(text).split()):
        return code
    found = {spoken_country(part) for part in _PARTS.split(bare)} - {""}
    return found.pop() if len(found) == 1 else ""
