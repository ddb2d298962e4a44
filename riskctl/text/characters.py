"""Turn bytes into text and find the characters that break a parser or disguise text."""

import re

from riskctl.text.problems import InputError, Problem

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Deeper than any file of ours, and far from where Python's own stack ends.
MAX_DEPTH = 32
MAX_PROBLEMS = 50  # per file; beyond this the file is not what it claims to be

_STAND_IN = "\ufffd"


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of a character of `text`; LF, CRLF and CR end lines."""
    before = text[:index]
    # A CRLF was counted twice, as one of each.
    line = before.count("\n") + before.count("\r") - before.count("\r\n")
    return line + 1, len(before) - max(before.rfind("\n"), before.rfind("\r"))


def describe(char: str, from_bytes: bool = False) -> str:
    """Return what is wrong with a FORBIDDEN character and what to do about it.

    With `from_bytes`, characters U+DC80 to U+DCFF stand for bytes that are not UTF-8.
    """
    # The order matters: the first description that fits is the most exact one.
    code = ord(char)
    name = f"U+{code:04X}"
    if from_bytes and 0xDC80 <= code <= 0xDCFF:
        return f"byte 0x{code - 0xDC00:02X} is not valid UTF-8; save the file as UTF-8"
    if 0xD800 <= code <= 0xDFFF:
        return f"{name} is half of a character (a lone surrogate); write the whole character"
    if char in "\x85\u2028\u2029":
        return f"invisible line separator {name} is not allowed; use an ordinary line break"
    if 0x202A <= code <= 0x2069:
        return f"text direction control {name} is not allowed, as it disguises text; delete it"
    if char == "\ufeff":
        return "a byte order mark (U+FEFF) may stand only at the very start of the file; delete this one"
    if code >= 0xFFFE:
        return f"{name} is not a character; delete it"
    return f"control character {name} is not allowed; delete it"


def decode(content: bytes, name: str) -> str:
    """Return UTF-8 bytes as text, each undecodable byte as a surrogate; raise InputError for UTF-16 and UTF-32."""
    # Without a mark UTF-16 still shows: ASCII in it has every other byte zero, and UTF-8 never has.
    head = content[:4]
    marked = head[:2] in (b"\xff\xfe", b"\xfe\xff") or head == b"\x00\x00\xfe\xff"
    if marked or (len(head) == 4 and (head[::2] == b"\0\0") != (head[1::2] == b"\0\0")):
        raise InputError([Problem(name, 1, 1, "the file is UTF-16 or UTF-32; save it as UTF-8")])
    return content.decode("utf-8", "surrogateescape")


def clean(text: str, name: str, from_bytes: bool) -> tuple[str, list[Problem]]:
    """Return `text` of the same length with forbidden characters replaced, and a problem for each of them.

    Raises InputError, with the first MAX_PROBLEMS, when there are more than that.
    """
    # Replaced one for one, so that lines and columns of what follows stay right.
    problems: list[Problem] = []
    for match in FORBIDDEN.finditer(text):
        problems.append(
            Problem(name, *position(text, match.start()), describe(match[0], from_bytes))
        )
        if len(problems) == MAX_PROBLEMS:
            raise InputError(problems)
    return (FORBIDDEN.sub(_STAND_IN, text) if problems else text), problems
