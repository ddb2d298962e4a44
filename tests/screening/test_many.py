"""Many names: results in order as they come, the same from one process and from several, little read ahead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from riskctl.screening import many
from riskctl.screening.index import Index, build
from riskctl.screening.many import screen_many
from riskctl.screening.names.known import Register
from riskctl.screening.query import Query
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry

ENTRIES = [Entry("own.list", str(at), "organisation", f"Kelmar{at} Vantey Ltd") for at in range(9)]
SCREENER = Screener((Index(memoryview(build(ENTRIES))),), Register())


def queries(number: int, read: list[int]) -> Iterator[Query]:
    for at in range(number):
        read.append(at)
        yield Query(f"Kelmar{at % 12} Vantey", id=str(at))


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_and_do_not_depend_on_workers(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "LEAST_TO_SHARE", 10)
    monkeypatch.setattr(many, "CHUNK", 4)
    results = list(screen_many(SCREENER, queries(50, []), workers))
    assert [result.query.id for result in results] == [str(at) for at in range(50)]
    alone = [SCREENER.screen(query) for query in queries(50, [])]
    assert results == alone
    assert {result.outcome for result in results} >= {"match"}


@pytest.mark.parametrize("workers", [1, 2])
def test_only_a_few_names_are_read_ahead(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "LEAST_TO_SHARE", 10)
    monkeypatch.setattr(many, "CHUNK", 4)
    read: list[int] = []
    results = screen_many(SCREENER, queries(10_000, read), workers)
    assert next(results).query.id == "0"
    assert len(read) <= 10 + 2 * many.AHEAD * 4
    results.close()


def test_few_names_need_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "worked_in_pool", None)
    assert len(list(screen_many(SCREENER, queries(5, []), workers=4))) == 5
