"""Reading files: the YAML loader against bare libyaml events, and the catalogue against both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from timing import Result, medians

from riskctl.text.located import parse
from riskctl.workspace.files import data_files, parse_all, read_all, rule_files
from riskctl.workspace.layers import bundled_layer, bundled_root
from riskctl.workspace.workspace import open_workspace

EVENTS = "bare libyaml events"
ROOT = bundled_root()


def loader(rounds: int, shared: Path) -> Iterator[Result]:
    """All bundled files, and the largest file of the shared material where it is there."""
    files = read_all(
        [*data_files(ROOT / "data", "data"), *rule_files(ROOT / "rulesets", "rulesets")]
    )
    texts = [file.content for file in files]
    yield from _compare(f"YAML loader, {len(texts)} bundled files", texts, rounds)
    large = sorted((shared / "facts").glob("*.yaml"), key=lambda path: path.stat().st_size)
    if large:
        yield from _compare(
            f"YAML loader, {large[-1].stat().st_size // 1024} KB in one file",
            [large[-1].read_bytes()],
            rounds,
        )


def _compare(name: str, texts: list[bytes], rounds: int) -> Iterator[Result]:
    def events() -> None:
        for text in texts:
            for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
                pass

    def load() -> None:
        for text in texts:
            parse(text, "file.yaml")

    taken = medians({"load": load, "events": events}, rounds)
    yield Result(name, taken["load"], EVENTS, taken["events"])


def catalogue(rounds: int) -> Iterator[Result]:
    """The whole workspace, read, checked and cross-checked, against parsing its files alone."""
    rows = [*data_files(ROOT / "data", "data"), *rule_files(ROOT / "rulesets", "rulesets")]
    taken = medians(
        {
            "open": lambda: open_workspace([bundled_layer()]),
            "parse": lambda: parse_all(read_all(rows)),
        },
        rounds,
    )
    yield Result(
        f"catalogue and rules, {len(rows)} files",
        taken["open"],
        "reading and parsing alone",
        taken["parse"],
    )
