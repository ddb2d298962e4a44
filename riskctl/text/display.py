"""Show hostile text without letting it move the cursor, hide itself or change its reading order."""

import re
from functools import cache

# Controls, invisible ("default ignorable") characters, bidirectional controls, line separators, private use,
# surrogates and noncharacters. Spelled out rather than asked of unicodedata, whose answers differ by Python version.
_UNSAFE = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
# Joiners shape Arabic, Indic and emoji text; variation selectors pick a Han, Mongolian or emoji form.
_SHAPED = r"\u0600-\u1aff\u2190-\u2bff\ufb50-\ufdcf\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff"
_JOINER = rf"(?<=[{_SHAPED}])[\u200c\u200d](?=[{_SHAPED}])"
_VARIANT = (
    r"(?<=[0-9#*\xa9\xae\u2000-\u200a\u2010-\u2027\u2030-\u205e\u2070-\u33ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    r"|(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_MOST_MARKS = 4  # more on one letter is no script's spelling; it draws over the lines around it


@cache
def _find() -> re.Pattern[str]:
    """Compiled for the first text that is not plain ASCII: most commands show none."""
    return re.compile(
        rf"({_JOINER}|{_VARIANT})|[{_UNSAFE}]|(?<=[{_MARKS}]{{{_MOST_MARKS}}})[{_MARKS}]"
    )


_HALF_ESCAPE = re.compile(r"\\(?:x[0-9a-f]?|u[0-9a-f]{0,3}|U[0-9a-f]{0,7})?\Z|[\u200c\u200d]\Z")


def _escape(match: re.Match[str]) -> str:
    # The first group is what may stay: a joiner or a variant where the script needs it.
    if match[1]:
        return match[1]
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str, limit: int | None = None) -> str:
    r"""Return text that is safe to show on one line of a terminal or report.

    Control, invisible, bidirectional and half characters become visible escapes such as ``\x1b`` or ``\u202e``;
    ordinary text of any script, and emoji, is kept. `limit` is the greatest number of characters returned, at
    least 1; text that is cut ends in ``…``.
    """
    # Cut before escaping too, or a hostile megabyte would be escaped for the sake of a line.
    if limit is not None and len(text) > limit:
        text = text[: limit + 1]
    if not (text.isascii() and text.isprintable()):
        text = _find().sub(_escape, text)
    if limit is None or len(text) <= limit:
        return text
    # A cut may fall inside an escape, and half of one reads as other text.
    return _HALF_ESCAPE.sub("", text[: limit - 1]) + "…"


def safe_block(text: str) -> str:
    """Return text of several lines made safe line by line; only LF and CRLF line ends are kept, as LF."""
    return "\n".join(safe(line) for line in text.replace("\r\n", "\n").split("\n"))
