"""Registration numbers and the like, found in what lists write as labels, remarks and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.text.display import safe

_LABELS = {
    "uscc": "unified social credit code|united social credit code|uscc|unified social credit code uscc|"
    "united social credit code certificate|united social credit code certificate usccc",
    "lei": "lei|legal entity identifier|leicode",
    "registration": "registration number|registration id|company number|commercial registry number|regnumber|"
    "business registration number|business registration document|business number|enterprise number|c r no|"
    "certificate of incorporation number|uk company number|public registration number|matricula mercantil no|"
    "chamber of commerce number|legal entity number|identification number|folio mercantil no|ogrn|ogrncode|"
    "registrationnumber|trade license no|registered charity no|company registration number|economic register number",
    "tax": "tax id no|v a t number|vat number|rfc|r f c|us fein|nit|ruc|italian fiscal code|rif|taxnumber|inn|inncode|"
    "fiscalcode|fiscal code|c u i t|vatcode",
    "passport": "passport|diplomatic passport|passportnumber",
    "national-id": "national id no|national identification number|cedula no|c u r p|d n i|ssn|personal id card|id|"
    "national foreign id number|idnumber|identification|tazkira|turkish identification number|"
    "citizen s card number|national identifier number",
    "bic": "swift bic|swiftbic|bic",
    "imo": "vessel registration identification|vessel registration identification imo|imo|imo number|imonumber",
    "imo-company": "company number imo|identification number imo",
    "mmsi": "mmsi",
    "duns": "d u n s number|dunscode|duns number",
    "aircraft-serial": "aircraft manufacturer s serial number msn|aircraft construction number|"
    "aircraft manufacturer s serial number|aircraft serial identification",
    "aircraft-tail": "aircraft tail number",
}
_SCHEMES = {label: scheme for scheme, labels in _LABELS.items() for label in labels.split("|")}
_LONGEST_FIRST = sorted(_SCHEMES, key=lambda one: (-len(one), one))
_USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_LEI = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}\d{2}(?![0-9A-Z])")
_IMO = re.compile(r"(?<![A-Za-z])IMO(?: [Nn]umbers?)?[ :#.]*(\d{7})(?!\d)")
_SHIP = re.compile(r"^\s*(?:M\s?/\s?[VT]|M\.\s?[VT]\.|M[VT])\s+(?=\S)", re.IGNORECASE)
_SHIP_WITH_STROKE = re.compile(r"^\s*M\s?/\s?[VT]\s+(?=\S)", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?<![A-Za-z])(?:IMO(?: [Nn]umbers?)?[ :#.]*\d{7}|(?:LEI|USCC)[ :#.]*(?=[0-9A-Z]{18}))"
)
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
    if name.startswith("imo"):
        return name, _imo(name, value)
    bare = re.sub(r"[\s\-.]", "", value).upper()
    if name == "lei":
        if len(bare) != 20 or not bare.isalnum() or not bare.isascii() or not lei_sound(bare):
            raise BadIdentifierError(
                f"'{safe(value, 40)}' is no LEI; it has 20 characters and two check digits"
            )
        return name, bare
    if name == "uscc":
        if not _USCC.fullmatch(bare) or not uscc_sound(bare):
            raise BadIdentifierError(
                f"'{safe(value, 40)}' is no unified social credit code; it has 18 characters, the last a check"
            )
        return name, bare
    return name, tidy(name, value)


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
    inside = list(in_text(name))
    plain = _INSIDE.sub(" ", name) if inside else name
    for _, value in inside:
        plain = plain.replace(value, " ")
    plain = " ".join(re.sub(r"\(\s*[:;,]?\s*\)", " ", plain).split())
    return (plain if any(map(str.isalnum, plain)) else name), inside


def tidy(scheme: str, value: str) -> str:
    """A value without the words around it: an IMO number is its seven figures."""
    if scheme.startswith("imo") and (found := re.search(r"\d{7}", value)):
        return found[0]
    return value.strip().strip(".;,")


def labelled(part: str) -> tuple[str, str] | None:
    """The identifier that one clause of OFAC remarks gives, such as ``Tax ID No. 7727526670 (Russia)``."""
    text = part.strip().rstrip(".")
    folded = _fold(text.partition(":")[0] if ":" in text else text)
    for label in _LONGEST_FIRST:
        if folded == label or folded.startswith(label + " "):
            value = _after(text, len(label.replace(" ", "")))
            scheme = _SCHEMES[label]
            sound = any(map(str.isdigit, value)) or (
                scheme == "bic" and value.isupper() and len(value) in (8, 11)
            )
            return (scheme, tidy(scheme, value)) if sound else None
    return None


def _after(text: str, letters: int) -> str:
    """What follows the first so many letters and figures, up to a bracket or another clause."""
    for index, char in enumerate(text):
        if letters == 0:
            rest = re.sub(r"^[^0-9A-Za-z]*(?:\([A-Z]+\))?[^0-9A-Za-z]*", "", text[index:])
            return re.split(r" \(| alt\. | expires ", rest)[0]
        letters -= char.isascii() and char.isalnum()
    return ""


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """Identifiers that prove themselves wherever they stand: checked USCC and LEI, and IMO numbers so called."""
    for found in _USCC.finditer(text):
        if uscc_sound(found[0]):
            yield "uscc", found[0]
    for found in _LEI.finditer(text):
        if lei_sound(found[0]):
            yield "lei", found[0]
    for found in _IMO.finditer(text):
        yield "imo", found[1]


def in_remarks(text: str) -> Iterator[tuple[str, str]]:
    """Identifiers of remarks whose clauses are set apart by semicolons, and those that prove themselves."""
    clauses = [labelled(part) for part in text.split(";")] if text else []
    found = [one for one in clauses if one]
    yield from found
    company = {value for scheme, value in found if scheme == "imo-company"}
    yield from ((scheme, value) for scheme, value in in_text(text) if value not in company)


def uscc_sound(code: str) -> bool:
    """Whether the check character of a Chinese unified social credit code is right (GB 32100-2015, 4.6)."""
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return _ALPHABET[-total % 31] == code[17]


def lei_sound(code: str) -> bool:
    """Whether the check figures of a legal entity identifier are right (ISO 17442, ISO 7064 MOD 97-10)."""
    return int("".join(str(int(char, 36)) for char in code)) % 97 == 1
