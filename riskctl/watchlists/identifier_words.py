"""Labels of registration and tax numbers in languages other than English, as remarks write them before the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST_DIGITS = 4
_TAX = (
    r"ИНН", r"ІПН", r"ПДВ", r"УНП", r"Steuer-?(?:nummer|Nr\.?)", r"USt-?Id-?(?:Nr\.?)?",
    r"UID(?:-Nr\.?)?", r"NIF", r"CIF", r"NPWP", r"R\.?U\.?C\.?", r"numéro fiscal",
    r"número fiscal", r"codice fiscale", r"partita IVA", r"P\.?\s?IVA", r"CNPJ", r"CUIT", r"GSTIN",
    r"NIP", r"TVA", r"税号", r"纳税人识别号", r"納税者番号",
    r"الرقم الضريبي", r"vergi (?:no|numarası)", r"nombor cukai",
)  # fmt: skip
_REGISTRATION = (
    r"ОГРН(?:ИП)?", r"ОКПО", r"ЄДРПОУ", r"ЕДРПОУ", r"ЕИК", r"БИН",
    r"рег(?:истрационный|\.)\s*(?:номер|№)", r"HR[AB]", r"FN", r"Handelsregister(?:-?nummer)?",
    r"Register-?nummer", r"numéro d['’](?:immatriculation|enregistrement)", r"RCS(?: [A-Z][a-zà-ÿ]+)?", r"RCCM",
    r"número de (?:registro|registo|matrícula|inscripción)",
    r"numero di (?:registrazione|iscrizione)", r"matrícula mercantil", r"登録番号", r"法人番号",
    r"注册号码?", r"登记号", r"登記番号", r"등록번호", r"رقم التسجيل", r"رقم السجل(?: التجاري)?",
    r"السجل التجاري", r"شماره ثبت", r"KvK(?:-nummer)?", r"EIK", r"BIN", r"CIN", r"NIPC",
    r"IČO", r"CVR", r"org\.?\s?nr\.?", r"Y-tunnus", r"nombor pendaftaran", r"sicil no",
    r"MERSIS(?: no)?", r"NIPT", r"A\.?B\.?N\.?", r"A\.?C\.?N\.?", r"NZBN", r"BR", r"KRS", r"REGON", r"SIREN", r"SIRET",
    r"BCE", r"KBO", r"CUI", r"사업자등록번호", r"법인등록번호", r"統一編號", r"统一编号", r"公司編號",
    r"เลขทะเบียน\w*", r"mã số doanh nghiệp",
)  # fmt: skip
_SIGNS = r"\s*(?:(?:№|No\.?|Nr\.?|n[°º]|[:：#.])\s*)*"
_GROUPS = r"[0-9]{1,4}(?: [0-9]{2,4}){1,4}(?![0-9])"
"""A number written in groups: ``552 032 534``."""
_PLAIN = r"(?:[A-ZА-Я]{1,3}[- ]?)?[0-9０-９][0-9A-Z０-９]*(?:[./-][0-9A-Z]+)*"
_VALUE = rf"({_GROUPS}|{_PLAIN})"


def _as_written(label: str) -> str:
    """An acronym counts in capitals only: ``bin`` is a part of names."""
    return f"(?-i:{label})" if label.isupper() and label.isascii() else label


_SPOKEN = {
    scheme: re.compile(
        rf"(?<![^\W\d_])(?:{'|'.join(map(_as_written, labels))}){_SIGNS}{_VALUE}",
        re.IGNORECASE | re.UNICODE,
    )
    for scheme, labels in (("tax", _TAX), ("registration", _REGISTRATION))
}


_ACRONYMS = (
    "UID",
    "NIF",
    "CIF",
    "NPWP",
    "HRA",
    "HRB",
    "FN",
    "RCS",
    "RCCM",
    "EIK",
    "BIN",
    "CIN",
    "NIPC",
    "CVR",
    "NIPT",
    "MERSIS",
    "IVA",
    "CNPJ",
    "CUI",
    "GSTIN",
    "NIP",
    "TVA",
    "ABN",
    "A.B.N",
    "ACN",
    "A.C.N",
    "NZBN",
    "BR",
    "KRS",
    "REGON",
    "SIRE",
    "BCE",
    "KBO",
)
_STEMS = (
    "steuer",
    "ust-id",
    "ustid",
    "ust id",
    "r.u.c",
    "ruc",
    "fiscal",
    "partita",
    "vergi",
    "cukai",
    "registernu",
    "register-nu",
    "handelsregister",
    "d'imm",
    "d'enr",
    "registro",
    "registraz",
    "registo",
    "matr",
    "inscrip",
    "iscriz",
    "kvk",
    "org nr",
    "orgnr",
    "org.",
    "tunnus",
    "pendaftar",
    "sicil",
    "mersis",
)
"""What an ASCII text must hold to be looked at."""


def _may_hold(text: str) -> bool:
    if not text.isascii() or any(word in text for word in _ACRONYMS):
        return True
    small = text.lower()
    return any(stem in small for stem in _STEMS)


def in_other_languages(text: str) -> Iterator[tuple[str, str]]:
    """Numbers that a text gives under such a label, as pairs of scheme and value; linear in its length."""
    return (pair for pair, _, _ in spoken_elsewhere(text))


def spoken_elsewhere(text: str) -> Iterator[tuple[tuple[str, str], int, int]]:
    """As :func:`in_other_languages`, with the places in the text between which label and number stand."""
    if not _may_hold(text):
        return
    for scheme, pattern in _SPOKEN.items():
        for match in pattern.finditer(text):
            if sum(map(str.isdigit, match[1])) >= FEWEST_DIGITS:
                yield (scheme, match[1]), match.start(), match.end()
