"""Scripts of writing: which font and which language a run of text takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

HAN_FONTS = {"zh": "han-zh", "ja": "han-ja", "ko": "han-ko"}
"""Fonts of East Asia by language: one character has a form of its own in each."""

_HAN = (
    r"\u2e80-\u303f\u3100-\u312f\u3200-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_KANA = r"\u3040-\u30ff\u31f0-\u31ff"
_HANGUL = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
EAST_ASIAN = f"{_HAN}{_KANA}{_HANGUL}"
"""The characters of Chinese, Japanese and Korean, as the inside of a character class."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script outside East Asia; ``signs`` is the inside of a character class, ``font`` names its file."""

    font: str
    language: str
    signs: str


SCRIPTS = (
    Script("arabic", "ar", r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    Script("armenian", "hy", r"\u0530-\u058f"),
    Script("bengali", "bn", r"\u0980-\u09ff"),
    Script("devanagari", "hi", r"\u0900-\u097f"),
    Script("georgian", "ka", r"\u10a0-\u10ff\u1c90-\u1cbf"),
    Script("hebrew", "he", r"\u0590-\u05ff\ufb1d-\ufb4f"),
    Script("khmer", "km", r"\u1780-\u17ff\u19e0-\u19ff"),
    Script("lao", "lo", r"\u0e80-\u0eff"),
    Script("myanmar", "my", r"\u1000-\u109f"),
    Script("tamil", "ta", r"\u0b80-\u0bff"),
    Script("thai", "th", r"\u0e00-\u0e7f"),
)
"""Scripts that have a font of their own; the language is the one most written in it."""

RUNS = re.compile("|".join([f"[{EAST_ASIAN}]+", *(f"[{script.signs}]+" for script in SCRIPTS)]))
"""Runs of one script; East Asian characters are one run."""

_BY_SCRIPT = tuple((re.compile(f"[{script.signs}]"), script) for script in SCRIPTS)
_ONLY_KANA, _ONLY_HANGUL = re.compile(f"[{_KANA}]"), re.compile(f"[{_HANGUL}]")
_JAPANESE_FORMS = {
    "株式会社": "Kabushiki Kaisha",
    "有限会社": "Yugen Kaisha",
    "合同会社": "Godo Kaisha",
    "合資会社": "Goshi Kaisha",
    "合名会社": "Gomei Kaisha",
    "相互会社": "Sogo Kaisha",
    "一般社団法人": "Ippan Shadan Hojin",
    "一般財団法人": "Ippan Zaidan Hojin",
    "独立行政法人": "Dokuritsu Gyosei Hojin",
    "国立研究開発法人": "Kokuritsu Kenkyu Kaihatsu Hojin",
    "㈱": "Kabushiki Kaisha",
    "㈲": "Yugen Kaisha",
}
# Longest first, or a form that holds a shorter one would be read as that.
_FORM = re.compile("|".join(sorted(_JAPANESE_FORMS, key=len, reverse=True)))
_KANJI = re.compile(r"[\u3400-\u9fff]+")


def east_asian_language(text: str) -> str:
    """``ja``, ``ko`` or ``zh`` for a text with East Asian characters, by what only one of them writes."""
    if _ONLY_KANA.search(text) or _FORM.search(text):
        return "ja"
    if _ONLY_HANGUL.search(text):
        return "ko"
    # Characters alone leave it open; forms that only Japan's standard has settle it, else Chinese.
    return "ja" if _only_japanese("".join(_KANJI.findall(text))) else "zh"


def _only_japanese(characters: str) -> bool:
    """Whether Japan's standard of common characters has all of them and neither Chinese one does."""
    encodable = {name: _encodable(characters, name) for name in ("shift_jis", "gb2312", "big5")}
    return encodable["shift_jis"] and not encodable["gb2312"] and not encodable["big5"]


def _encodable(characters: str, codec: str) -> bool:
    try:
        characters.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def font_of(language: str) -> str:
    """The font of a language that has one of its own."""
    if language in HAN_FONTS:
        return HAN_FONTS[language]
    return next(script.font for script in SCRIPTS if script.language == language)


def script_of(run: str) -> Script | None:
    """The script of a run outside East Asia."""
    return next((script for signs, script in _BY_SCRIPT if signs.match(run)), None)


def japanese_reading(text: str) -> str:
    """Japanese in Latin letters as far as the writing says how it is read.

    Company forms and kana are read; other kanji have no reading of their own, and those of Mandarin would be wrong, so
    that their code points are given.
    """
    from anyascii import anyascii

    # Forms before single kanji, which they are made of.
    read = _FORM.sub(lambda form: f" {_JAPANESE_FORMS[form[0]]} ", text)
    read = _KANJI.sub(lambda kanji: f" {code_points(kanji[0])} ", read)
    return " ".join(anyascii(read).split())


def code_points(text: str) -> str:
    """Characters as U+XXXX."""
    return " ".join(f"U+{ord(sign):04X}" for sign in text)
