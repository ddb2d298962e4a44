"""Every reason that a proof of ownership or a red flag gives, as a code with parameters, and what each is in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.text.reason import Reason, Wording

Reasons = tuple[Reason, ...]

WORDINGS: Mapping[str, Wording] = {
    # Why a party counts at the top of a chain, or may.
    "listed": Wording("listed: {0}"),
    "listed-similar": Wording("listed: {0}, if it is the party of that similar name"),
    "similar-name": Wording("a similar name is for a person to decide"),
    "doubtful-list": Wording("{0}"),
    "country": Wording("country: {0}"),
    "no-country": Wording("its country is not stated"),
    "person-in-country": Wording("a person in {0}; the rule speaks of companies"),
    "unknown-holder": Wording("not known who it is, so it may count"),
    "not-added": Wording("holders are not added together"),
    # Why a company passes its stakes on. "upper": what may be, where shares are ranges.
    "capital": Wording("{0}, which is enough"),
    "capital-upper": Wording("up to {0}, which may be enough"),
    "votes": Wording("{0} of the votes, which is enough"),
    "votes-upper": Wording("up to {0} of the votes, which may be enough"),
    "control": Wording("controlled by {0}"),
    "control-upper": Wording("possibly controlled by {0}"),
    "control-linked": Wording("controlled by a party linked to it"),
    "control-upper-linked": Wording("possibly controlled by a party linked to it"),
    "share": Wording("{0}, which is not enough"),
    "share-upper": Wording("at most {0}, which is not enough"),
    # What a holder holds, and whether it counts.
    "holds": Wording("{0}"),
    "holds-votes": Wording("{0} of the votes"),
    "holds-nothing": Wording("no share"),
    "holder-counts": Wording("its holder counts"),
    "held-for-another": Wording("held jointly with, or for, one that counts"),
    "holder-not-counted": Wording("its holder does not count"),
    # The verdict in short.
    "itself": Wording("the party itself: {0}"),
    "has-control": Wording("such a party has a right that is control"),
    "has-influence": Wording("such a party has an influence that may be control"),
    "has-relation": Wording("a relation of unclear kind may be a stake or control"),
    "together": Wording("such parties together hold {0}; the test is {1}"),
    "alone": Wording("one such party alone holds {0}; the test is {1}"),
    "together-votes": Wording(
        "such parties together hold {0} of the votes; the test is more than 50 percent"
    ),
    "alone-votes": Wording(
        "one such party alone holds {0} of the votes; the test is more than 50 percent"
    ),
    "none-counts": Wording("no such party holds a share that counts"),
    "none-above": Wording("no such party is above it"),
    "spared": Wording("an entity of {0}, which the rule does not reach"),
    # Red flags.
    "flag-unknown-holder": Wording("it is not known who holds {0}"),
    "flag-holds": Wording("{0} ({1}) holds {2}"),
    "flag-holds-half": Wording("{0} ({1}) holds {2}, exactly half"),
    "flag-votes": Wording("{0} has {1} of the votes"),
    "flag-joint": Wording("{0} acts jointly with others over {1}{2}"),
    "flag-nominee": Wording("{0} has a nominee or is one, over {1}{2}"),
    "flag-control": Wording("{0} has a right that is control, over {1}{2}"),
    "flag-influence": Wording("{0} has an influence that may be control, over {1}{2}"),
    "flag-office": Wording("{0} holds a post, over {1}{2}"),
    "flag-unclear": Wording("{0} has a relation of unclear kind, over {1}{2}"),
    "flag-indirect": Wording("{0} holds {1} of {2}, which does not count itself"),
    "flag-held": Wording("{0} held {1} until {2}"),
    "flag-subsidiary": Wording("it holds {0} of {1}, which is listed"),
    "flag-too-much": Wording("the stated shares add up to {0} percent, so one of them is wrong"),
    "flag-not-traced": Wording("{0} percent or more has no stated holder and counts for nobody"),
    "flag-circular": Wording(
        "without what it holds in itself, {0} of {1} percent{2} would be enough for the test"
    ),
}


def words(reasons: Iterable[Reason]) -> str:
    """Reasons as one clause."""
    return "; ".join(WORDINGS[reason.code].sentence(reason) for reason in reasons)
