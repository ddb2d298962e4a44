from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from riskctl import __version__
from riskctl.cli.schema import FORMATS
from riskctl.schema import NAMES, schema


def test_doctor_finds_everything_in_order(cli: Any) -> None:
    report = cli("doctor", "--as-of", "2026-11-23", "--format", "json")
    assert (report.code, report.json["problems"]) == (0, [])
    found = report.json
    assert found["version"] == __version__ and found["counts"]["models"] > 50
    assert found["cache"]["state"] == "writable" and found["cache"]["broken"] == 0
    text = cli("doctor", "--as-of", "2026-11-23", width=60)
    assert (
        text.code == 0
        and "No problems." in text.out
        and "NO_COLOR is set" in " ".join(text.out.split())
    )


def test_doctor_says_what_is_stale_with_exit_4(cli: Any) -> None:
    found = cli("doctor", "--as-of", "2030-01-01")
    assert found.code == 4
    assert "ruleset us.ear-affiliates was to be reviewed by" in " ".join(found.out.split())


def test_doctor_says_what_cannot_be_used_with_exit_4(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "vendors").mkdir()
    (tmp_path / "vendors" / "bad.yaml").write_text("name: [")
    found = cli("doctor", "--data", str(tmp_path))
    assert found.code == 4 and "bad.yaml:1:" in found.out.replace("\n    ", "")


def test_doctor_counts_broken_cache_files(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{'0' * 64}.json").write_text("not a cache")
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path))
    cache = cli("doctor", "--format", "json").json["cache"]
    assert (cache["broken"], cache["files"]) == (1, 1)
    monkeypatch.setenv("RISKCTL_CACHE_DIR", "")
    assert cli("doctor", "--format", "json").json["cache"]["state"] == "off"


def test_doctor_hints_when_no_list_is_installed(cli: Any) -> None:
    found = cli("doctor", "--as-of", "2026-11-23", width=120)
    assert (
        found.code == 0
        and "none installed" in found.out
        and "riskctl lists update" in " ".join(found.out.split())
    )
    assert (
        cli("doctor", "--as-of", "2026-11-23", "--format", "json").json["lists"]["installed"] == []
    )


@pytest.fixture
def own_list(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of lists, holding one of two entries of 2026-11-20 that is stale after ten days."""
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    file = tmp_path / "own.csv"
    file.write_text("name,id\nExample Steel,1\nMuster Ltd.,2\n", "utf-8")
    words = (
        "--list",
        "own.list",
        "--format",
        "csv",
        "--date",
        "2026-11-20",
        "--stale-after",
        "10",
        "--quiet",
    )
    assert cli("lists", "import", str(file), *words).code == 0
    return tmp_path / "lists"


def test_doctor_shows_installed_lists_as_of_the_day(cli: Any, own_list: Path) -> None:
    fresh = cli("doctor", "--as-of", "2026-11-25", "--format", "json")
    assert (fresh.code, fresh.json["problems"]) == (0, [])
    assert fresh.json["lists"]["folder"] == str(own_list)
    (row,) = fresh.json["lists"]["installed"]
    assert (row["list"], row["date"], row["entries"], row["state"]) == (
        "own.list",
        "2026-11-20",
        2,
        "fresh",
    )
    text = cli("doctor", "--as-of", "2026-11-25", width=120).out
    assert "own.list of 2026-11-20, 2 entries (fresh)" in text and "none installed" not in text


def test_a_stale_list_is_a_problem(cli: Any, own_list: Path) -> None:
    stale = cli("doctor", "--as-of", "2026-12-01", "--format", "json")
    assert stale.code == 4 and stale.json["lists"]["installed"][0]["state"] == "stale"
    assert stale.json["problems"][0].startswith("stale list: own.list of 2026-11-20")


def test_a_list_of_a_later_day_is_missing_on_this_one(cli: Any, own_list: Path) -> None:
    before = cli("doctor", "--as-of", "2026-11-19", "--format", "json")
    (row,) = before.json["lists"]["installed"]
    assert before.code == 4 and (row["state"], row["date"], row["entries"]) == (
        "missing",
        None,
        None,
    )
    assert "(missing)" in cli("doctor", "--as-of", "2026-11-19").out


def test_a_damaged_list_is_a_problem_though_its_size_is_right(cli: Any, own_list: Path) -> None:
    (entries,) = own_list.glob("own.list/*/entries.jsonl")
    entries.chmod(0o644)
    entries.write_text(entries.read_text("utf-8").replace("Muster", "Master"), "utf-8")
    damaged = cli("doctor", "--as-of", "2026-11-25", "--format", "json")
    assert damaged.code == 4 and damaged.json["lists"]["installed"][0]["state"] == "damaged"
    assert "own.list of 2026-11-20 is damaged" in damaged.json["problems"][0]


def test_schema_prints_each_format(cli: Any, tmp_path: Path) -> None:
    assert tuple(FORMATS) == NAMES
    for name in NAMES:
        assert cli("schema", name).json == schema(name)
    path = tmp_path / "s.json"
    assert cli("schema", "ruleset", "-o", str(path)).code == 0
    assert cli("schema", "ruleset", "-o", str(path)).code == 2
    wrong = cli("schema", "rulset")
    assert wrong.code == 2 and "did you mean 'ruleset'?" in wrong.err


def test_schemas_do_not_depend_on_the_hash_seed() -> None:
    command = [sys.executable, "-m", "riskctl", "schema", "ruleset"]
    one, two = (
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    )
    assert one == two


def test_the_command_table_imports_nothing_heavy() -> None:
    code = (
        "import sys, riskctl.cli.app\n"
        "heavy = {'pydantic', 'rich', 'jinja2', 'requests', 'yaml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("module", ["explain", "rules", "catalogue", "schema", "new", "doctor"])
def test_help_of_a_command_needs_nothing_heavy_and_has_an_example(module: str) -> None:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['riskctl', '{module}', '--help']\n"
        "try:\n    runpy.run_module('riskctl', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "slow = {'rich', 'jinja2', 'requests', 'yaml', 'riskctl.workspace.workspace', 'riskctl.schema'}\n"
        "heavy = slow & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert module in found.stdout
    if module in ("explain", "schema", "doctor"):
        assert "Example" in found.stdout


@pytest.mark.parametrize(
    "command",
    ["rules list", "rules show", "rules check", "rules new", "catalogue list", "catalogue show", "catalogue check",
     "new use-case"],
)  # fmt: skip
def test_every_subcommand_has_an_example(cli: Any, command: str) -> None:
    assert (
        f"riskctl {command}"
        in cli(*command.split(), "--help", width=200).out.partition("Example")[2]
    )


def test_a_reader_that_leaves_early_is_no_failure(cache: Path) -> None:
    command = f"{sys.executable} -m riskctl rules list | head -1; exit ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "RISKCTL_CACHE_DIR": str(cache)}
    found = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")
