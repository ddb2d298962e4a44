"""Make the font subsets of `fonts/` from Debian's packages fonts-noto-core and fonts-noto-cjk.

    apt-get install fonts-noto-core fonts-noto-cjk
    python .ci/fonts.py            # every subset
    python .ci/fonts.py thai han-ja

The same packages and the same fonttools give the same bytes. Needs fonttools and Brotli (both are in the `dev` extra).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

TARGET = Path(__file__).parents[1] / "fonts"
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CORE = Path("/usr/share/fonts/truetype/noto")
HAN = {"han-zh": "Noto Sans CJK SC", "han-ja": "Noto Sans CJK JP", "han-ko": "Noto Sans CJK KR"}
"""Subsets by the face of the collection whose forms of the characters they take."""
SMALL = {
    "arabic": "NotoSansArabic",
    "armenian": "NotoSansArmenian",
    "bengali": "NotoSansBengali",
    "devanagari": "NotoSansDevanagari",
    "georgian": "NotoSansGeorgian",
    "hebrew": "NotoSansHebrew",
    "khmer": "NotoSansKhmer",
    "lao": "NotoSansLao",
    "myanmar": "NotoSansMyanmar",
    "tamil": "NotoSansTamil",
    "thai": "NotoSansThai",
}
KANA = set(range(0x3040, 0x3100))
HANGUL = set(range(0xAC00, 0xD7A4)) | set(range(0x3131, 0x318F))


def codec(name: str) -> Iterator[int]:
    """The characters of a national standard, as a codec of Python has them."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x30, 0xFF):
            try:
                text = bytes((lead, trail)).decode(name)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) < 0xF900:
                yield ord(text)


def wanted(name: str) -> set[int]:
    """GBK and Big5 in Chinese forms, JIS X 0208 with its extensions in Japanese ones, KS X 1001 and all Hangul."""
    if name == "han-zh":
        return {*codec("gbk"), *codec("big5")}
    if name == "han-ja":
        return {*codec("euc_jp"), *codec("cp932"), *KANA}
    return {*codec("euc_kr"), *HANGUL}


def face(name: str) -> TTFont:
    """The face of the collection that a subset is taken from."""
    collection = TTCollection(CJK)
    names = [font["name"].getDebugName(1) for font in collection.fonts]
    return TTFont(CJK, fontNumber=names.index(HAN[name]), recalcTimestamp=False)


def cut(font: TTFont, characters: Iterable[int], features: list[str]) -> None:
    """Leave only these characters in a font."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """A subset is a modified version, which must not carry the name of the original."""
    table = font["name"]
    notices = [entry for entry in table.names if entry.nameID in (0, 13, 14)]
    table.names = notices
    for number, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [family.replace(" ", "")]
        top = font["CFF "].cff.topDictIndex[0]
        top.FullName = top.FamilyName = family


def make(name: str) -> str:
    """Write one subset; a line on it."""
    if name in HAN:
        source, font = CJK, face(name)
        cut(font, wanted(name), ["ccmp"])
    else:
        source = CORE / f"{SMALL[name]}-Regular.ttf"
        font = TTFont(source, recalcTimestamp=False)
        cut(font, font.getBestCmap(), ["*"])
    rename(font, f"riskctl {name}")
    font.flavor = "woff2"
    font.flavorData = WOFF2FlavorData(transformedTables=())  # so that unpacking is fast
    target = TARGET / f"{name}.woff2"
    font.save(target)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    size = f"{target.stat().st_size / 1000:,.0f} kB"
    return f"{name} {len(font.getBestCmap())} characters, {size}, from {source.name} {digest}"


def ranges(signs: Iterable[int]) -> list[list[int]]:
    """Characters as ranges with both ends."""
    found: list[list[int]] = []
    for sign in sorted(signs):
        if found and found[-1][1] == sign - 1:
            found[-1][1] = sign
        else:
            found.append([sign, sign])
    return found


def write_coverage() -> None:
    """Say which characters each font draws, so that a report need not unpack a font to know."""
    made = {
        packed.stem: ranges(TTFont(packed).getBestCmap())
        for packed in sorted(TARGET.glob("*.woff2"))
    }
    text = json.dumps(made, sort_keys=True, separators=(",", ":"))
    (TARGET / "coverage.json").write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for chosen in sys.argv[1:] or [*SMALL, *HAN]:
        print(make(chosen), flush=True)  # noqa: T201
    write_coverage()
