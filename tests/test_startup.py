"""What a command imports before it can answer. Times are for the benchmarks; here only what is loaded counts."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("typer", "click", "pydantic", "rich", "jinja2", "requests", "yaml", "rapidfuzz", "typst")
RUNNER = """
import json, sys
sys.argv = ["riskctl", *json.loads({arguments!r})]
from riskctl.__main__ import main
try:
    main()
except SystemExit as end:
    assert end.code in (0, None), end.code
sys.stderr.write("LOADED " + json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> tuple[set[str], str]:
    """Modules in memory after a command, and what it printed."""
    import json

    code = RUNNER.format(arguments=json.dumps(arguments))
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.rpartition("LOADED ")[2])), done.stdout


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_needs_nothing(option):
    from riskctl import __version__

    modules, printed = loaded(option)
    assert printed == f"riskctl {__version__}\n"
    assert not [name for name in HEAVY if name in modules]
    assert {name for name in modules if name.startswith("riskctl")} <= {
        "riskctl",
        "riskctl.__main__",
    }


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_needs_no_heavy_library(option):
    modules, printed = loaded(option)
    assert "assess" in printed and "Usage: riskctl" in printed
    assert not [
        name
        for name in ("pydantic", "requests", "jinja2", "rich", "yaml", "rapidfuzz")
        if name in modules
    ]
    commands = {name for name in modules if name.startswith("riskctl.cli.")}
    assert commands <= {
        "riskctl.cli.app",
        "riskctl.cli.guard",
        "riskctl.cli.exit_codes",
        "riskctl.cli.help",
    }


def test_help_of_a_command_loads_that_command_alone():
    modules, printed = loaded("assess", "--help")
    assert "MODEL" in printed
    # pydantic is left out: typer itself reads a command's parameters with it
    assert not [
        name for name in ("requests", "jinja2", "rich", "yaml", "rapidfuzz") if name in modules
    ]
    assert not {name for name in modules if name.startswith("riskctl.")} & {
        "riskctl.cli.rules",
        "riskctl.facts",
    }


def test_no_module_of_the_package_imports_the_network_library_on_load():
    modules, _ = loaded("rules", "--help")
    assert "requests" not in modules and "jinja2" not in modules


def test_a_decision_needs_no_option_library():
    modules, printed = loaded("assess", "gpt-5.4@openai-api", "--as-of", "2026-11-23", "-fjson")
    assert printed.startswith("{")
    assert not [
        name for name in ("typer", "click", "rich", "jinja2", "requests") if name in modules
    ]


def ended(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "riskctl", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["assess", "gpt-5.4@openai-api", "--fail-on", "approve", "-q"], 1),
        (["assess", "no-such-model", "-q"], 2),
        (["assess"], 2),
        (["rules", "list", "--format", "json"], 0),
    ],
)
def test_a_process_ends_with_its_code_and_all_it_wrote(arguments, code):
    done = ended(*arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr and (done.stdout.endswith("\n") or code)


def test_what_is_to_be_done_at_the_end_is_done():
    code = (
        "import atexit, sys; atexit.register(print, 'at the end')\n"
        "sys.argv = ['riskctl', '--version']\n"
        "from riskctl.__main__ import program\n"
        "program()\n"
        "print('never')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == ["at the end"]


def test_a_reader_that_leaves_is_no_fault():
    read, write = os.pipe()
    os.close(read)
    done = ended("assess", "gpt-5.4@openai-api", "-fjson", stdout=write)
    os.close(write)
    assert done.returncode == 0 and done.stderr == ""
