"""Write the index file: see :mod:`riskctl.screening.index` for its use."""

from __future__ import annotations

import gc
import json
import struct
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from zlib import crc32

from riskctl.screening.names.keys import SHORTEST_SLIP, deletions, keys_of
from riskctl.watchlists.entry import KINDS, Entry

LAYOUT = 2
MAGIC = b"RKNAMES2"
SECTIONS = ("words", "slips", "vocabulary", "names", "entries", "text")
CHECKED = len(MAGIC) + 8
"""From here on a checksum covers the file; it stands before, in 64 bits."""
HEADER = CHECKED + 8 * (len(SECTIONS) + 1)
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
MAX_TEXT = 1 << 32


def key_hash(key: str) -> int:
    """32 bits that stand for a key."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def build(entries: Iterable[Entry]) -> bytes:
    """The bytes of an index. Raises ``ValueError`` for more text than its offsets can hold."""
    with _no_collection():
        return _build(entries)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Building makes millions of small tuples and no cycles; looking for cycles would take a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _build(entries: Iterable[Entry]) -> bytes:
    words: list[int] = []
    hashes: dict[str, int] = {}
    vocabulary: dict[str, int] = {}
    names, places = array("Q"), array("Q")
    text = bytearray()
    for number, entry in enumerate(entries):
        kind = KINDS.index(entry.kind)
        for name in dict.fromkeys(entry.names()):
            name_number = len(names) // 2
            raw = name.encode("utf-8", "replace")
            names.append(len(text) << 32 | len(raw))
            names.append(number << 8 | kind)
            text += raw
            keys, weak_keys = keys_of(name)
            for key in keys:
                if key not in vocabulary and len(key) >= SHORTEST_SLIP:
                    vocabulary[key] = key_hash(key)
            for key in {*keys, *weak_keys}:
                hashed = hashes.get(key)
                if hashed is None:
                    hashed = hashes[key] = key_hash(key)
                words.append(hashed << 32 | name_number)
        for identifier in entry.identifiers:
            words.append(key_hash(identifier_key(*identifier)) << 32 | len(names) // 2 - 1)
        raw = _ENCODE(entry.to_json()).encode("utf-8", "replace")
        places.append(len(text) << 32 | len(raw))
        text += raw
    if len(text) >= MAX_TEXT:
        raise ValueError("the list holds more text than an index can; import it in parts")
    return _packed(words, vocabulary, names, places, text)


def identifier_key(scheme: str, value: str) -> str:
    """Key of an identifier: letters and digits of the value, whatever its scheme is called."""
    return "!" + "".join(char for char in value.casefold() if char.isalnum())


def _packed(
    words: list[int],
    vocabulary: dict[str, int],
    names: array[int],
    places: array[int],
    text: bytearray,
) -> bytes:
    slips = array(
        "Q",
        sorted(
            {
                crc32(form.encode()) << 32 | number
                for number, word in enumerate(vocabulary)
                for form in deletions(word)
            }
        ),
    )
    parts = [array("Q", sorted(set(words))), slips, array("Q", vocabulary.values()), names, places]
    blobs = [part.tobytes() for part in parts] + [bytes(text)]
    ends, at = [], HEADER
    for blob in blobs:
        at += len(blob)
        ends.append(at)
    content = struct.pack(f"<{len(SECTIONS) + 1}Q", at, *ends) + b"".join(blobs)
    return MAGIC + struct.pack("<Q", crc32(content)) + content
