"""Why an engine decided as it did, as data: engines compare codes, and a sentence is made where somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Reason(NamedTuple):
    """A code out of an engine's own list, and the names, words and numbers it is about, as its template has them."""

    code: str
    params: tuple[str | float, ...] = ()


class Wording(NamedTuple):
    """What a code is in English: a template, and for a parameter that is itself a code the words it stands for."""

    template: str
    words: Mapping[int, Mapping[str, str]] = {}

    def sentence(self, reason: Reason) -> str:
        """The reason in words. Raises ``IndexError`` where the parameters do not fit the template."""
        params = [
            # Looked up here and not where the reason is made, so that reasons stay the same in
            # every language.
            self.words[place][str(param)] if place in self.words else param
            for place, param in enumerate(reason.params)
        ]
        return self.template.format(*params)
