"""Every message is in every language, with the same places for values, and nothing else is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from message_keys import all_messages, vocabulary_messages

from riskctl.messages.language import (
    HTML_TAGS,
    LANGUAGES,
    catalogue,
    current_language,
    say,
    several,
    speaking,
)

OTHERS = [language for language in LANGUAGES if language != "en"]
PLACE = re.compile(r"\{\w+\}")
VERBS = {"{counted} is", "{counted} are"}


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_missing(language: str) -> None:
    assert sorted((all_messages() | vocabulary_messages()) - catalogue(language).keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_left_over(language: str) -> None:
    assert sorted(catalogue(language).keys() - all_messages() - vocabulary_messages()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_values_have_the_same_places(language: str) -> None:
    for message, said in catalogue(language).items():
        assert set(PLACE.findall(message)) == set(PLACE.findall(said)), message
        assert said.strip() or not message.strip(), message


def test_chinese_is_chinese() -> None:
    plain = {message for message, said in catalogue("zh").items() if said.isascii()}
    assert plain <= VERBS | {"SHA-256"}


def test_a_language_ends_with_its_context() -> None:
    with speaking("ms"):
        assert say("Findings") == "Dapatan"
        with speaking("zh"):
            assert say("Findings") == "结论"
        assert current_language() == "ms"
    assert say("Findings") == "Findings"


def test_a_value_is_not_read_as_a_message() -> None:
    with speaking("ms"):
        assert say("Open: {title}", title="{title} {x}") == "Terbuka: {title} {x}"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "no findings"), ("ms", "0 dapatan"), ("zh", "0 项结论")]
)
def test_counts(language: str, shown: str) -> None:
    with speaking(language):
        assert several(0, "finding") == shown


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError), speaking("xx"):
        pass


class _Texts(HTMLParser):
    """Texts of headings, table heads and labels: the interface of a page."""

    TAGS = ("h2", "h5", "dt", "th", "caption", "summary", "option", "button")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._tag = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        if tag == "html":
            self.language = dict(attrs)["lang"] or ""

    def handle_data(self, data: str) -> None:
        if self._tag in self.TAGS and re.search("[A-Za-z]{3}", data):
            self.texts.append(data.strip())


def _rendered(name: str, kind: str, language: str) -> bytes:
    from tests_documents import load

    from riskctl.reports.options import ReportOptions
    from riskctl.reports.write import render

    return render([load(name)], kind, ReportOptions(language=language, detail="full"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_speaks_it(language: str) -> None:
    page = _Texts(_rendered("reject", "html", language).decode())
    assert page.language == HTML_TAGS[language]
    known = all_messages()
    english = {text for text in page.texts if text in known}
    if language == "zh":
        assert english <= {"SHA-256"}
    if language == "ms":
        same = {text for text, said in catalogue("ms").items() if text == said}
        malay = set(catalogue("ms").values())
        assert english <= same | malay


@pytest.mark.parametrize("kind", ["markdown", "csv", "xlsx", "pdf"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_readable_format_speaks_it(kind: str, language: str) -> None:
    assert _rendered("reject", kind, language) != _rendered("reject", kind, "en")


@pytest.mark.parametrize("kind", ["sarif", "oscal", "json", "junit"])
@pytest.mark.parametrize("language", OTHERS)
def test_ids_and_points_are_the_same_in_every_language(kind: str, language: str) -> None:
    def marks(content: bytes) -> list[str]:
        return re.findall(r"\b[a-z]{2}\.[a-z0-9.-]+\b|\b\d+-\d+\b", content.decode())

    assert marks(_rendered("reject", kind, language)) == marks(_rendered("reject", kind, "en"))


def test_a_pdf_names_its_language(tmp_path: Any) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    pytest.importorskip("fontTools")
    for language in LANGUAGES:
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(_rendered("reject", "pdf", language))
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == language


def test_chinese_without_the_fonts_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from riskctl.document.errors import MissingExtra
    from riskctl.reports.formats import pdf_text

    monkeypatch.setattr(pdf_text, "available", lambda: False)
    with pytest.raises(MissingExtra, match="fonts"):
        _rendered("reject", "pdf", "zh")
