"""Imports go one way only, and only the command line prints, exits or reads the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import riskctl

ROOT = Path(riskctl.__file__).parent
_LISTS = {"watchlists", "facts", "text"}
_ENGINE = {"assessment", "document", "ownership", "screening", "rules", "catalogue", *_LISTS}
BELOW = {
    "text": set(),
    "messages": set(),
    "processes": set(),
    "facts": {"text"},
    "watchlists": {"facts", "text"},
    "document": {"facts", "text"},
    "compare": {"document", "facts", "text"},
    "rules": {"facts", "text"},
    "catalogue": {"facts", "text"},
    "screening": _LISTS | {"processes"},
    "ownership": _LISTS,
    "sources": _LISTS | {"screening"},
    "assessment": _ENGINE - {"assessment"},
    "explanations": {"document", "rules", "catalogue", "facts", "messages", "text"},
    "discovery": {"catalogue", "facts", "processes", "text"},
    "gate": {"workspace", "assessment", "discovery", "document", "catalogue", "facts", "text"},
    "questionnaire": _ENGINE | {"explanations", "workspace"},
    "backtest": _ENGINE,
    "workspace": _ENGINE | {"processes"},
    "portfolio": _ENGINE | {"workspace"},
    "reports": {"compare", "explanations", "document", "facts", "messages", "text"},
    "schema": _ENGINE | {"workspace", "portfolio", "compare", "gate"},
    "attest": _ENGINE | {"reports", "workspace"},
    "cli": _ENGINE
    | {"attest", "explanations", "questionnaire", "backtest", "sources", "reports", "schema"}
    | {"workspace", "discovery", "gate", "portfolio", "compare", "messages", "processes"},
}
"""What each package may import of the others."""
NETWORK = {
    "requests",
    "socket",
    "urllib.request",
    "http.client",
    "urllib3",
    "httpx",
    "aiohttp",
    "ssl",
    "ftplib",
}
FILES = sorted(path for path in ROOT.rglob("*.py") if "_bundled" not in path.parts)
PLACES = [str(path.relative_to(ROOT)) for path in FILES]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full module name of every import, wherever in the file it stands."""
    package = ["riskctl", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def package_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_package_has_its_place():
    assert {package_of(path) for path in FILES} - {""} <= set(BELOW)


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_imports_go_down(path):
    own = package_of(path)
    below = BELOW.get(own, set())
    wrong = []
    for line, module in imports(path):
        parts = module.split(".")
        if parts[0] != "riskctl" or len(parts) < 2 or parts[1] not in BELOW or not own:
            continue
        if parts[1] != own and parts[1] not in below:
            wrong.append(f"{path.relative_to(ROOT)}:{line} imports {module}")
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_the_network_belongs_to_sources(path):
    if package_of(path) != "sources":
        assert not [f"{line}: {module}" for line, module in imports(path) if module in NETWORK]


CLOCK = {
    "today",
    "now",
    "utcnow",
    "time",
    "time_ns",
    "localtime",
    "gmtime",
    "perf_counter",
    "monotonic",
}
EXITS = {
    "sys.exit",
    "os._exit",
    "typer.echo",
    "typer.secho",
    "typer.Exit",
    "exit",
    "quit",
    "print",
    "input",
}
STREAMS = {"sys.stdout", "sys.stderr", "sys.stdin", "sys.argv"}


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def effects(path: Path) -> Iterator[str]:
    """Calls and names by which a file would print, exit or read the clock."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = dotted(node.func)
            owner, _, last = name.rpartition(".")
            clock = last in CLOCK and owner.rpartition(".")[2] in ("datetime", "date", "time", "dt")
            if name in EXITS or clock:
                yield f"{path.relative_to(ROOT)}:{node.lineno} calls {name}"
        elif isinstance(node, ast.Attribute) and dotted(node) in STREAMS:
            yield f"{path.relative_to(ROOT)}:{node.lineno} uses {dotted(node)}"
        elif isinstance(node, ast.Name) and node.id == "SystemExit":
            yield f"{path.relative_to(ROOT)}:{node.lineno} raises SystemExit"


@pytest.mark.parametrize("path", FILES, ids=PLACES)
def test_only_the_command_line_prints_exits_or_reads_the_clock(path):
    if package_of(path) != "cli" and path != ROOT / "__main__.py":
        assert list(effects(path)) == []


def test_the_clock_is_read_in_one_place():
    readers = {
        place.split(":")[0]
        for path in FILES
        for place in effects(path)
        if "calls" in place and "today" in place
    }
    assert readers == {"cli/today.py"}


def test_the_walk_sees_what_it_looks_for(tmp_path, monkeypatch):
    """The checks above are not blind: each mistake, planted in a file, is found."""
    import sys

    here = sys.modules[__name__]
    monkeypatch.setattr(here, "ROOT", tmp_path)
    (tmp_path / "facts").mkdir()
    bad = tmp_path / "facts" / "bad.py"
    bad.write_text(
        "import datetime, sys\nimport requests\nfrom riskctl.rules import judge\nfrom ..cli import app\n"
        "def f():\n    from riskctl.catalogue.load import x\n    print(datetime.date.today())\n    sys.exit(1)\n"
        "    raise SystemExit\n"
    )
    found = {module for _, module in imports(bad)}
    assert {"requests", "riskctl.rules", "riskctl.cli", "riskctl.catalogue.load"} <= found
    told = " ".join(effects(bad))
    assert all(word in told for word in ("print", "datetime.date.today", "sys.exit", "SystemExit"))


def test_no_file_of_the_package_names_a_machine():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not [
            word
            for word in ("/home" + "/", "/root" + "/", "/work" + "/", "C:\\\\Users")
            if word in text
        ], path


def test_the_page_on_it_fits_two_screens():
    page = ROOT.parent / "docs" / "architecture.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 2 * 55
    assert [line for line in lines if len(line) > 120] == []
