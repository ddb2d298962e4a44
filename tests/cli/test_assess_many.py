"""Many subjects as JSON: the bytes of one process, whatever the number of processes."""

from __future__ import annotations

import json

import pytest

from riskctl.cli import assess_many
from riskctl.cli.assess_many import OneRequest, written_documents
from riskctl.reports.formats.json_ import array, canonical
from riskctl.workspace.session import Session

AS_OF = "2026-11-23"
SUBJECTS = ("gigachat-2-max", "gpt-5.4@openai-api", "deepseek-v4-pro@together", "kimi-k3")


@pytest.fixture(scope="module")
def asked(bundled, bank):
    session = Session(bundled, AS_OF)
    return OneRequest(session, session.request(bank))


@pytest.mark.parametrize("workers", [2, 3])
def test_several_processes_write_what_one_writes(asked, workers, monkeypatch):
    monkeypatch.setattr(assess_many, "LEAST_TO_SHARE", 2)
    subjects = asked.session.subjects(SUBJECTS)
    alone = list(written_documents(asked, subjects, 1))
    assert list(written_documents(asked, subjects, workers)) == alone
    documents = list(asked.session.documents(asked.request, subjects))
    assert b"".join(array(one.content for one in alone)) == canonical(documents)


def test_what_decides_the_exit_code_goes_with_the_bytes(asked):
    for written in written_documents(asked, asked.session.subjects(SUBJECTS), 1):
        document = json.loads(written.content)
        assert document["decision"]["outcome"] == written.outcome
        assert bool(document["stale"]) == written.stale


def test_few_subjects_start_no_process(asked, monkeypatch):
    def refuse(*_):
        raise AssertionError("no other process is worth its start")

    monkeypatch.setattr(assess_many, "worked_in_pool", refuse)
    subjects = asked.session.subjects(SUBJECTS[:2])
    assert len(list(written_documents(asked, subjects, 8))) == len(subjects)
