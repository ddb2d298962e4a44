"""The net: what 20 subjects come to under the example use cases.

A change that is meant moves lines here: run ``RISKCTL_GOLDEN=write pytest tests/assessment/test_golden.py`` and read
the difference before it is committed. On a conflict between two branches, take either side and write again.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from golden_subjects import SUBJECTS, Golden

FOLDER = Path(__file__).parent / "golden"
WRITE = os.environ.get("RISKCTL_GOLDEN") == "write"


@pytest.fixture(scope="module")
def golden(bundled, examples) -> Golden:
    return Golden(bundled, examples)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_subject_comes_to_what_its_golden_file_says(golden, subject):
    path = FOLDER / f"{subject}.txt"
    text = golden.text(subject)
    if WRITE:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_there_is_no_golden_file_without_a_subject():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SUBJECTS)
