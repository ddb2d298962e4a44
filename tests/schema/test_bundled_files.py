"""Every bundled file validates against its schema as an editor would read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from yaml12 import Validator, read

from riskctl.schema import NAMES, schema

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "vendor": "data/vendors/*.yaml",
    "model": "data/models/*.yaml",
    "route": "data/routes/*.yaml",
    "chip": "data/chips/*.yaml",
    "use-case": "data/examples/*.yaml",
    "portfolio": "data/portfolios/*.yaml",
    "reference": "data/reference/*.yaml",
    "watchlist": "data/watchlists/*.yaml",
    "scoring": "data/scoring.yaml",
    "scenario": "rulesets/scenarios/*.yaml",
    "regime": "rulesets/ownership/*.yaml",
    "ruleset": "rulesets/*/*.yaml",
}


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", FOLDERS)
def test_bundled_files_validate(name: str) -> None:
    validator = Validator(schema(name))
    files = [
        path
        for path in sorted(ROOT.glob(FOLDERS[name]))
        if name != "ruleset" or path.parent.name not in ("scenarios", "ownership")
    ]
    wrong = [
        f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for path in files
        for error in validator.iter_errors(read(path))
    ]
    assert not wrong, "\n".join(wrong[:20])
    assert files or name == "watchlist"
