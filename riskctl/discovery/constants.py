"""Constants of client libraries that stand for a model: ``GPT_4_O_MINI``, ``openai.GPT4oMini``, ``openai::GPT_4O``."""

from __future__ import annotations

import re
from functools import lru_cache

_STARTS = frozenset(
    [
        "GPT",
        "Gpt",
        "O1_",
        "O3_",
        "O4_",
        "CLA",
        "Cla",
        "GEM",
        "Gem",
        "Mod",
        "Cha",
        "Emb",
        "Cre",
        "MIS",
        "Mis",
        "OPE",
        "COD",
        "MIN",
        "COM",
        "Com",
        "LLA",
        "Lla",
        "DAL",
        "Dal",
        "TEX",
        "Tex",
        "DEE",
        "Dee",
        "QWE",
        "WHI",
        "Whi",
        "TTS",
        "Sma",
        "Lar",
        "Ada",
    ]
)
"""First letters of such constants: most words of a program are told apart by them alone."""
_SUFFIXES = (".java", ".kt", ".kts", ".scala", ".go", ".cs", ".rs")
"""Languages whose client libraries hand out models as constants."""
_NOUN = re.compile(r"^(?:Create)?(?:Chat|Embedding|Image|Audio|Speech|Completion)?Model(?=[A-Z\d])")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z]{3})(?=\d)")
_NUMBER = re.compile(r"(?<=[A-Z]{3})(?=\d)")
_OF_GO = {
    "AdaEmbeddingV2": "text-embedding-ada-002",
    "SmallEmbedding3": "text-embedding-3-small",
    "LargeEmbedding3": "text-embedding-3-large",
}
"""Constants of the Go client whose order of words is another than that of the id."""


def _name_of(token: str) -> str:
    """The last part of a name: behind a point, or behind the double colon of Rust."""
    return token.rpartition("::" if "::" in token else ".")[2]


def may_be_constant(token: str) -> bool:
    """A cheap first look at a word of a program."""
    name = _name_of(token)
    if name[:3] not in _STARTS:
        return False
    return any(character.isdigit() for character in name) or (name.isupper() and "_" in name)


def has_constants(path: str) -> bool:
    """Whether a file is of a language in which constants stand for models."""
    return path.endswith(_SUFFIXES)


@lru_cache(maxsize=5_000)
def id_of_constant(token: str) -> str:
    """The id as a service takes it: ``gpt-4o-mini``; the text itself where it has no form of a constant."""
    name = _name_of(token)
    if name in _OF_GO:
        return _OF_GO[name]
    name = _NOUN.sub("", name, count=1)
    if not re.fullmatch(r"[A-Z][A-Za-z0-9_]*", name):
        return token
    words = (_NUMBER if name.isupper() else _HUMP).sub("-", name.replace("Dot", "."))
    words = words.casefold().replace("_", "-")
    words = re.sub(r"(?<=\d)-o(?=-|$)", "o", words)
    if words.startswith("claude"):
        return words
    return re.sub(r"^([a-z-]+-\d)-(\d)(?=-|$)", r"\1.\2", words)
