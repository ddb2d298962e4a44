"""Every file, module and name that the page on the architecture speaks of is there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PAGES = (PAGE, ROOT / "docs" / "internals.md")
_PLACE = re.compile(r"[a-z_]+(?:/[a-z_]+)*(?:/|\.(?:py|md))?")
_MODULE = re.compile(r"[a-z_]+(?:\.[A-Za-z_]+)+")


def spoken_of(path: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(re.findall(r"`([^`\n]+)`", text))


def is_there(place: str) -> bool:
    """A file or folder of the package or the repository."""
    bases = (ROOT / "riskctl", ROOT, ROOT / "tests" / "sources")
    return any((base / name).exists() for base in bases for name in (place, f"{place}.py"))


def leads_somewhere(dotted: str) -> bool:
    """A module of the package, a name in one, or a name in one of another package."""
    names = dotted.split(".")
    for length in range(len(names), 0, -1):
        try:
            found: object = importlib.import_module(".".join(("riskctl", *names[:length])))
        except ImportError:
            continue
        for name in names[length:]:
            found = getattr(found, name, None)
        return found is not None
    return False


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_files_and_folders_of_the_page_are_there(page):
    places = {text for text in spoken_of(page) if "/" in text and _PLACE.fullmatch(text)}
    assert len(places) > 3
    assert [place for place in sorted(places) if not is_there(place)] == []


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_modules_and_names_of_the_page_are_there(page):
    dotted = {text for text in spoken_of(page) if _MODULE.fullmatch(text)}
    ours = {text for text in dotted if (ROOT / "riskctl" / text.split(".")[0]).exists()}
    assert len(ours) > 3
    assert [text for text in sorted(ours) if not leads_somewhere(text)] == []


def test_every_package_has_its_line_in_the_table():
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    told = {name for line in table for name in re.findall(r"`([a-z]+)`", line.split("|")[1])}
    packages = {path.parent.name for path in (ROOT / "riskctl").glob("*/__init__.py")}
    assert packages - told == set()


def test_a_name_that_is_not_there_would_be_seen():
    assert leads_somewhere("rules.judge.CompiledBook") and not leads_somewhere("rules.judge.Nobody")
    assert is_there("rules/evaluate.py") and not is_there("rules/nothing.py")
