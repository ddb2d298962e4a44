"""The language of what is being written, and the words of it.

The English text is the key of a message, so that English needs no catalogue. The language is that of the current
context: a writer enters it once, and every function below it says its words in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"en": "English", "ms": "Bahasa Melayu", "zh": "简体中文"}
)
"""Languages by the code that ``--lang`` takes, with their own names."""

HTML_TAGS: Mapping[str, str] = MappingProxyType({"en": "en", "ms": "ms", "zh": "zh-Hans"})
"""Languages as BCP 47 names them."""

_CURRENT: ContextVar[str] = ContextVar("language", default="en")
_PLACE = re.compile(r"\{(\w+)\}")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, messages are in this language. Raises KeyError for one that is not in LANGUAGES."""
    if language not in LANGUAGES:
        raise KeyError(language)
    token = _CURRENT.set(language)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current_language() -> str:
    """The code of the language that is spoken now."""
    return _CURRENT.get()


def say(message: str, **values: object) -> str:
    """The message in the current language, with the values put where it names them in braces.

    A message that the catalogue lacks is said in English; a test walks all of them, so that none is.
    """
    template = catalogue(_CURRENT.get()).get(message, message)
    if not values:
        return template
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), template)


def say_all(*messages: str) -> tuple[str, ...]:
    """Messages in the current language, as the heads of a table are."""
    return tuple(say(message) for message in messages)


def several(count: int, one: str, many: str = "") -> str:
    """A count with its noun: ``no open questions``, ``1 legal block``, ``12 conditions``."""
    plural = many or f"{one}s"
    if _CURRENT.get() == "en":
        return f"{count or 'no'} {one if count == 1 else plural}"
    return say(f"{{count}} {plural}", count=count)


@lru_cache(maxsize=8)
def catalogue(language: str) -> Mapping[str, str]:
    """The messages of a language by their English text; empty for English."""
    if language == "en":
        return MappingProxyType({})
    text = (files("riskctl") / "messages" / f"{language}.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))
