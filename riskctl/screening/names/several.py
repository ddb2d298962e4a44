"""The names that one name carries: others in brackets, after a stroke, after *formerly*, and members of a group."""

from __future__ import annotations

import re

from riskctl.screening.names.fold import close_up, fold
from riskctl.screening.names.lexicon import FILLER, FORM, NAME, PLACE, TRADE, lexicon
from riskctl.screening.names.pinyin import is_pinyin
from riskctl.screening.names.tokens import tokens_of

MOST_VARIANTS = 16
"""Names in one name that are looked at: no real one holds as many."""
_GLUED = re.compile(r"([^\W\d_]+[a-zß-ÿ])([A-Z][A-Za-z]{1,8})(?![^\W_])")
_HUMP = re.compile("[a-zß-ÿ][A-Z]")
"""What such a word has inside; quickly looked for."""
_ADDRESSED = re.compile(r"^(?:https?://)?(?:www\.)(?=\w)|^https?://|^[\w.+-]+@(?=[\w-]+\.)")
"""What stands before the name of a host in an address: ``https://www.``, ``info@``."""
_HOST_END = re.compile(r"\.(?:[a-z]{2,3}\.)?[a-z]{2,6}(?:[/?#].*)?$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|biz|info|io|ai|[a-z]{2})")
"""The name of a host that stands alone, of which the last part is no part of the name."""
_HUMPS = re.compile(r"[a-zß-ÿ][A-Z][a-zß-ÿ]+[A-Z]")
_BETWEEN_HUMPS = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
"""Words that are run together and told by their capitals: ``KelmarPrecisionWorks``."""
_FIGURES = re.compile(r"(?<![^\W_])[a-z]+[01345][a-z]{2,}(?![^\W_])")
"""A word with one figure among its letters, which may stand for the letter it looks like: ``Ke1mar``."""
_AS_LETTERS = str.maketrans("01345", "oleas")
_OWNERS = re.compile(r"\w['’]s$")
"""A name as the owner of something: ``Kelmar's``."""
_ENDS_OF_OWNERS = frozenset("sSſｓＳ")
_BRACKETS = re.compile(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]")
_LABEL = re.compile(
    r"^(?:shipper|consignee|buyer|seller|vendor|supplier|notify party|customer|beneficiary|payee)\s*:\s*"
)
_HAN_MARK = (
    r"(?:(?:[原曾又别旧前现](?:用|公司|单位)?名称?"
    r"|亦称|又称|旧称|前称|现称|简称|前身|旧社名|旧商号|通称)[为是]?)"
)
_MARK = (
    r"(?:\b(?:a[./]?k[./]?a\.?|[fn][./]?k[./]?a\.?|d[./]?b[./]?a\.?|t/a|ex|formerly(?: known as| called)?"
    r"|previously(?: known as| called)?|(?:also|now|better) (?:known as|called)|trading as|doing business as|known as"
    r"|whose (?:former|other|new) name (?:is|was)|née|alias|vormals|früher|ehemals|anciennement"
    r"|antiguamente|anteriormente|бывш\w*|ранее|прежнее название|он[ао]? же|также известн\w+ как)\b|"
    + _HAN_MARK
    + r")[\s:,.-]+"
)
_FORMER = re.compile(_MARK)
_LEADS = re.compile(
    r"(?:or|now|new|old|and also|alias|formerly|früher|jetzt|antes|ahora|maintenant|native"
    r"|ныне|или|сокр|구|옛)[\s:,.-]+"
)
"""Words that announce another name at the start of a bracket, and that names elsewhere hold as well."""
_BRANCH = re.compile(
    r"[(（][^()（）]*\b(?:branch|filiale?|sucursal|zweigniederlassung|succursale)\b[^()（）]*[)）]"
)
_SPECIAL = re.compile(
    r"[()\[\]{}:/;|]|\s[-\u2013\u2014]\s|,.*,|\b(?:[afdn]\.?[kb]\.?a|ex|formerly|previously|also|known|trading|doing|including|namely|alias"
    r"|comprising|consisting|subsidiar\w+|affiliates?|branches|successors?|entities|née|vormals|früher|ehemals|anciennement"
    r"|antiguamente|anteriormente|бывш\w*|ранее|прежнее|он[ао]?|также|whose)\b|" + _HAN_MARK
)
"""What a name must hold to be more than one name, or to carry a label, a branch or an address."""
_ADDRESS = re.compile(r",\s*(?:no\.?\s*)?\d+[ \w-]*\s.*$")
_PARTS = re.compile(
    r"(?:,|\s+(?:and|&|with|or))\s*(?:and\s+)?(?:all\s+|any\s+)?(?:of\s+)?(?:its\s+|their\s+|the\s+)?(?:other\s+)?"
    r"(?:subsidiaries|subsidiary or affiliate|affiliates|branches|subordinate entities"
    r"|related entities|associated entities|successors?\b.*\bthereof)\b.*$"
)
"""Words about a party and its parts, which are no part of its name."""
_INCLUDING = re.compile(r",?\s+(?:including|namely|comprising|consisting of)\b[\s:]*(?=\S)")
_DASH = re.compile(r"\s[-\u2013\u2014]\s")
"""Stands between a registered name and the short one: ``X S.A. - Y``."""
_AND_COMPANY = re.compile(r"& ?c\.? (?=s)|& ?c(?=s(?:pa|as|nc|rl)\b)")
"""``& C. S.p.A.``, whose letters are closed up to one word."""
_JOINS = re.compile(r"\s*,\s*(?:and|&)\s+|\s*[,+\n]\s*|\s+(?:and|und|et|y|e|и|&)\s+")
"""What may stand between two registered names."""
_JOINERS = (",", "+", "&", "\n", " and ", " und ", " et ", " y ", " e ", " и ")
"""One of these stands in each of them."""
_ENDS_IN_FORM = re.compile(r"^[^,+&]*,\s*(?:ltd|inc|llc|limited|sa|spa|srl|gmbh|ag|plc|bhd)\.?$")
"""The commonest names with a comma, which are one name."""
_LIST = re.compile(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+")
_SEVERAL = re.compile(r"\s*[;|]\s*")
_PAUSES = re.compile(r"\s*[;,|]\s*|[\"“”„«»]\s*(?:,|and|or|und|et|y|и|&)?\s*[\"“”„«»]")
"""What parts the names of a bracket that says they are names."""


def variants(name: str) -> list[str]:
    """The name as it stands and the other names it carries in brackets or after a stroke: ``X (ex-Y)``, ``X/Y``."""
    if _HUMP.search(name) and _GLUED.search(name):
        name = _GLUED.sub(_form_apart, name)
    if "\n" in name:
        name = name.replace("\n", ", ")
    text = " ".join(
        close_up(fold(name)).split()
    )  # long runs of blanks would make the patterns below slow
    if "& c" in text:
        text = _AND_COMPANY.sub("& co ", text)
    if _ADDRESSED.search(text):
        text = _HOST_END.sub("", _ADDRESSED.sub("", text)).strip("/ ")
        return [text] if text else []
    if _HOST.fullmatch(text):
        return [text, text.rpartition(".")[0]]
    if " " not in name and _HUMPS.search(name):
        return [text, " ".join(close_up(fold(_BETWEEN_HUMPS.sub(" ", name))).split())]
    if _FIGURES.search(text):
        return [text, _FIGURES.sub(lambda found: found[0].translate(_AS_LETTERS), text)]
    # Most names end here, after one pattern instead of a dozen.
    if not _SPECIAL.search(text):
        bare = [text.removesuffix("s")] if _is_owner(name) else []
        return [text, *bare, *_joined(text)] if text else []
    text = _BRANCH.sub(" ", _LABEL.sub("", text)).strip()
    text, members = _members(_PARTS.sub("", text))
    text = _ADDRESS.sub("", text) if text.count(",") > 1 else text
    names = [*_bracketed(text), *members]
    names = [*_listed(names[0]), *names[1:]]
    # Parts of two letters or less are no names but what an abbreviation left.
    parts = _FORMER.split(names[0]) if _FORMER.search(names[0]) else [names[0]]
    if len(parts) > 1 and all(len(part.strip()) > 2 for part in parts):
        names = [*(part.strip(" ,;-") for part in parts), *names[1:]]
    names = [*_dashed(names[0]), *names[1:], *_joined(names[0])]
    halves = names[0].split("/")
    # "A/S" and the like are forms and not two names.
    if len(halves) == 2 and all(len(half.strip()) > 4 for half in halves):
        names += [half.strip() for half in halves]
    if _is_owner(name):
        names += [part.removesuffix("s") for part in names[:1]]
    return [name for name in names if name][:MOST_VARIANTS]


def _is_owner(name: str) -> bool:
    return name[-1:] in _ENDS_OF_OWNERS and bool(_OWNERS.search(fold(name)))


def _form_apart(match: re.Match[str]) -> str:
    """``KelmarGmbH`` with its legal form as a word of its own; other words of two capitals stay as they are."""
    tail = lexicon().words.get(fold(match[2]))
    return f"{match[1]} {match[2]}" if tail and tail.kind == FORM else match[0]


def _listed(text: str) -> list[str]:
    """Several names set apart by semicolons or bars."""
    parts = [part for part in _SEVERAL.split(text) if part]
    return parts if parts and all(len(part) > 2 for part in parts) else [text]


def _joined(text: str) -> list[str]:
    """Two registered names in one text, ``X Ltd and Y LLC``, each by itself; the whole stays a name as well."""
    # Asked of every name of a list, so that what is cheap to see is looked at first.
    if not any(mark in text for mark in _JOINERS):
        return []
    parts = _JOINS.split(text)
    if not 2 <= len(parts) <= MOST_VARIANTS or _ENDS_IN_FORM.search(text):
        return []
    # A single word, such as the surname of a person, is no name with a legal form.
    if any(part.isascii() and part.isalnum() for part in parts[:-1]):
        return []
    if not all(map(_ends_in_form, parts[:-1])):
        return []
    return parts if all(map(_has_name, parts)) else []


def _ends_in_form(text: str) -> bool:
    words = tokens_of(text)
    return bool(words) and words[-1].kind == FORM


def _has_name(text: str) -> bool:
    return any(token.kind in (NAME, TRADE) for token in tokens_of(text))


def _dashed(text: str) -> list[str]:
    """A registered name and another one behind a dash; a place or a unit there belongs to the name."""
    parts = _DASH.split(text)
    if len(parts) != 2:
        return [text]
    before, after = parts
    words, ends = tokens_of(after), tokens_of(before)[-1:]
    formal = bool(ends) and ends[0].kind == FORM
    named = bool(words) and all(token.kind == NAME for token in words)
    return [before, after] if formal and named else [text]


def _members(text: str) -> tuple[str, list[str]]:
    """The name before a list of members, ``X Group, including: X Steel and X Ports``, and the members."""
    before, *after = _INCLUDING.split(text, maxsplit=1)
    if not after or len(before) < 3:
        return text, []
    return before, [name for name in _LIST.split(after[0].rstrip(". ")) if len(name) > 2]


def _bracketed(text: str) -> list[str]:
    """The name without the brackets that hold names of their own, and those names."""
    names = [text]
    for inner in _BRACKETS.findall(text):
        inside = _inside(inner) or _behind(text, inner)
        if inside:
            if not _is_home(text, inner):
                names[0] = _without(names[0], inner) or names[0]
            names += inside
    return names


def _inside(inner: str) -> list[str]:
    """The names that a bracket holds; nothing where it qualifies the name before it, as ``(New Zealand)`` does."""
    if all(token.kind == PLACE for token in tokens_of(inner)):
        return []
    if _FORMER.search(inner) or _LEADS.match(inner):
        parts = [
            _LEADS.sub("", part, count=1) if _LEADS.match(part) else part for part in _parts(inner)
        ]
        return [piece for part in parts for piece in _pieces(part)]
    inside = [part for part in _SEVERAL.split(inner) if part]
    return inside if inside and all(map(_is_name, inside)) else []


def _is_home(text: str, inner: str) -> bool:
    """Whether a Chinese word in a bracket before the legal form names the town of an arm: ``X (Qingzhou) Ltd``."""
    before, mark, after = text.rpartition(inner)
    if not mark or not is_pinyin(inner):
        return False
    following = tokens_of(after)
    ends = tokens_of(before)[-1:]
    formal = bool(following) and all(token.kind == FORM for token in following)
    return formal and bool(ends) and ends[0].kind != FORM


def _behind(text: str, inner: str) -> list[str]:
    """A bracket at the end that holds a name with its place or form: ``X Company (Saudi Aramco)``."""
    before, mark, after = text.rpartition(inner) if inner else ("", "", "")
    if not mark or after.strip(")]} ") or not before.strip("([{ "):
        return []
    words = tokens_of(inner)
    kinds = {token.kind for token in words}
    if FORM in kinds:
        return [inner] if kinds & {NAME, TRADE} else []
    ends = tokens_of(before)[-1:]
    formal = bool(ends) and ends[0].kind == FORM
    return [inner] if formal and len(words) > 1 and kinds == {NAME, PLACE} else []


def _parts(inner: str) -> list[str]:
    """The clauses of a bracket; a legal form after a comma belongs to the name before it."""
    parts: list[str] = []
    for part in _PAUSES.split(inner):
        if parts and all(token.kind in (FORM, FILLER) for token in tokens_of(part)):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return parts


def _pieces(part: str) -> list[str]:
    pieces = [piece.strip(' "“”„«»') for piece in _FORMER.split(part)]
    return [piece for piece in pieces if len(piece) > 1]


def _without(text: str, inner: str) -> str:
    """The text without the bracket that holds just this."""
    return _BRACKETS.sub(lambda hit: " " if hit[1] == inner else hit[0], text).strip()


def _is_name(text: str) -> bool:
    """Whether a bracket holds a name of its own, not a place, form or number that qualifies the one before it."""
    tokens = tokens_of(text)
    return bool(tokens) and len(text) > 1 and all(token.kind == NAME for token in tokens)
