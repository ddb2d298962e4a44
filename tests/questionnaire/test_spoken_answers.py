"""Answers as people write them: mixed wording, units, other languages, and what must not be read as an answer."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl import Session
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.answers import BadAnswerError, read_answer
from riskctl.questionnaire.interview import Interview
from riskctl.questionnaire.question import (
    HOME_LINES,
    Question,
    checklist,
    home,
    hosting,
    read_reply,
    single,
)
from riskctl.questionnaire.synonyms import word_table
from riskctl.questionnaire.understood import understood
from riskctl.questionnaire.word_files import read_words

REFUSED = "refused"
TICKED = checklist(("use.military", "data.personal", "use.government_bodies"))


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


def read(session: Session, key: str, text: str) -> Any:
    try:
        return read_answer(key, text, session.workspace.catalogue)
    except BadAnswerError:
        return REFUSED


COUNTRY = {
    "KSA": "SA", "日本": "JP", "Polska": "PL", "SAU": "SA", "São Paulo, Brasil": "BR", "Delaware, USA": "US",
    "Riyadh (Saudi Arabia)": "SA", "yes, in Nagoya, Japan": "JP", "only Brazil": "BR",
    "only from Japan": "JP",
    "la France": "FR", "Việt Nam.": "VN", "no": "NO",
    "Georgia, USA": REFUSED, "not in China": REFUSED, "our data centre in Riyadh": REFUSED, "sau": REFUSED,
    "EU": REFUSED, "mainly Brazil": REFUSED, "none": REFUSED, "dunno": "unknown", "and": REFUSED,
}  # fmt: skip
COUNTRIES = {
    "Japan; Thailand": ["JP", "TH"], "US 60%, Brazil 40%": ["US", "BR"], "Brazil only": ["BR"],
    "Germany, Austria + Switzerland": ["DE", "AT", "CH"], "Trinidad and Tobago": ["TT"], "nowhere": [],
    "Irland, US": REFUSED, "no": REFUSED, "everywhere": REFUSED,
}  # fmt: skip
TRUTH = {
    "Yes it is": "true", "yes, the ministry owns it": "true", "tak": "true", "はい": "true", "no doubt": "true",
    "não": "false", "no we don't": "false", "No, never.": "false", "n/a": "false", "not yet": "false",
    "no idea": "unknown", "TBD": "unknown", "nie wiem": "unknown", "わからない": "unknown",
    "yes, but only names": REFUSED, "yes, except a plant in Thailand": REFUSED, "yes (some)": REFUSED,
    "no, yes": REFUSED, "mostly": REFUSED, "perhaps": REFUSED, "yes and no": REFUSED,
}  # fmt: skip
NUMBERS = {
    "5.000": "5000", "1.500.000": "1500000", "1,5 million": "1500000", "10 000": "10000", "3 lakh": "300000",
    "2-3 million": ["2000000", "3000000"], "50-100k": ["50000", "100000"], "under 500": ["0", "500"],
    "about 5,000 patients": "5000", "1.2m": "1200000", "none": "0",
    "over 500": REFUSED, "many": REFUSED, "1.5": REFUSED, "20 mil": REFUSED,
}  # fmt: skip
SECTORS = {
    "health insurance company": "insurance", "sàn thương mại điện tử": "retail", "fintech (lending)": "banking",
    "a public hospital group": "healthcare", "urząd miasta": "government", "machine tool maker": "manufacturing",
    "Ministry of Health": "government", "travel agency": "other", "advertising agency": "media",
    "bank in Ghana": "banking", "manufacturer of medical devices": "manufacturing", "製造業": "manufacturing",
    "Saúde": "healthcare", "مستشفى": "healthcare", "公立病院グループ": "healthcare", "IT": "technology",
    "éditeur de logiciels (PME)": "technology",
    "not a bank": REFUSED, "dunno": "unknown", "something else entirely": REFUSED,
}  # fmt: skip
CLASSES = {
    "customer names, phone numbers, order history": ["customer-account", "personal"],
    "CPF, renda, bank statements": ["government-id", "financial"],
    "patient records, radiology reports, national ID": ["health", "government-id"],
    "export-controlled drawings, CAD files": ["controlled-technical", "trade-secret"],
    "children's medical files": ["children", "health"], "顧客の氏名、注文履歴": ["personal", "customer-account"],
    "well logs, staff names": ["trade-secret", "employee", "personal"],
    "anonymised health data": ["health"], "public": ["public"], "none": [],
    "not public": REFUSED, "non-public papers": REFUSED, "unpublished papers": REFUSED,
    "source code, no personal data": REFUSED, "public hospital": REFUSED, "yep": REFUSED,
}  # fmt: skip
HARM = {
    "med": "medium", "quite high": "high", "low to medium": "medium", "life-critical": "critical",
    "not high": REFUSED,
}  # fmt: skip
PAPERS = {
    "DPIA v2, 31 January 2026": ("2026-01-31", "DPIA v2"), "DPIA v2 (2026-01-31)": ("2026-01-31", "DPIA v2"),
    "Impact assessment, version 2, dated 3 May 2026": ("2026-05-03", "Impact assessment, version 2"),
    "31/01/2026, DPIA": REFUSED, "2026-01-31": REFUSED, "yes": REFUSED,
}  # fmt: skip
TABLES = {
    "actor.country": COUNTRY, "actor.operates_in": COUNTRIES, "data.personal": TRUTH, "data.subjects": NUMBERS,
    "actor.sector": SECTORS, "data.classes": CLASSES, "criticality": HARM,
    "self_hosting.chips": {"8x H100": ["nvidia-h100"], "NVIDIA H100 SXM": ["nvidia-h100"], "H2000": REFUSED},
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, table in TABLES.items() for text in table]
)
def test_what_is_written_is_what_is_read(session: Session, key: str, text: str) -> None:
    assert read(session, key, text) == TABLES[key][text]


@pytest.mark.parametrize(
    "key", ["title", "actor.country", "actor.operates_in", "data.subjects", "evidence.dpia"]
)
@pytest.mark.parametrize("piece", [" ", "1", "(", "yes ", "and ", "a, "])
def test_texts_that_no_person_types_are_refused_at_once(
    session: Session, key: str, piece: str
) -> None:
    with pytest.raises(BadAnswerError):
        read_answer(key, piece * 100_000, session.workspace.catalogue)
    with pytest.raises(BadAnswerError):
        read_reply(TICKED, piece * 100_000)


@pytest.mark.parametrize("text", PAPERS)
def test_a_document_is_a_date_and_a_name_in_either_order(session: Session, text: str) -> None:
    answer = read(session, "evidence.dpia", text)
    assert answer == REFUSED or (answer["dated"], answer["document"]) == PAPERS[text]
    assert (answer == REFUSED) is (PAPERS[text] == REFUSED)


@pytest.mark.parametrize(
    ("key", "typed", "noted"),
    [
        ("actor.sector", "health insurance", "insurance"),
        ("actor.country", "KSA", "Saudi Arabia"),
        ("actor.country", "Brazil", ""),
        ("data.classes", "customer names", "customer-account, personal"),
        ("data.subjects", "2-3 million", "2,000,000 to 3,000,000"),
        ("data.personal", "tak", ""),
        ("actor.sector", "Insurance", ""),
    ],
)
def test_what_was_made_of_an_answer_is_said(
    session: Session, key: str, typed: str, noted: str
) -> None:
    assert understood(key, typed, read(session, key, typed)) == noted


HOME = home(tuple(HOME_LINES), "BR")
ABROAD = {"actor.owner_countries", "actor.parent_country"}


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        ("yes", set()),
        ("4, 5", ABROAD),
        ("all but 4 and 5", ABROAD),
        ("not 4, 5", ABROAD),
        ("no", set(HOME_LINES)),
        ("dunno", set(HOME_LINES)),
        ("yes, but we have a US investor", None),
        ("yes 4, 5", None),
        ("1 to 3 are", None),
        ("6", None),
    ],
)
def test_places_at_home_are_all_but_the_numbers_given(text: str, abroad: set[str] | None) -> None:
    if abroad is None:
        with pytest.raises(BadAnswerError, match="numbers"):
            read_reply(HOME, text)
        return
    answers = read_reply(HOME, text)
    assert set(answers) == set(HOME_LINES) - abroad
    assert all(answer in ("BR", ["BR"]) for answer in answers.values())


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("none of the above", ("false", "false", [])),
        ("N/A", ("false", "false", [])),
        ("1 and 2", ("true", "true", [])),
        ("numbers 2?", ("false", "unknown", [])),
        ("#3", ("false", "false")),
        ("3?", ("false", "false", "unknown")),
        ("idk", ("unknown", "unknown", "unknown")),
        ("4", None),
        ("yes", None),
    ],
)
def test_lines_that_hold_are_ticked(text: str, answers: tuple[Any, ...] | None) -> None:
    if answers is None:
        with pytest.raises(BadAnswerError, match="give the numbers"):
            read_reply(TICKED, text)
    else:
        assert tuple(read_reply(TICKED, text).values()) == answers
    assert TICKED.lines[1].startswith("its data is about people")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Japan, 8x H100", ("JP", ["nvidia-h100"])),
        ("yes, our data centre in Nagoya, Japan; H100 SXM", ("JP", ["nvidia-h100"])),
        ("H100 in Saudi Arabia", ("SA", ["nvidia-h100"])),
        ("KSA", ("SA",)),
        ("our own data centre", None),
        ("Japan, H2000", None),
        ("Japan and Thailand", None),
    ],
)
def test_own_machines_are_a_country_and_chips(
    session: Session, text: str, answers: tuple[Any, ...] | None
) -> None:
    if answers is None:
        with pytest.raises(BadAnswerError):
            read_reply(hosting(), text, session.workspace.catalogue)
    else:
        said = read_reply(hosting(), text, session.workspace.catalogue)
        assert tuple(said.values()) == answers


@pytest.mark.parametrize("text", ["no", "none", "", "not sure"])
def test_own_machines_may_be_no_option(text: str) -> None:
    assert hosting().declines(text)


@pytest.mark.parametrize("text", ["itself", "none", "n/a", "same"])
def test_a_company_without_a_parent_is_its_own_head(text: str) -> None:
    question = single("actor.parent_country", "JP")
    assert read_reply(question, text) == {"actor.parent_country": "JP"}


@pytest.mark.parametrize("name", ["sectors", "classes", "harm", "levels", "roles"])
def test_words_stand_for_choices_there_are(name: str) -> None:
    paths = {"sectors": "actor.sector", "classes": "data.classes", "harm": "use.criticality",
             "levels": "actor.level_of_government", "roles": "actor.roles"}  # fmt: skip
    assert set(read_words(name)) <= set(VOCABULARY[paths[name]].choices)
    meanings = word_table(paths[name]).meanings
    assert "" not in meanings
    if name != "classes":
        assert not [word for word, meant in meanings.items() if len(meant) > 1]


def test_own_machines_are_asked_once_operators_cannot_help(session: Session) -> None:
    """A Japanese maker with export-controlled drawings: every operator is one for a person to decide."""
    interview = Interview(session, session.subjects(["qwen3-32b"]))
    answers: dict[str, Any] = {
        "criticality": "high",
        "actor.country": "JP",
        "actor.sector": "manufacturing",
    }
    answers |= {"data.classes": ["controlled-technical"], "data.controlled_technical": "true"}
    answers |= {path: ["JP"] for path in ("actor.owner_countries", "data.subject_countries")}
    answers |= {"actor.parent_country": "JP", "actor.operates_in": ["JP", "TH"]}
    question: Question | None = interview.next(answers, interview.standpoint(answers))
    assert question is not None and question.form == "hosting"
