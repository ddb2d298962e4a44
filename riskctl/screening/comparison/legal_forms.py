"""What the legal forms of two names say: two countries, two companies of one country, or a form misspelt."""

from __future__ import annotations

from riskctl.screening.comparison.align import Alignment
from riskctl.screening.comparison.leftover import texts
from riskctl.screening.comparison.outcome import Comparison
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.names.lexicon import NAME
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import Token
from riskctl.text.reason import Reason

OTHER_COUNTRY = 0.82
"""Factor for legal forms of two countries: the same name may be registered in both by different firms."""
OTHER_FORM = 0.93
"""Factor for forms of one country that two companies can have side by side, AG and GmbH."""
OTHER_NATURE = 0.72
"""Factor when one is a company and the other an association, a foundation or a cooperative."""
INCORPORATED = 0.95
"""Factor for Inc. against a form of a country whose companies keep the name of their form abroad: GmbH."""
_INC = frozenset({"inc", "incorporated"})
_KEPT_ABROAD = frozenset("AT BE CH CZ DE DK ES FI FR HU IT LI LU NL NO PL PT SE SK".split())  # noqa: SIM905
_NO_COMPANY = frozenset({"association", "foundation", "cooperative"})
_SLIP = 0.8
_LONG = 5


def with_forms(comparison: Comparison, left: Parsed, right: Parsed) -> Comparison:
    """The comparison with what the forms add; forms that are used everywhere (Ltd, Inc., LLC) add nothing."""
    ours, theirs = _lands(left), _lands(right)
    both = texts(left.forms), texts(right.forms)
    # Before the other differences: a form of another country says the most.
    if ours and theirs and not ours & theirs:
        reason = Reason("forms-of-countries", both)
        return Comparison(
            comparison.score * OTHER_COUNTRY, comparison.related, (reason, *comparison.reasons)
        )
    if _incorporated(left, theirs) or _incorporated(right, ours):
        score = comparison.score * INCORPORATED
        return Comparison(
            score, comparison.related, (Reason("other-form", both), *comparison.reasons)
        )
    classes = [{token.key for token in form.forms} - {"any"} for form in (left, right)]
    if all(classes) and not classes[0] & classes[1]:
        factor = OTHER_NATURE if any(form <= _NO_COMPANY for form in classes) else OTHER_FORM
        reason = Reason("other-form", both)
        return Comparison(
            comparison.score * factor, comparison.related, (reason, *comparison.reasons)
        )
    return comparison


def without_misspelt(alignment: Alignment, left: Parsed, right: Parsed) -> Alignment:
    """Leave out a word that is a slip away from a word of the other name's form: ``Joynt Stock Company``."""
    return Alignment(
        alignment.pairs,
        tuple(token for token in alignment.left if not _misspelt(token, right)),
        tuple(token for token in alignment.right if not _misspelt(token, left)),
    )


def _incorporated(parsed: Parsed, lands: set[str]) -> bool:
    """Whether a name ends in Inc. while the form of the other name is one of those that are not translated."""
    ends = {word for token in parsed.forms for word in token.text.split()}
    return bool(lands) and lands <= _KEPT_ABROAD and bool(ends & _INC)


def _misspelt(token: Token, parsed: Parsed) -> bool:
    if token.kind != NAME or len(token.key) < _LONG:
        return False
    words = [word for form in parsed.forms for word in form.text.split()]
    return any(word_likeness(token.key, word) >= _SLIP for word in words)


def _lands(parsed: Parsed) -> set[str]:
    return {country for token in parsed.forms for country in token.countries}
