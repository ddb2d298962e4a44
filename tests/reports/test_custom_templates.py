"""Templates of the organisation: they change what they name, and can reach nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from report_samples import NASTY, load, replaced
from typer.testing import CliRunner

from riskctl.attest.extract import read_carrier
from riskctl.attest.pages import pages_state
from riskctl.cli.app import app
from riskctl.document.errors import ReportError
from riskctl.reports.custom import run
from riskctl.reports.custom.check import block_names
from riskctl.reports.custom.folder import read_folder, read_folders
from riskctl.reports.custom.model import CustomTemplate
from riskctl.reports.custom.trial import faults
from riskctl.reports.options import ReportOptions
from riskctl.reports.templates import template_names
from riskctl.reports.write import render
from riskctl.text.problems import InputError

HTML = 'sections.html.j2:{% extends "builtin/sections.html.j2" %}\n{% block scores %}\n'
TYPST = 'report-sections.typ:<% extends "builtin/report-sections.typ" %>\n<% block scores %>\n'


def made(kind: str, start: str, body: str, document: Any = None) -> bytes:
    """A report whose block of scores is the text."""
    name, _, head = start.partition(":")
    end = "{% endblock %}" if kind == "html" else "<% endblock %>"
    options = ReportOptions(templates=(CustomTemplate(name, head + body + end, f"house/{name}"),))
    return render([document or load("reject")], kind, options)


def page(body: str, document: Any = None) -> str:
    return made("html", HTML, body, document).decode()


def test_a_block_is_replaced_and_the_others_stay() -> None:
    text = page("<h2>Our scores for {{ report.cover.title }}</h2>")
    assert "<h2>Our scores for DeepSeek" in text
    assert '-scores">Scores</h2>' not in text
    assert '-findings">Findings</h2>' in text


def test_builtin_leads_past_their_own_and_super_keeps_the_block() -> None:
    text = page("<p>Before</p>{{ super() }}")
    assert text.index("<p>Before</p>") < text.index('-scores">Scores</h2>')


def test_a_process_of_its_own_makes_the_same_page() -> None:
    note = CustomTemplate("note.html.j2", "nobody reads this", "house/note.html.j2")
    document = load("conditions")
    ours = render([document], "html").decode()
    theirs = render([document], "html", ReportOptions(templates=(note,))).decode()
    assert theirs.partition("<script")[0] == ours.partition("<script")[0]


def test_a_block_of_the_pdf_is_replaced() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    import io

    import pdf_reader

    content = made("pdf", TYPST, "[== Our scores of << reports[0].cover.title >>]")
    text = "".join(pdf_reader.text(content).split())
    assert "OurscoresofDeepSeek" in text and "From0to100" not in text
    with pikepdf.open(io.BytesIO(content)) as file:
        assert "assessment.json" in file.attachments


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_hostile_text_stays_text_in_a_template_of_theirs(number: int) -> None:
    document = load("reject")
    document["use_case"]["organisation"] = NASTY[number]
    text = page("<p>{{ report.cover.organisation }}</p>", document)
    shown = text.partition("<script")[0]
    assert "<img src=x" not in shown and "\x1b" not in shown and "\u202e" not in shown
    assert made("pdf", TYPST, "[Of << reports[0].cover.organisation >> here]", document)


ESCAPES = {
    "{{ report.__class__ }}": "unsafe",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "unsafe",
    "{{ report|attr('__class__') }}": "unsafe",
    "{{ [report]|map(attribute='__class__')|first }}": "unsafe",
    "{{ report['__class__']['x'] }}": "unsafe|no attribute",
    "{{ '{0.__class__}'.format(report) }}": "unsafe",
    "{{ '{0.__class__}'|attr('format')(report) }}": "unsafe",
    "{% set f = '{0.__class__}'.format %}{{ f(report) }}": "unsafe",
    "{{ '{x.__class__}'.format_map({'x': report}) }}": "unsafe",
    "{{ report|attr('__cl' ~ 'ass__') }}": "unsafe",
    "{{ report|attr('\\x5f\\x5fclass\\x5f\\x5f') }}": "unsafe",
    "{{ [report]|map('attr', '__class__')|first }}": "unsafe",
    "{{ [report]|sum(attribute='__class__') }}": "unsafe|unsupported",
    "{{ ([report]|groupby('__class__')|first).grouper.__mro__ }}": "unsafe|no attribute",
    "{{ [report]|sort(attribute='__class__.__mro__') }}": "unsafe",
    "{{ [report]|unique(attribute='__class__')|list }}": "unsafe|unhashable",
    "{{ report.items.__self__ }}": "unsafe",
    "{{ ''.join.__call__ }}": "unsafe",
    "{{ range.__base__ }}": "unsafe|no attribute",
    "{{ dict.__subclasses__() }}": "unsafe",
    "{{ namespace(a=1).__class__ }}": "unsafe|no attribute",
    "{{ _.__globals__ }}": "unsafe",
    "{{ several.__code__ }}": "unsafe|no attribute",
    "{{ '%s'|format(report.__class__) }}": "unsafe",
    "{% for key in report.__dict__ %}{% endfor %}": "unsafe|no attribute",
    "{{ report.setdefault('x', 1) }}": "unsafe",
    "{{ report.pop('cover') }}": "unsafe",
    "{{ reports.sort() }}": "unsafe",
    "{% do reports.append(1) %}": "unknown tag",
    "{% extends '../x.html.j2' %}": "no template|non top-level",
    "{% import '/etc/passwd' as x %}": "no template",
    "{% from 'builtin/../../x' import y %}": "no template",
    "{{ range(10**7)|list }}": "Range too big",
    "{{ 'x'|indent(10**10) }}": "more memory",
    "{{ 'x'|ljust(10**10) }}": "No filter named",
    "{{ '%10000000000d' % 1 }}": "more memory|unsafe|too big",
    "{{ cycler.__init__.__globals__ }}": "unsafe",
    "{{ joiner.__init__.__globals__ }}": "unsafe",
    "{{ namespace.__init__.__globals__ }}": "unsafe",
    "{{ self._TemplateReference__context }}": "unsafe",
    "{{ super.__class__ }}": "unsafe",
    "{{ (report.cover.title|e).__html__.__func__ }}": "unsafe",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}": "unsafe",
    "{{ lipsum.__globals__ }}": "undefined",
    "{{ report.cover.update({'title': 'x'}) }}": "unsafe",
    "{{ reports.append(1) }}": "unsafe",
    "{{ reports.clear() }}": "unsafe",
    "{{ report.nope }}": "no attribute 'nope'",
    "{{ nope }}": "'nope' is undefined",
    "{{ report.cover.title|safe }}": "always escaped",
    "{% autoescape false %}{{ report.cover.title }}{% endautoescape %}": "escaping stays on",
    "{% include '../../../etc/passwd' %}": "no template",
    "{% include '/etc/passwd' %}": "no template",
    "{% include 'builtin/../pyproject.toml' %}": "no template",
    "{% include 'builtin//etc/passwd' %}": "no template",
    "{% set name = '/etc' ~ '/passwd' %}{% include name %}": "no template",
    "{% include 'sections.html.j2' %}": "in a circle",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "in a circle",
    "{% for a in range(10**9) %}{% endfor %}": "Range too big",
    "{{ [1] * 10**9 }}": "more memory",
    "{{ 'x' * 10**10 }}": "more memory",
    "{{ 'x'|center(10**10) }}": "more memory",
    "{% import os as x %}": "undefined",
    "{% if %}": "Expected an expression",
    "{{ 'x'|nope }}": "No filter named 'nope'",
    "{% endblock %}{% block finding %}x": "no block 'finding' to replace.*'findings'",
}


@pytest.mark.parametrize("text", ESCAPES)
def test_no_way_out_of_the_sandbox(text: str) -> None:
    with pytest.raises(InputError, match=f"house/sections.html.j2:[13]:1: .*{ESCAPES[text]}"):
        page(text)


OUTSIDE = {
    '[#read("/etc/passwd")]': "file not found",
    '[#image("/etc/hostname.png")]': "file not found",
    '[#json("../../../etc/passwd")]': "escape|outside|not found|access denied|would",
    '[#import "@preview/cetz:0.3.4"]': "package",
    'plugin("/etc/passwd")': "not found",
    "nope(report)": "unknown variable",
    "[<< reports[0].cover.title|e >>]": "No filter named 'e'",
    "[<< reports[0].cover.title|tojson >>]": "No filter named 'tojson'",
    "[<< reports[0].__class__ >>]": "unsafe",
    "[<% include '/etc/passwd' %>]": "no template",
}


@pytest.mark.parametrize("text", OUTSIDE)
def test_typst_reads_no_file_and_no_network(text: str) -> None:
    with pytest.raises((InputError, ReportError), match=OUTSIDE[text]) as caught:
        made("pdf", TYPST, text)
    assert "house/report-sections.typ:3" in str(caught.value)


def test_a_value_in_typst_code_does_not_run() -> None:
    document = load("reject")
    document["use_case"]["organisation"] = '"; read("/etc/passwd"); "'
    with pytest.raises(ReportError, match="not valid in code"):
        made("pdf", TYPST, "<< reports[0].cover.organisation >>", document)


ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 10**(10**10) }}",
    "{% macro m(n) %}{% for a in range(9) %}{{ m(n - 1) if n }}{% endfor %}{% endmacro %}{{ m(99) }}",
)


@pytest.mark.parametrize("text", ENDLESS)
def test_an_endless_template_is_ended(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CPU_SECONDS", 2)
    with pytest.raises(ReportError, match=r"house/sections\.html\.j2: took more than"):
        page(text)


def test_a_memory_bomb_in_typst_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MEMORY_BYTES", 600 * 1024 * 1024)
    with pytest.raises(ReportError, match="more than"):
        made("pdf", TYPST, 'let x = "a"; for i in range(60) { x = x + x }; x')


LOADING = {
    '<a href="javascript:alert(1)">x</a>': "no link: javascript",
    '<a href=" java&#10;script:alert(1)">x</a>': "no link: javascript",
    '<a href="data:text/html,x">x</a>': "no link: data",
    '<img src="https://evil.example/x.png">': "loads https",
    "<script src='x.js'></script>": "loads a script",
    "<script>alert(1)</script>": "a script that is not riskctl's",
    '<p onclick="x()">x</p>': "onclick",
    "<iframe></iframe>": "<iframe>",
    '<link rel="stylesheet" href="https://evil.example">': "<link>",
    '<base href="https://evil.example">': "<base>",
    '<form action="https://evil.example"></form>': "<form>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">': "elsewhere",
    '<meta http-equiv="Content-Security-Policy" content="img-src *">': r"allows \*",
}


@pytest.mark.parametrize("text", LOADING)
def test_a_page_still_loads_and_runs_nothing(text: str) -> None:
    with pytest.raises(ReportError, match=LOADING[text]):
        page(text)


def test_a_page_without_its_assessment_or_policy_is_refused() -> None:
    bare = CustomTemplate("report.html.j2", "<!DOCTYPE html><p>All is well</p>", "house/x")
    with pytest.raises(ReportError, match=r"does not carry its assessment.*Security-Policy"):
        render([load("reject")], "html", ReportOptions(templates=(bare,)))


def test_all_problems_at_once() -> None:
    wrong = [
        CustomTemplate("a.html.j2", "{% if %}", "house/a.html.j2"),
        CustomTemplate("report2.css", "b{}", "house/report2.css"),
        CustomTemplate("cover.html.j2", "{% include 'nope' %}", "house/cover.html.j2"),
    ]
    found = {(problem.path, problem.line) for problem in faults(wrong)}
    assert found == {("house/a.html.j2", 1), ("house/report2.css", 1), ("house/cover.html.j2", 1)}


def test_folders_are_read_in_order_and_hold_plain_files(tmp_path: Path) -> None:
    low, high = tmp_path / "low", tmp_path / "high"
    for folder in (low, high):
        folder.mkdir()
        (folder / "report.css").write_text(f"/* {folder.name} */")
    (low / "cover.html.j2").write_text("x")
    (low / "README.md").write_text("left alone")
    found = {entry.name: entry.text for entry in read_folders([low, high])}
    assert found == {"report.css": "/* high */", "cover.html.j2": "x"}
    (low / "link.css").symlink_to("/etc/passwd")
    (low / "big.css").write_bytes(b"x" * 300_000)
    (low / "latin.css").write_bytes(b"\xff")
    with pytest.raises(InputError) as caught:
        read_folder(low)
    assert len(caught.value.problems) == 3
    (tmp_path / "linked").symlink_to(low)
    for path in (tmp_path / "linked", tmp_path / "absent", low / "README.md"):
        with pytest.raises(InputError, match="not a folder of templates"):
            read_folder(path)


def test_every_section_has_a_block_in_both() -> None:
    page_blocks = set(block_names("sections.html.j2")) | set(block_names("cover.html.j2"))
    paper_blocks = set(block_names("report-sections.typ"))
    assert {"cover", "decision", "scores", "findings", "screening", "inputs"} <= page_blocks
    assert page_blocks - {"contents"} <= paper_blocks | {"contents"}


def call(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory, and no configuration of the user."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "riskctl.workspace.template_folders.user_folder", lambda: tmp_path / "user" / "templates"
    )
    (tmp_path / "a.json").write_bytes(render([load("reject")], "json"))
    return tmp_path


def _report(*words: object) -> Any:
    return call("report", "a.json", "-o", "a.html", "--unverified", *words)


def test_templates_of_the_project_need_trust(project: Path) -> None:
    assert call("template", "eject", "report.css").exit_code == 0
    css = project / ".riskctl" / "templates" / "report.css"
    css.write_text(css.read_text() + "/* of the project */")
    result = _report()
    assert ".riskctl/templates is not used" in result.stderr
    assert "of the project" not in (project / "a.html").read_text()
    assert _report("--trust-project-templates").exit_code == 0
    assert "of the project" in (project / "a.html").read_text()


def test_the_named_folder_goes_before_project_and_user(project: Path) -> None:
    for name in ("user/templates", ".riskctl/templates", "named"):
        (project / name).mkdir(parents=True)
        (project / name / "report.css").write_text(f"/* from {name} */")
    _report()
    assert "from user/templates" in (project / "a.html").read_text()
    _report("--trust-project-templates")
    assert "from .riskctl/templates" in (project / "a.html").read_text()
    _report("--trust-project-templates", "--template-dir", "named")
    assert "from named" in (project / "a.html").read_text()
    listed = call("template", "list", "--template-dir", "named", "-f", "json").output
    assert '"used": "named/report.css"' in listed


def test_verify_needs_the_templates_that_made_the_page(project: Path) -> None:
    (project / "named").mkdir()
    css = project / "named" / "report.css"
    css.write_text("/* ours */")
    _report("--template-dir", "named")
    carrier = read_carrier(project / "a.html")
    assert carrier.options and list(carrier.options["templates"]) == ["report.css"]
    assert pages_state(carrier).agree is None
    assert pages_state(carrier, read_folder(project / "named")).agree is True
    css.write_text("/* changed */")
    assert pages_state(carrier, read_folder(project / "named")).agree is None


def test_check_tries_every_detail(project: Path) -> None:
    (project / "named").mkdir()
    path = project / "named" / "sections.html.j2"
    words = ("template", "check", "--template-dir", "named", "--assessment", "a.json")
    path.write_text('{% extends "builtin/sections.html.j2" %}{% block why %}{% endblock %}')
    result = call(*words)
    assert isinstance(result.exception, InputError)
    assert "no block 'why'" in str(result.exception)
    path.write_text('{% extends "builtin/sections.html.j2" %}{% block scores %}{% endblock %}')
    assert "6 reports made" in call(*words).output


def test_eject_names_what_there_is(project: Path) -> None:
    assert "did you mean 'report.css'" in str(call("template", "eject", "reprot.css").exception)
    assert call("template", "eject", "report.css", "-o", "named").exit_code == 0
    assert "exists" in str(call("template", "eject", "report.css", "-o", "named").exception)
    assert (project / "named" / "report.css").is_file()
    assert "report.css" in template_names()


def test_a_poisoned_document_stays_text(project: Path) -> None:
    for text in NASTY[:5]:
        content = page(
            "{% for f in report.groups %}{{ f }}{% endfor %}", replaced(load("reject"), text)
        )
        assert "<script>alert" not in content.partition('<script type="application/json"')[0]
