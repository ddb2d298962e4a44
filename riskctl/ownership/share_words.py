"""Shares as people write them: read as a whole or not at all.

A number found inside words that were not understood is worse than no number: ``not less than 50 %`` is no "less than
50". So the whole text has to fit one of a few patterns, in the languages below; anything else is no share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from riskctl.ownership.amounts import FULL, read_share

AT_LEAST = (
    "supérieur ou égal à", "superior o igual a", "igual o superior a", "больше или равно",
    "не ниже", "minimal", "setidaknya",
    "≧", "⩾", "greater than or equal to", "equal to or greater than",
    "no fewer than", "not below", "not under",
    "≥", ">=", "=>", "at least", "not less than", "no less than", "minimum", "min.", "min", "from",
    "mindestens", "ab", "nicht weniger als", "au moins", "au minimum", "pas moins de",
    "al menos", "por lo menos", "como mínimo", "no menos de",
    "no menos del", "mínimo", "almeno", "minimo", "non meno di", "non meno del",
    "pelo menos", "no mínimo", "não menos de", "не менее", "не менее чем", "минимум", "как минимум", "от",
    "至少", "不少于", "不低于", "最低", "最少", "sekurang-kurangnya", "paling sedikit", "少なくとも", "최소",
)  # fmt: skip
MORE_THAN = (
    "di atas", "acima de", "superior al", "supérieur à", "超",
    ">", "more than", "over", "above", "greater than", "exceeding", "in excess of", "mehr als", "über",
    "plus de", "supérieur à", "más de", "más del", "superior a", "mais de", "più di", "più del", "oltre", "oltre il",
    "более", "более чем", "больше", "больше чем", "свыше", "超过", "多于", "超過", "lebih dari", "lebih daripada",
)  # fmt: skip
AT_MOST = (
    "≦", "⩽", "less than or equal to", "not greater than", "не больше", "не превышает", "не свыше", "maksimal",
    "≤", "<=", "=<", "at most", "up to", "up to and including", "not more than", "no more than", "not exceeding",
    "maximum", "max.", "max", "höchstens", "bis zu", "nicht mehr als", "au plus", "au maximum",
    "jusqu'à", "pas plus de",
    "como máximo", "hasta", "hasta el", "no más de", "máximo", "al massimo", "fino a", "fino al", "non più di",
    "no máximo", "até", "não mais de", "не более", "не более чем", "максимум", "до",
    "至多", "不超过", "不多于", "最多", "最高", "sehingga", "paling banyak", "最大", "최대",
)  # fmt: skip
LESS_THAN = (
    "di bawah", "abaixo de", "sotto il", "inférieure à",
    "<", "less than", "under", "below", "fewer than", "weniger als", "unter", "moins de", "inférieur à",
    "menos de", "menos del", "inferior a", "meno di", "meno del", "менее", "менее чем", "меньше", "меньше чем",
    "低于", "少于", "不足", "小于", "未満", "kurang dari", "kurang daripada",
)  # fmt: skip
OR_MORE = (
    "ke atas", "or greater", "and up",
    "+", "or more", "and more", "or above", "and above", "or over", "oder mehr", "und mehr", "ou plus", "et plus",
    "o más", "y más", "o più", "e più", "ou mais", "e mais", "или более", "и более", "или больше", "и выше",
    "以上", "及以上", "或以上", "atau lebih", "이상",
)  # fmt: skip
OR_LESS = (
    "or less", "or fewer", "or below", "and below", "oder weniger", "ou moins", "o menos", "o meno", "ou menos",
    "или менее", "и менее", "или меньше", "以下", "及以下", "或以下", "atau kurang", "이하",
)  # fmt: skip
BEYOND = ("초과", "超", "を超える", "を超過")
SHORT_OF = ("未満", "미만")
SEPARATORS = (
    "-", "–", "—", "‑", "~", "～", "..", "...", "to", "and", "but", "bis", "und", "à", "a", "et", "y", "e", "al", "ao",
    "до", "и", "но", "至", "到", "から", "hingga", "dan", ",", ", but", "",
)  # fmt: skip
REACHING = (
    "-", "–", "—", "‑", "~", "～", "..", "...", "to", "bis", "à", "a", "al", "ao", "до", "至", "到", "から", "hingga",
)  # fmt: skip
OPENINGS = (
    "", "between", "from", "zwischen", "von", "entre", "de", "tra", "fra", "da", "dal", "от", "между", "介于", "antara",
)  # fmt: skip
PERCENT = (
    "%", "٪", "percent", "per cent", "percentage", "pct", "pct.", "prozent", "v.h.", "pour cent", "pourcent",
    "por ciento", "per cento", "por cento", "процент", "процента", "процентов", "проц.", "peratus", "persen",
    "パーセント", "퍼센트",
)  # fmt: skip

EXACTLY = (
    "exactly", "equal to", "genau", "exactement", "exactamente", "ровно", "正好", "tepat",
)  # fmt: skip


def _one_of(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first."""
    # Alternatives of a pattern are tried in their order: "min." must come before "min".
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"


# A comma before three digits may part thousands as well as decimals, so such a number is not read.
_NUMBER = r"(\d{1,3}(?:\.\d{1,20}|,\d{1,2}|,\d{4,20})?)"
_SHARE = rf"{_NUMBER}\s*{_one_of(PERCENT)}?"
_SIGNED = re.compile(_one_of((*PERCENT, "百分之")))
_FIGURES = re.compile(r"\d{1,20}(?:[.,]\d{1,20})?")
_PLAIN = re.compile(rf"(?:{_one_of(EXACTLY)}\s*)?{_SHARE}")
_HAN_PERCENT = re.compile(rf"百分之\s*{_NUMBER}")
Ends = tuple[int, int]


def _least(ends: Ends) -> Ends:
    return ends[0], FULL


def _above(ends: Ends) -> Ends:
    return min(ends[0] + 1, FULL), FULL


def _most(ends: Ends) -> Ends:
    return 0, ends[1]


def _below(ends: Ends) -> Ends:
    return 0, max(ends[1] - 1, 0)


def _before(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{_one_of(words)}\s*{_SHARE}")


def _after(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{_SHARE}\s*{_one_of(words)}\s*{_one_of(PERCENT)}?")


# The smallest unit, a billionth of a percent, stands for "more than" and "less than".
_ONE_ENDED: tuple[tuple[re.Pattern[str], Callable[[Ends], Ends]], ...] = (
    (_before(AT_LEAST), _least),
    (_before(MORE_THAN), _above),
    (_before(AT_MOST), _most),
    (_before(LESS_THAN), _below),
    (_after(OR_MORE), _least),
    (_after(OR_LESS), _most),
    (_after(BEYOND), _above),
    (_after(SHORT_OF), _below),
)
"""Patterns for a share with words before or after it, and what the words make of the share."""
# "25% and 25%" without "between" is a sum as well as a range, so it is neither. A comma parts no range: "von 5,25 %".
_BETWEEN = tuple(word for word in SEPARATORS if word and not word.startswith(","))
_RANGE = re.compile(
    rf"(?:{_one_of(OPENINGS[1:])}\s*{_SHARE}\s*{_one_of(_BETWEEN)}"
    rf"|{_SHARE}\s*{_one_of(REACHING)})\s*{_SHARE}(?:\s*(?:之间|間))?"
)
_LOW_PART = _one_of((*AT_LEAST, *MORE_THAN))
_HIGH_PART = _one_of((*AT_MOST, *LESS_THAN))
_BOUNDED = re.compile(
    rf"(?P<low>{_LOW_PART}\s*{_SHARE})\s*{_one_of(SEPARATORS)}\s*(?P<high>{_HIGH_PART}\s*{_SHARE})"
)


def read_share_words(text: str) -> Ends | None:
    """Lowest and highest share in billionths of a percent that the text states, or None when it is not understood."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if _may_be_a_fraction(plain):
        return None
    for read in (_exact, _one_ended, _range, _bounded):
        ends = read(plain)
        if ends is not None:
            # "At least 60, at most 40" was understood and is no share.
            return ends if 0 <= ends[0] <= ends[1] <= FULL else None
    return None


def _may_be_a_fraction(text: str) -> bool:
    """Whether no sign says percent and no number is above one: 0.51 may be 0.51 percent, or 51."""
    if _SIGNED.search(text):
        return False
    numbers = [float(number.replace(",", ".")) for number in _FIGURES.findall(text)]
    return bool(numbers) and 0 < max(numbers) <= 1


def _exact(text: str) -> Ends | None:
    match = _PLAIN.fullmatch(text) or _HAN_PERCENT.fullmatch(text)
    return _ends(match[1]) if match else None


def _one_ended(text: str) -> Ends | None:
    for pattern, bound in _ONE_ENDED:
        match = pattern.fullmatch(text)
        ends = _ends(match[1]) if match else None
        if ends is not None:
            return bound(ends)
    return None


def _range(text: str) -> Ends | None:
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    return _span(_ends(match[1] or match[2]), _ends(match[3]))


def _bounded(text: str) -> Ends | None:
    """A lower and an upper bound in words, such as "more than 25% but not more than 50%"."""
    match = _BOUNDED.fullmatch(text)
    if not match:
        return None
    return _span(_one_ended(match["low"]), _one_ended(match["high"]))


def _span(low: Ends | None, high: Ends | None) -> Ends | None:
    """From the lower end of one to the upper end of the other; None when either is not understood."""
    return (low[0], high[1]) if low and high else None


def _ends(number: str) -> Ends | None:
    """The number as a share; None when it lies beyond the whole."""
    try:
        return read_share(number.replace(",", "."))
    except ValueError:
        return None
