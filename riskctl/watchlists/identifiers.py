"""Registration numbers and the like, found in what lists write as labels, remarks and notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from riskctl.text.display import safe
from riskctl.watchlists.check_digits import SOUND
from riskctl.watchlists.identifier_brackets import bracketed, standing, without_empty
from riskctl.watchlists.identifier_labels import LABELS
from riskctl.watchlists.identifier_words import in_other_languages, spoken_elsewhere

_SCHEMES = {label: scheme for scheme, labels in LABELS.items() for label in labels.split("|")}
_BY_FIRST_WORD: dict[str, list[str]] = {}
for _label in sorted(_SCHEMES, key=lambda label: (-len(label), label)):
    _BY_FIRST_WORD.setdefault(_label.partition(" ")[0], []).append(_label)
_USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_LEI = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}\d{2}(?![0-9A-Z])")
_IMO_WORDS = (
    r"(?<![A-Za-z])(?:IMO|imo|Imo)(?:[ -]*(?:[Nn]umbers?|NUMBER|[Nn][or]\.?|NO\.?|№))?[ :#.\-]*"
)
_IMO = re.compile(_IMO_WORDS + r"(\d{7})(?!\d)")
_SHIP = re.compile(r"^\s*(?:M\s?/\s?[VT]|M\.\s?[VT]\.|M[VT])\s+(?=\S)", re.IGNORECASE)
_SHIP_WITH_STROKE = re.compile(r"^\s*M\s?/\s?[VT]\s+(?=\S)", re.IGNORECASE)
_INSIDE = re.compile(
    _IMO_WORDS
    + r"\d{7}|(?<![A-Za-z])(?:LEI|USCC)(?: (?:[Nn]o|[Cc]ode|[Nn]umber))?[ :#.]*(?=[0-9A-Z]{18})"
)
_SPACED = re.compile(
    r"(?<![A-Za-z])(LEI|USCC)((?: (?:no|code|number))?[ :#.]*)((?:[0-9A-Z][ -]?){17,19}[0-9A-Z])(?![0-9A-Z])",
    re.IGNORECASE,
)
# Cells hold several numbers: by semicolons, by lines, or counted "(1)".
_PIECES = re.compile(r"[;\n\r|]|(?:^|\s)\(?\d{1,2}\)\s")
_NUMBER = re.compile(
    r"\d[0-9A-Za-z./-]{3,}(?:\s\d[0-9-]{2,})*|(?<![\d.,])\d{1,3}(?:\s\d{2,4}){1,4}(?![\d.,])"
)
_PREFIX = re.compile(r"(?<![A-Za-z])[A-Z]{1,4}[-\s]?$")
_WORD = re.compile(r"[A-Za-z0-9]+")
_FILL = frozenset(
    {"is", "are", "was", "were", "no", "number", "num", "nr", "the", "of", "with", "uscc", "lei"}
)
_NOT_IN_PROSE = frozenset({"id", "identification", "swift", "vat", "nit", "rif", "swift bic"})
"""Labels that are common words, or too short to stand for a number in running text."""
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def scheme_of(label: str) -> str:
    """The scheme of a label such as ``Tax ID No.``; empty for one that is not told apart."""
    return _SCHEMES.get(_fold(label), "")


def _fold(label: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", label.lower()).split())


class BadIdentifierError(ValueError):
    """A number that cannot be one of its scheme; the message says why."""


def normal(scheme: str, value: str) -> tuple[str, str]:
    """Scheme and value as lists, files and the command line are compared: one number, however it is written.

    An IMO number is its seven figures (check digit by IMO resolution A.1117(30)), a LEI (ISO 17442) and a unified
    social credit code (GB 32100-2015) are capitals without blanks. Raises :class:`BadIdentifierError` for a number
    that fails the check of its scheme; schemes without check digits keep their text.
    """
    name = scheme_of(scheme) or scheme.strip().casefold()
    value = unicodedata.normalize("NFKC", value)
    # Also numbers of owners and managers of ships, which have seven figures too, and no check.
    if name.startswith("imo"):
        return name, _imo(name, value)
    if name in _CODES:
        form, sound, wording = _CODES[name]
        bare = re.sub(r"[\s\-.]", "", value).upper()
        if not form.fullmatch(bare) or not sound(bare):
            raise BadIdentifierError(f"'{safe(value, 40)}' is no {wording}")
        return name, bare
    spoken = labelled(value)
    return name, _checked(scheme, name, spoken[1] if spoken else tidy(name, value))


def written(text: str) -> tuple[str, str]:
    """The pair of a text such as ``lei=5493...`` or ``imo: 9074729``, as :func:`normal` writes it.

    Raises :class:`BadIdentifierError`.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    sign = "=" if "=" in folded else ":"
    scheme, found, value = folded.partition(sign)
    if not found or not scheme.strip() or not any(map(str.isalnum, value)):
        raise BadIdentifierError(
            f"'{safe(text.strip(), 40)}' is no identifier; write scheme=value, such as lei=5493001KJTIIGC8Y1R12"
        )
    return normal(scheme.strip(), value.strip())


def _checked(scheme: str, name: str, value: str) -> str:
    """The value as it stands, when the label names a kind of number with a check and it passes."""
    # The label before its scheme: INN and SIREN are both tax numbers, and only the label says which check.
    labels = (_fold(scheme).removesuffix("code").strip(), name)
    label = next((label for label in labels if label in SOUND), None)
    if label is None:
        return value
    sound, wording = SOUND[label]
    bare = re.sub(r"[\s\-./]", "", unicodedata.normalize("NFKC", value)).upper()
    if not sound(bare):
        raise BadIdentifierError(f"'{safe(value, 40)}' is no {wording}")
    return bare


def _imo(scheme: str, value: str) -> str:
    figures = re.sub(r"[^0-9]", "", value)
    if len(figures) != 7:
        raise BadIdentifierError(f"'{safe(value, 40)}' is no IMO number; it has seven figures")
    if scheme == "imo" and not imo_sound(figures):
        raise BadIdentifierError(f"'{safe(value, 40)}' is no IMO number; its check figure is wrong")
    return figures


def imo_sound(figures: str) -> bool:
    """Whether the last of seven figures is the check of a ship's IMO number: weights 7 to 2, the unit of the sum."""
    weighted = sum(int(figure) * (7 - place) for place, figure in enumerate(figures[:6]))
    return str(weighted % 10) == figures[6]


def apart(name: str, vessel: bool = False) -> tuple[str, list[tuple[str, str]]]:
    """A name without the identifiers that people write into it, such as ``OCEAN LARK (IMO 9074729)``, and those.

    ``M/V`` and ``M/T`` say that it is a ship and are no part of its name; so do ``MV`` and ``MT`` of a ``vessel``.
    """
    name = _SHIP.sub("", name) if vessel else _SHIP_WITH_STROKE.sub("", name)
    # Figures of full width, and signs for numbers, are read as the plain ones; the letters of the name stay.
    name = name if name.isascii() else _plain_figures(name)
    name = _SPACED.sub(_together, name)
    inside = list(in_text(name))
    plain = _INSIDE.sub(" ", name) if inside else name
    for _, value in inside:
        plain = plain.replace(value, " ")
    spoken = [number for number in _in_prose(plain) if number.pair[1] not in dict(inside).values()]
    # From the end, so that what is cut out moves no place that is still to come.
    for number in reversed(spoken):
        plain = f"{plain[: number.start]} {plain[number.end :]}"
    inside += [number.pair for number in spoken]
    elsewhere = sorted(spoken_elsewhere(plain), key=lambda found: found[1], reverse=True)
    for pair, start, end in elsewhere:
        plain = f"{plain[:start]} {plain[end:]}"
        inside.append(pair)
    if not vessel:
        for find in (bracketed, standing):
            plain, unnamed = find(plain)
            inside += unnamed
    plain = " ".join((without_empty(plain) if inside else plain).split())
    if inside:
        plain = plain.strip(" ,;:-")
    return (plain if any(map(str.isalnum, plain)) else name), inside


def _plain_figures(name: str) -> str:
    """The name with figures and Latin letters of full width as the plain ones."""
    return _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), name)


def listed(scheme: str, text: str) -> Iterator[tuple[str, str]]:
    """What a field of a list gives as identifiers, each as :func:`normal` writes it.

    A cell may hold several, set apart by semicolons, line breaks or ``(1)``, or each with its label. A number that
    fails the check of its scheme stays as printed under ``other``: it is found, and never tells two parties apart.
    """
    name = scheme_of(scheme) or scheme.strip().casefold()
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    for piece in pieces:
        spoken = labelled(piece)
        label, value = spoken or (name, tidy(name, piece))
        # Among several pieces one without a figure is a remark between the numbers.
        if len(pieces) > 1 and not any(map(str.isdigit, value)) and label != "bic":
            continue
        try:
            yield normal(label, value)
        except BadIdentifierError:
            yield "other", value


_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0f]+")
_LABELLED_IMO = re.compile(_IMO_WORDS + r"(\d+(?![\dA-Za-z]))")
_BARE_IMO = re.compile(r"(?<![\dA-Za-z])\d{7}(?![\dA-Za-z])")
_BARE = re.compile(r"(?:[A-Z]{0,4}[\s-]?)\d[\d\s./-]{4,}\d")


def unlabelled(name: str, vessel: bool = False) -> list[tuple[str, str]]:
    """Numbers that stand in a name without a label: a ship's whose check figure is right, and a name that is a number.

    What scheme the latter has nobody says; a number is found whatever its scheme is called.
    """
    text = unicodedata.normalize("NFKC", name)
    if vessel:
        numbers = [found for found in _BARE_IMO.findall(text) if imo_sound(found)]
        if numbers:
            return [("imo", number) for number in numbers]
    if _BARE.fullmatch(text.strip()):
        return [("other", re.sub(r"[\s-]", "", text))]
    return []


def false_number(name: str) -> str:
    """What is wrong with a number that a name calls an IMO number; empty when nothing is."""
    for match in _LABELLED_IMO.finditer(unicodedata.normalize("NFKC", name)):
        try:
            normal("imo", match[1])
        except BadIdentifierError as error:
            return str(error)
    return ""


def _together(written: re.Match[str]) -> str:
    """A labelled number in one piece and in capitals, where it then passes its check; else as it was written."""
    number = re.sub(r"[ -]", "", written[3]).upper()
    if len(number) == 20 and lei_sound(number):
        return f"LEI {number}"
    if _USCC.fullmatch(number) and uscc_sound(number):
        return f"USCC {number}"
    return written[0]


def tidy(scheme: str, value: str) -> str:
    """A value without the words around it: an IMO number is its seven figures."""
    figures = re.search(r"\d{7}", value) if scheme.startswith("imo") else None
    return figures[0] if figures else value.strip().strip(".;,")


def labelled(part: str) -> tuple[str, str] | None:
    """The identifier that one clause of OFAC remarks gives, such as ``Tax ID No. 7727526670 (Russia)``."""
    text = part.strip().rstrip(".")
    folded = _fold(text.partition(":")[0] if ":" in text else text)
    for label in _BY_FIRST_WORD.get(folded.partition(" ")[0], ()):
        if folded == label or folded.startswith(label + " "):
            value = _after(text, len(label.replace(" ", "")))
            scheme = _SCHEMES[label]
            # A label without a number is a sentence about one; a BIC alone may have no figure.
            is_bic = scheme == "bic" and value.isupper() and len(value) in (8, 11)
            is_number = is_bic or any(map(str.isdigit, value))
            return (scheme, tidy(scheme, value)) if is_number else None
    return None


def _after(text: str, letters: int) -> str:
    """What follows the first so many letters and figures, up to a bracket or another clause."""
    for index, char in enumerate(text):
        if letters == 0:
            tail = re.sub(r"^[^0-9A-Za-z]*(?:\([A-Z]+\))?[^0-9A-Za-z]*", "", text[index:])
            return re.split(r" \(| alt\. | expires ", tail)[0]
        letters -= char.isascii() and char.isalnum()
    return ""


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """Identifiers that prove themselves wherever they stand: checked USCC and LEI, and IMO numbers so called."""
    for match in _USCC.finditer(text):
        if uscc_sound(match[0]):
            yield "uscc", match[0]
    for match in _LEI.finditer(text):
        if lei_sound(match[0]):
            yield "lei", match[0]
    for match in _IMO.finditer(text):
        yield "imo", match[1]


def in_remarks(text: str) -> Iterator[tuple[str, str]]:
    """Identifiers of remarks whose clauses are set apart by semicolons, and those that prove themselves."""
    clauses = [labelled(part) for part in text.split(";")] if text else []
    found = [clause for clause in clauses if clause]
    yield from found
    taken = {value for _, value in found}
    yield from ((scheme, value) for scheme, value in in_text(text) if value not in taken)
    spoken = [pair for pair in in_prose(text) if pair[1] not in taken]
    yield from spoken
    taken |= {value for _, value in spoken}
    yield from (pair for pair in in_other_languages(text) if pair[1] not in taken)


class _Spoken(NamedTuple):
    """A number that running text gives with its label, and where both stand."""

    pair: tuple[str, str]
    start: int
    end: int


def in_prose(text: str) -> Iterator[tuple[str, str]]:
    """Numbers that running text gives with their label: ``registered under company number 1234567``."""
    return (number.pair for number in _in_prose(text))


def _in_prose(text: str) -> Iterator[_Spoken]:
    for match in _NUMBER.finditer(text):
        value = match[0].strip(" .,;-/")
        # Shorter numbers are years, days and paragraphs.
        if sum(map(str.isdigit, value)) < 4:
            continue
        # A label stands close before its number; remarks of lists may have thousands of characters.
        begin = max(0, match.start() - 80)
        before = text[begin : match.start()]
        prefix = _PREFIX.search(before)
        scheme, start = _label_at_end(before)
        if not scheme and prefix:
            scheme, start = _label_at_end(before[: prefix.start()])
            value = prefix[0] + value
        if not scheme or (scheme.startswith("imo") and not re.fullmatch(r"\d{7}", value)):
            continue
        end = match.start() + len(match[0].rstrip(" .,;-/"))
        yield _Spoken((scheme, value), begin + start, end)


def _label_at_end(text: str) -> tuple[str, int]:
    """The scheme of the label in which a text ends, and where it starts; empty without one."""
    words = [(match[0].lower(), match.start()) for match in _WORD.finditer(text)]
    while words:
        # The longest label first: "company number" is another scheme than "number" alone.
        for count in range(min(6, len(words)), 0, -1):
            label = " ".join(word for word, _ in words[-count:])
            if label in _SCHEMES and label not in _NOT_IN_PROSE:
                return _SCHEMES[label], words[-count][1]
        if words[-1][0] not in _FILL:
            return "", 0
        words.pop()
    return "", 0


def uscc_sound(code: str) -> bool:
    """Whether the check character of a Chinese unified social credit code is right (GB 32100-2015, 4.6)."""
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return _ALPHABET[-total % 31] == code[17]


def lei_sound(code: str) -> bool:
    """Whether the check figures of a legal entity identifier are right (ISO 17442, ISO 7064 MOD 97-10)."""
    return int("".join(str(int(char, 36)) for char in code)) % 97 == 1


_CODES: dict[str, tuple[re.Pattern[str], Callable[[str], bool], str]] = {
    "lei": (
        re.compile("[0-9A-Z]{20}"),
        lei_sound,
        "LEI; it has 20 characters and two check digits",
    ),
    "uscc": (
        _USCC,
        uscc_sound,
        "unified social credit code; it has 18 characters, the last a check",
    ),
}
"""Form, check and wording of the codes that prove themselves."""
