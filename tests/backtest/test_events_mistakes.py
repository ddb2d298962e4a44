"""Mistakes of an events file are said at their place, all at once."""

from __future__ import annotations

import pytest
from events_text import event, events, read, row

from riskctl.text.problems import InputError

ONE = events(event("e", [row("a", True), row("b", False)]))


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "events.yaml:1:1: the file is empty"),
        ("# nothing\n", "events.yaml:1:1: the file is empty"),
        ("- a\n", "events.yaml:1:1: the file must hold a mapping"),
        ("meta: {}\n", "events.yaml:1:1: events is missing; add it"),
        ("event: []\n", "events.yaml:1:1: events is missing (did you mean 'event'?); add it"),
        ("events: {}\n", "events.yaml:1:1: events takes a list"),
        ("events: ~\n", "events.yaml:1:1: events takes a list"),
        ("events: [text]\n", "events.yaml:1:10: an entry of events is a mapping"),
        ("events:\n  - {date: '2025-01-01', kind: k, rows: []}\n", "events.yaml:2:5: id is missing"),
        ("events:\n  - {id: [], date: '2025-01-01', kind: k, rows: []}\n", "events.yaml:2:6: id takes text"),
        ("events:\n  - {id: e, date: '2025-01-01', rows: []}\n", "events.yaml:2:5: kind is missing"),
        ("events:\n  - {id: e, date: '2025-01-01', kind: k}\n", "events.yaml:2:5: rows is missing"),
        (ONE.replace("2025-03-01", "2025-02-30"), "events.yaml:3:5: date takes a day such as 2026-11-23"),
        (ONE.replace("2025-03-01", "2025-W01-1"), "events.yaml:3:5: date takes a day such as 2026-11-23"),
        (ONE.replace("2025-03-01", "0001-01-01"), "events.yaml:3:5: date takes a day such as 2026-11-23"),
        (ONE.replace("hit: true", "hit: maybe"), "events.yaml:6:21: hit takes true or false"),
        (ONE.replace("hit: true", "hit: unknown"), "events.yaml:6:21: hit takes true or false"),
        (ONE.replace("hit: true, ", ""), "events.yaml:6:9: hit is missing"),
        (ONE.replace("entity: a", "entity: ~"), "events.yaml:6:10: entity takes text"),
        (ONE.replace("entity: b", "entity: a"), "events.yaml:7:9: 'a' is both hit and not hit in this event"),
        (ONE.replace("adversary_seat: false", "adversary_seat: perhaps", 1), "adversary_seat takes true or false"),
        (ONE.replace("adversary_seat: false", "adversary_seat: [true]", 1), "adversary_seat takes one value"),
        (ONE.replace("adversary_seat: ", "adversery_seat: ", 1),
         "events.yaml:6:40: unknown feature 'adversery_seat' (did you mean 'adversary_seat'?)"),
        (ONE + ONE.removeprefix("events:\n"), "events.yaml:8:5: another event has the id 'e'"),
        ("events:\n  - {id: e, date: '2025-01-01', kind: k, rows: [{entity: a, hit: true}]}\n", "facts is missing"),
        ("events:\n  - {id: e, date: '2025-01-01', kind: k, rows: [{entity: a, hit: true, facts: ~}]}\n",
         "facts takes a mapping of features"),
        ("events: [\n", "events.yaml:"),
        ("events: &a []\n", "anchor"),
        (f"events: {'[' * 40}", "nested more than"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_place(text: str, said: str) -> None:
    found = problems(text)
    assert any(said in line for line in found), found


def test_all_mistakes_at_once() -> None:
    text = (
        ONE.replace("hit: true", "hit: 1")
        .replace("2025-03-01", "soon")
        .replace("kind: unlike_any", "kind: ")
    )
    assert [line.split(": ")[0] for line in problems(text)] == [
        "events.yaml:3:5", "events.yaml:4:5", "events.yaml:6:21",
    ]  # fmt: skip


def test_a_message_cannot_move_the_cursor() -> None:
    (line,) = problems(ONE.replace("date: '2025-03-01'", r'date: "\u200b\u00ad"'))
    assert line.isascii()
