"""The register of known names: its format, its links, and that no name stands for two organisations."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import riskctl.screening
from riskctl.facts.countries import COUNTRIES

FOLDER = Path(riskctl.screening.__file__).parent / "names" / "tables" / "known"
FILES = sorted(FOLDER.glob("*.txt"))
LINKS = {"part-of", "product-of", "affiliate-of"}
GRADES = {"unverified", "third-party", "official"}
LEAST, MOST_LINES = 1500, 310
MARK = re.compile(r" \((weak|former)\)$")


@dataclass(frozen=True)
class Line:
    """One organisation; ``names`` pairs each name with its mark (``weak``, ``former`` or nothing)."""

    file: str
    id: str
    country: str
    names: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    source: str


def fold(name: str) -> str:
    kept = (
        c
        for c in unicodedata.normalize("NFKC", name).casefold()
        if c.isalnum() or unicodedata.category(c)[0] == "M"
    )
    return "".join(kept)


def split_mark(name: str) -> tuple[str, str]:
    found = MARK.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def read(path: Path) -> tuple[set[str], list[Line]]:
    sources: set[str] = set()
    lines = []
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.startswith("@source "):
            key, what, grade = (part.strip() for part in text.removeprefix("@source ").split("|"))
            assert what, text
            assert grade.removeprefix("grade ") in GRADES, text
            sources.add(key)
        elif text and not text.startswith("#"):
            fields = [part.strip() for part in text.split("|")]
            assert len(fields) == 5, text
            names = tuple(split_mark(name.strip()) for name in fields[2].split(" ; "))
            links = tuple(
                (kind, to)
                for kind, to in (link.split(" ") for link in fields[3].split(" ; ") if link)
            )
            lines.append(Line(path.name, fields[0], fields[1], names, links, fields[4]))
    return sources, lines


READ = {path.name: read(path) for path in FILES}
LINES = [line for _, lines in READ.values() for line in lines]


def test_the_register_is_broad() -> None:
    assert len(LINES) >= LEAST


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_bytes_of_a_file(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert text == unicodedata.normalize("NFC", text)
    bad = {
        c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    } - {"\n", "\u200c"}
    assert not bad
    assert len(text.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", READ)
def test_lines_of_a_file(name: str) -> None:
    sources, lines = READ[name]
    assert [line.id for line in lines] == sorted(line.id for line in lines)
    assert {line.source for line in lines} == sources
    for line in lines:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", line.id), line
        assert line.country in COUNTRIES, line
        assert line.names, line
        assert all(
            fold(each) and each == " ".join(each.split()) and not MARK.search(each)
            for each, _ in line.names
        ), line


def test_ids_are_unique() -> None:
    ids = [line.id for line in LINES]
    assert sorted(ids) == sorted(set(ids))


def test_links_resolve_without_cycles() -> None:
    above = {line.id: [to for _, to in line.links] for line in LINES}
    for line in LINES:
        assert {kind for kind, _ in line.links} <= LINKS, line
        for _, to in line.links:
            assert to in above, line
        seen, ahead = set(), list(above[line.id])
        while ahead:
            step = ahead.pop()
            assert step != line.id, f"{line.id} is above itself"
            if step not in seen:
                seen.add(step)
                ahead += above[step]


def test_no_name_stands_for_two_organisations_unless_marked_weak() -> None:
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for line in LINES:
        for each, mark in line.names:
            assert line.id not in held[fold(each)], f"{each} twice in {line.id}"
            held[fold(each)][line.id] = mark
    clashes = {
        name: ids for name, ids in held.items() if len(ids) > 1 and set(ids.values()) != {"weak"}
    }
    assert not clashes


SAME = [
    ("摩尔线程", "Moore Threads"),
    ("智谱", "Knowledge Atlas Technology"),
    ("北方华创", "Sevenstar Electronics"),
    ("沐曦", "MetaX"),
    ("鴻海", "Foxconn"),
    ("台積電", "TSMC"),
    ("日本電気", "NEC"),
    ("キオクシア", "Toshiba Memory"),
    ("삼성전자", "Samsung Electronics"),
    ("Сбербанк", "Sber"),
    ("中国电子科技集团公司第十四研究所", "Nanjing Research Institute of Electronics Technology"),
    ("Tập đoàn Công nghiệp - Viễn thông Quân đội", "Viettel"),
    ("ธนาคารกสิกรไทย", "KBank"),
]
DIFFERENT = [
    ("Alibaba", "Alipay"),
    ("Tsinghua University", "National Tsing Hua University"),
    ("Trend Micro", "Micron"),
    ("Oracle Corporation", "Oracle Cloud"),
    ("Nomura", "Nomura Research Institute"),
    ("China Mobile", "China Telecom"),
    ("Northeastern University (China)", "Tohoku University"),
]


def ids_of(name: str) -> set[str]:
    return {line.id for line in LINES if any(fold(each) == fold(name) for each, _ in line.names)}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_organisation(one: str, other: str) -> None:
    assert len(ids_of(one)) == 1
    assert ids_of(one) == ids_of(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_different_organisations(one: str, other: str) -> None:
    assert not ids_of(one) & ids_of(other)
