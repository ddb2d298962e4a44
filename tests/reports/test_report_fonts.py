"""Names in other scripts are printed as they are written; without the fonts they are transliterated and say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdf_reader
import pytest

from riskctl.document.errors import ReportError
from riskctl.reports.formats import font_files, pdf_text
from riskctl.reports.formats.pdf import render
from riskctl.reports.formats.pdf_text import Typesetter
from riskctl.reports.formats.scripts import HAN_FONTS, SCRIPTS, east_asian_language

pytest.importorskip("typst")
pytest.importorskip("fontTools")
pytest.importorskip("brotli")
NAMES = {
    "zh": "杭州深度求索人工智能基础技术研究有限公司",
    "zh-Hant": "國泰航空股份有限公司",
    "rare": "喆堃科技",
    "ja": "株式会社日立製作所",
    "kana": "ソフトバンクグループ",
    "ko": "네이버클라우드 주식회사",
    "th": "บริษัท ปตท. จำกัด",
    "ar": "شركة الاتصالات السعودية",
    "fa": "شرکت مخابرات ایران",
    "he": "אלביט מערכות",
    "vi": "Tập đoàn Công nghiệp Viễn thông Quân đội",
    "hi": "भारत संचार निगम",
}
LATIN = {"vi"}


def _with_name(document: dict[str, Any], name: str) -> dict[str, Any]:
    operator = document["subject"]["route"]["operator"]
    operator["native_names"] = [name]
    return document


def _letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_printed_as_it_is_written(reject: dict[str, Any], name: str) -> None:
    set_name = Typesetter()
    assert set_name(name) == name
    assert set_name.consulted == bool(set_name.fonts)
    content = render([_with_name(reject, name)])
    drawn = {font.partition("+")[2] for font in pdf_reader.fonts(content)}
    for font in set_name.fonts:
        assert any(_letters(font_files.family(font)) in entry for entry in drawn), font


@pytest.mark.parametrize("key", ["zh", "zh-Hant", "ja", "kana", "ko", "vi"])
def test_a_printed_name_can_be_copied(reject: dict[str, Any], key: str) -> None:
    text = pdf_reader.text(render([_with_name(reject, NAMES[key])]))
    assert _letters(NAMES[key]) in _letters(text)


@pytest.mark.parametrize("key", [key for key in NAMES if key not in LATIN])
def test_without_the_fonts_it_is_transliterated_and_says_how_to_get_them(
    reject: dict[str, Any], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_text, "available", lambda: False)
    text = pdf_reader.text(render([_with_name(reject, NAMES[key])]))
    assert _letters(NAMES[key]) not in _letters(text)
    assert "⟨" in text and "riskctl[fonts]" in _letters(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("株式会社", "⟨Kabushiki Kaisha⟩"),
        ("ソニー株式会社", "⟨soni Kabushiki Kaisha⟩"),
        ("合同会社", "⟨Godo Kaisha⟩"),
        ("東京株式会社", "⟨U+6771 U+4EAC Kabushiki Kaisha⟩"),
        ("深度求索", "⟨Shen Du Qiu Suo⟩"),
    ],
)
def test_japanese_never_reads_as_mandarin(text: str, shown: str) -> None:
    plain = Typesetter(with_fonts=False)
    assert plain(text).lower() == shown.lower()
    assert "hui she" not in plain(text).lower() and "zhu shi" not in plain(text).lower()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("株式会社日立製作所", "ja"),
        ("日本電気", "ja"),
        ("さくら", "ja"),
        ("三星電子 삼성전자", "ko"),
        ("杭州深度求索", "zh"),
        ("國泰航空", "zh"),
        ("中国", "zh"),
    ],
)
def test_the_language_of_east_asian_text(text: str, language: str) -> None:
    assert east_asian_language(text) == language


def test_one_character_takes_the_form_of_its_language() -> None:
    chinese, japanese = Typesetter(), Typesetter()
    chinese("直接有限公司")
    japanese("直接株式会社")
    assert chinese.fonts == {"han-zh"} and japanese.fonts == {"han-ja"}
    assert japanese.languages == {"ja": {"直接株式会社"}}


def test_what_no_font_has_is_transliterated_beside_what_one_has() -> None:
    shown = Typesetter()("深度 \u1380 ก")
    assert "深度" in shown and "ก" in shown and "⟨" in shown


FONTS = [*(script.font for script in SCRIPTS), *HAN_FONTS.values()]


@pytest.mark.parametrize("name", FONTS)
def test_every_character_of_a_font_can_be_drawn(reject: dict[str, Any], name: str) -> None:
    """The PDF engine refuses a character that no font draws, so that coverage is what the fonts say."""
    characters = sorted(font_files.characters(name))[::7]
    text = "".join(map(chr, characters))
    reject["subject"]["notes"] = [text[start : start + 200] for start in range(0, len(text), 200)]
    assert render([reject]).startswith(b"%PDF")


@pytest.mark.parametrize("name", FONTS)
def test_the_list_of_characters_is_that_of_the_font(name: str, tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    target = tmp_path / "font.otf"
    font_files.unpack(name, target)
    with TTFont(target) as font:
        assert font_files.characters(name) == set(font.getBestCmap())


def test_a_font_is_unpacked_without_reading_its_outlines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing the outlines of a Han font anew takes seconds of every report that names a Chinese company."""
    from fontTools.cffLib import CFFFontSet

    def read(*_: object) -> None:
        raise AssertionError("outlines were read")

    monkeypatch.setattr(CFFFontSet, "decompile", read)
    font_files.unpack("han-zh", tmp_path / "font.otf")


def test_the_same_bytes_each_time(reject: dict[str, Any]) -> None:
    document = _with_name(reject, " ".join(NAMES.values()))
    assert render([document]) == render([document])


def test_a_damaged_font_is_a_problem_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thai.woff2").write_bytes(b"no font")
    monkeypatch.setattr(font_files, "_folder", lambda: tmp_path)
    with pytest.raises(ReportError, match="thai"):
        font_files.unpack("thai", tmp_path / "thai.otf")


@pytest.mark.parametrize("content", [None, b"", b"[1, 2", b"\xff"])
def test_a_damaged_list_of_characters_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / font_files.COVERAGE).write_bytes(content)
    monkeypatch.setattr(font_files, "_folder", lambda: tmp_path)
    font_files.coverage.cache_clear()
    try:
        with pytest.raises(ReportError, match="reinstall"):
            font_files.coverage()
    finally:
        font_files.coverage.cache_clear()
