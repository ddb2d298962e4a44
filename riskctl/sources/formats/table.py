"""Rows of a CSV file, one at a time, with what a hostile or damaged one could do ruled out."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from riskctl.sources.errors import BadList
from riskctl.text.display import safe

LONGEST_FIELD = 1_000_000
"""Characters one field may have; aliases joined into one field run to some hundred thousand."""
LONGEST_LINE = 8_000_000
_END = "\x1a"
"""OFAC ends its files with the end-of-file sign of DOS."""


def lines(path: Path, encoding: str = "utf-8-sig") -> Iterator[str]:
    """Lines as text. Raises :class:`BadList` for bytes of another encoding and for NUL."""
    number = 0
    try:
        with path.open(encoding=encoding, newline="") as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                if "\0" in line:
                    raise BadList("the file holds NUL characters; it is no text file", number)
                if len(line) == LONGEST_LINE:
                    raise BadList(
                        "the line is long beyond all measure; the file is damaged or hostile",
                        number,
                    )
                yield line
    except UnicodeDecodeError:
        raise BadList("the file is not UTF-8 text; save it as UTF-8", number + 1) from None


def delimiter_of(path: Path) -> str:
    """The sign that parts the fields of a file of one's own: that of the first line, as spreadsheets write it."""
    first = next((line for line in lines(path) if line.strip()), "")
    return max((",", ";", "\t"), key=first.count)


def rows(path: Path, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of every row that is not empty. Raises :class:`BadList`."""
    before = csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(lines(path), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            if record and record != [_END] and any(record):
                yield reader.line_num, record
    except csv.Error as error:
        detail = safe(str(error), 80)
        raise BadList(
            f"this is not well-formed CSV ({detail}); it may be truncated", reader.line_num
        ) from None
    finally:
        csv.field_size_limit(before)


def named_rows(
    path: Path, needed: Collection[str], skip: str = "", delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows as mappings by the names of the first row, which must hold the needed ones. Names are in lower case.

    A first row of one field that starts with ``skip`` is passed over. Raises :class:`BadList`.
    """
    names: list[str] = []
    for line, record in rows(path, delimiter):
        if not names:
            if skip and record[0].startswith(skip):
                continue
            names = [name.strip().lower() for name in record]
            _check_names(names, needed, line)
        elif len(record) != len(names):
            raise BadList(
                f"the row has {len(record)} fields where the first has {len(names)}; it may be truncated",
                line,
            )
        else:
            yield line, {name: field.strip() for name, field in zip(names, record, strict=True)}
    if not names:
        raise BadList("the file is empty", 1)


def _check_names(names: list[str], needed: Collection[str], line: int) -> None:
    if missing := [name for name in needed if name not in names]:
        raise BadList(
            f"column {', '.join(missing)} is missing; the file is of another format", line
        )
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise BadList(f"column {safe(', '.join(twice), 80)} appears twice; name each once", line)
