"""The letter to operators and back: the same facts as YAML written by hand, whatever program saved it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from riskctl import Session
from riskctl.catalogue.use_case import load_use_case
from riskctl.questionnaire.letter import Letter, letter
from riskctl.questionnaire.letter_sheet import as_workbook
from riskctl.questionnaire.letter_text import FIELDS, as_markdown
from riskctl.questionnaire.outranked import outranked
from riskctl.questionnaire.overlay import overlay
from riskctl.questionnaire.replies import read_replies
from riskctl.questionnaire.reply_claims import bring_back
from riskctl.text.located import load
from riskctl.text.problems import InputError
from riskctl.workspace.layers import all_layers

openpyxl = pytest.importorskip("openpyxl")
DAY = "2026-11-28"
REMARK = "über 試験, =1+1"
SUBJECTS = (
    "gpt-5.4@openai-api",
    "gpt-5.4@openai-api-eu",
    "claude-sonnet-5@anthropic-api",
    "claude-sonnet-5@vertex-ai-eu",
)
ANSWERS = {
    "routes/openai-api#processing_countries": ("US, Ireland and Germany", "contract term"),
    "routes/openai-api#storage_countries": ("United States and possibly others", "statement"),
    "routes/openai-api#remote_access_countries": ("U.S.; India", "published page"),
    "routes/vertex-ai-eu#supported_countries": ("MY, SG", ""),
    "evidence/openai#dpa_signed": ("Yes.", ""),
    "evidence/openai#sccs": ("no", ""),
}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open(DAY)


@pytest.fixture(scope="module")
def asked(session: Session) -> Letter:
    folder = Path(__file__).parents[2] / "data" / "examples"
    request = session.request(load_use_case(load(folder / "malaysian-bank.yaml")))
    judged = [(request, session.judge(row, request)) for row in session.subjects(SUBJECTS)]
    return letter(judged, DAY)


def _fill(path: Path, answers: dict[str, tuple[Any, str]] = ANSWERS) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Questions"]
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        answer, given = answers.get(sheet.cell(row, 1).value, (None, None))
        sheet.cell(row, heads.index("Answer") + 1).value = answer
        sheet.cell(row, heads.index("Given as") + 1).value = given
        if answer:
            sheet.cell(row, heads.index("Source") + 1).value = "Letter of 20 November"
            sheet.cell(row, heads.index("Date") + 1).value = "20 November 2026"
            sheet.cell(row, heads.index("Remark") + 1).value = REMARK
    book.save(path)


@pytest.fixture
def answered(asked: Letter, tmp_path: Path) -> Path:
    path = tmp_path / "questions.xlsx"
    path.write_bytes(as_workbook(asked))
    _fill(path)
    return path


def _claims(path: Path, session: Session) -> dict[str, dict[str, Any]]:
    return bring_back(str(path), read_replies(path), session.workspace.catalogue, DAY).claims


def test_only_operators_are_asked_and_each_question_says_why(asked: Letter) -> None:
    assert (
        len(asked.routes) == len(SUBJECTS)
        and len({row.id for row in asked.rows}) == len(asked.rows) > 8
    )
    for row in asked.rows:
        assert row.id.split("/")[0] in ("routes", "vendors", "evidence")
        assert row.why and row.law and row.term and row.takes and row.question.endswith("?")
        assert not {"data.", "actor.", "use.", "route.served_on"} & {row.id.partition("#")[2]}
    openai = [row for row in asked.rows if row.id.startswith("routes/openai-api")]
    assert not [row.id for row in openai if "Alibaba" in row.law or "AWS" in row.law]


def test_own_machines_have_no_operator_to_ask(session: Session) -> None:
    request = session.request(None)
    judged = [
        (request, session.judge(row, request))
        for row in session.subjects(["gpt-oss-120b@self-hosted"])
    ]
    assert letter(judged, DAY).rows == ()


def test_the_same_letter_gives_the_same_bytes(asked: Letter) -> None:
    assert as_workbook(asked) == as_workbook(asked)
    assert as_markdown(asked) == as_markdown(asked)


def test_workbook_and_markdown_bring_the_same_claims(
    asked: Letter, answered: Path, tmp_path: Path, session: Session
) -> None:
    text = as_markdown(asked)
    for key, (answer, given) in ANSWERS.items():
        before, mark, after = text.partition(f"Id: `{key}`")
        fields = zip(
            FIELDS, (answer, given, "Letter of 20 November", "2026-11-20", REMARK), strict=True
        )
        for field, value in fields:
            after = after.replace(f"**{field}:**  ", f"**{field}:** {value}  ", 1)
        text = before + mark + after
    path = tmp_path / "questions.md"
    path.write_text(text, encoding="utf-8")
    assert _claims(path, session) == _claims(answered, session)
    brought = bring_back("x", read_replies(path), session.workspace.catalogue, DAY)
    assert brought.signatures == {
        ("openai", "evidence.dpa_signed"): True,
        ("openai", "evidence.sccs"): False,
    }
    assert brought.unanswered == len(asked.rows) - len(ANSWERS)


BY_HAND = """\
processing_countries:
  - {value: [US, IE, DE], source: answer-1, observed: 2026-11-20, grade: official, note: "über 試験, =1+1"}
storage_countries:
  - {includes: [US], source: answer-1, observed: 2026-11-20, grade: vendor, note: "über 試験, =1+1"}
"""


def test_the_facts_are_those_of_yaml_written_by_hand(answered: Path, tmp_path: Path) -> None:
    import yaml

    layers = all_layers((), ())
    session = Session.open(DAY)
    brought = bring_back("x", read_replies(answered), session.workspace.catalogue, DAY)
    texts = overlay(brought, layers)
    folder, hand = tmp_path / "answered", tmp_path / "hand"
    for root in (folder, hand):
        (root / "routes").mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    bundled = load(layers[0].data / "routes" / "openai-api.yaml")
    data = yaml.load((layers[0].data / "routes" / "openai-api.yaml").read_text(), yaml.BaseLoader)
    for name, entries in yaml.load(BY_HAND, yaml.BaseLoader).items():
        history = data["claims"].get(name, [])
        data["claims"][name] = entries + (history if isinstance(history, list) else [history])
    data["replaces"] = {"id": "openai-api", "sha256": bundled.sha256}
    data.setdefault("sources", {})["answer-1"] = {
        "title": "Letter of 20 November",
        "date": "2026-11-20",
    }
    (hand / "routes" / "openai-api.yaml").write_text(
        yaml.safe_dump(data, allow_unicode=True), encoding="utf-8"
    )
    ours, theirs = (Session.open(DAY, [root]) for root in (folder, hand))
    for path in ("route.processing_countries", "route.storage_countries"):
        facts = [_facts(row, "gpt-5.4@openai-api")[path] for row in (ours, theirs)]
        assert facts[0] == facts[1]
    processing = _facts(ours, "gpt-5.4@openai-api")["route.processing_countries"]
    assert processing.value.value == frozenset({"US", "IE", "DE"})
    assert processing.provenance.grade == "official"


def _facts(session: Session, subject: str) -> Any:
    (named,) = session.subjects([subject])
    return session.judge(named, session.request(None)).facts.facts


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("Answer", "Irland, US", "'Irland' is no country (did you mean 'Ireland'?)"),
        ("Given as", "rumour", "is not one of statement, published page, contract term"),
        ("Date", "soon", "'soon' is no date"),
        ("Date", "2030-01-01", "is after 2026-11-28"),
        ("Id", "routes/openai-ap#processing_countries", "(did you mean 'openai-api'?)"),
        ("Id", "routes/openai-api#proccessing_countries", "(did you mean 'processing_countries'?)"),
        ("Id", "evidence/openai#dpa_singed", "(did you mean 'dpa_signed'?)"),
        ("Id", "routes/openai-api#storage_countries", "stands in row"),
    ],
)
def test_mistakes_are_told_with_row_and_column(
    answered: Path, session: Session, column: str, value: str, words: str
) -> None:
    book = openpyxl.load_workbook(answered)
    sheet = book["Questions"]
    heads = [cell.value for cell in sheet[1]]
    ids = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    row, at = ids.index("routes/openai-api#processing_countries") + 1, heads.index(column) + 1
    sheet.cell(row, at).value = value
    book.save(answered)
    with pytest.raises(InputError) as refused:
        _claims(answered, session)
    (problem,) = refused.value.problems
    assert words in problem.message
    assert problem.col == at
    assert (
        problem.row_is(row)
        if hasattr(problem, "row_is")
        else (problem.line == row or "stands in" in words)
    )


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no zip", b"\xff\xfe\x00", b"# a text without questions\n"]
)
def test_other_files_are_refused(tmp_path: Path, session: Session, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_replies(path)


def test_numbers_dates_and_truth_values_of_a_spreadsheet_are_read(
    answered: Path, session: Session
) -> None:
    import datetime

    book = openpyxl.load_workbook(answered)
    sheet = book["Questions"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, 1).value = "routes/anthropic-api#retention_days"
    sheet.cell(2, heads.index("Answer") + 1).value = 30.0
    sheet.cell(2, heads.index("Date") + 1).value = datetime.datetime(2026, 11, 2)
    sheet.cell(3, 1).value = "routes/anthropic-api#sla_offered"
    sheet.cell(3, heads.index("Answer") + 1).value = True
    book.save(answered)
    claims = _claims(answered, session)["routes/anthropic-api"]
    assert (claims["retention_days"]["value"], claims["retention_days"]["observed"]) == (
        "30",
        "2026-11-02",
    )
    assert claims["sla_offered"]["value"] == "true"


ACCESS = "routes/anthropic-api#remote_access_countries"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("statement", "of grade third-party, of 2026-08-05, outweighs"),
        ("contract term", ""),
    ],
)
def test_an_answer_that_cannot_win_is_told(answered: Path, given: str, words: str) -> None:
    from typer.testing import CliRunner

    from riskctl.cli.answers import app

    _fill(answered, {ACCESS: ("India", given)})
    told = CliRunner().invoke(app, [str(answered), "--as-of", DAY])
    assert told.exit_code == 0
    warned = [line for line in told.stderr.splitlines() if line.startswith("warning: ")]
    assert bool(warned) is bool(words)
    for line in warned:
        assert "routes/anthropic-api: remote_access_countries changes nothing" in line
        assert words in line and "what counts is still: CA, US, ZA and possibly others" in line


def test_an_answer_older_than_what_is_stated_is_told(answered: Path, session: Session) -> None:
    _fill(answered, {"routes/vertex-ai-eu#supported_countries": ("MY", "")})
    catalogue = session.workspace.catalogue
    brought = bring_back("x", read_replies(answered), catalogue, DAY)
    (lost,) = outranked(brought, catalogue, DAY)
    assert "is newer than 2026-11-20" in lost.text and lost.text.endswith(" ...")


def test_an_answer_that_says_the_same_is_not_told(session: Session) -> None:
    from riskctl.questionnaire.reply_claims import Brought

    catalogue = session.workspace.catalogue
    entry = {"includes": ["CA", "US", "ZA"], "grade": "vendor", "observed": "2026-11-20"}
    brought = Brought({"routes/anthropic-api": {"remote_access_countries": entry}})
    assert outranked(brought, catalogue, DAY) == []


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: the round trip through it was NOT tested"
)
@pytest.mark.parametrize("steps", [("xlsx",), ("ods", "xlsx")])
def test_nothing_is_lost_through_libreoffice(
    answered: Path, tmp_path: Path, session: Session, steps: tuple[str, ...]
) -> None:
    path = answered
    for number, suffix in enumerate(steps):
        folder = tmp_path / f"step{number}"
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        command = [
            str(OFFICE),
            home,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        path = folder / f"questions.{suffix}"
    assert _claims(path, session) == _claims(answered, session)


@pytest.mark.parametrize(("day", "warned"), [("2027-07-01", True), ("2026-11-28", False)])
def test_law_past_its_date_is_told_to_the_sender_and_not_to_operators(day: str, warned: bool):
    from typer.testing import CliRunner

    from riskctl.cli.questions import app

    case = Path(__file__).parents[2] / "data" / "examples" / "malaysian-bank.yaml"
    options = ["gpt-5.4@openai-api", "--use-case", str(case), "--as-of", day]
    done = CliRunner().invoke(app, options)
    assert done.exit_code == 0
    assert ("Past their date" in done.stderr) is warned
    assert "Past their date" not in done.stdout
