"""Every reason for which the matcher decides, with what it is in words."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.screening.names.lexicon import CLASS, GENERIC, NAME, NUMBER, PLACE, TRADE
from riskctl.text.reason import Reason, Wording

KIND_WORDS = {
    NAME: "name",
    TRADE: "line of business",
    CLASS: "kind of unit",
    PLACE: "place",
    NUMBER: "number",
    GENERIC: "general word",
}
"""Kinds of words in the order in which they are weighed."""
PAIR_WORDS = {
    "same-word": "same word",
    "same-meaning": "same meaning",
    "same-reading": "same reading",
    "one-organisation": "names of one organisation (register)",
    "same-beginning": "same beginning",
    "run-together": "one word written as several",
    "similar-spelling": "similar spelling",
    "homophone": "sounds the same, other characters",
    "other-syllables": "other syllables",
    "near-business": "near line of business",
    "letter-differs": "a letter differs, all other words are the same",
}
"""How two words were found to agree."""

WORDINGS: Mapping[str, Wording] = {
    "nothing": Wording("no word in common"),
    "same-name": Wording("same name: {0}"),
    "same-but-spelling": Wording("the same words, written otherwise: {0}"),
    "initials": Wording("{0} are the initials of {1}"),
    "brand": Wording("shares the brand {0}"),
    "run-together": Wording("{0} and {1} are nearly the same letters"),
    "only-general": Wording("only general words agree"),
    "same-pair": Wording("{0} = {1}: {2}", {2: PAIR_WORDS}),
    "like-pair": Wording("{0} ~ {1}: {2} ({3:.2f})", {2: PAIR_WORDS}),
    "forms-of-countries": Wording("legal forms of different countries: {0} against {1}"),
    "other-form": Wording("other legal form: {0} against {1}"),
    "other-words": Wording("other {0}: {1} against {2}", {0: KIND_WORDS}),
    "lone-words": Wording("{0} in one name only: {1}", {0: KIND_WORDS}),
    "arm": Wording("{0} that makes an arm, in one name only: {1}", {0: KIND_WORDS}),
    "abroad": Wording("country in one name only: {0}"),
    "holding": Wording("a holding and a company: {0}"),
    "subject": Wording("subject in one name only: {0}"),
    "same-words": Wording("same words"),
    "same-letters": Wording("same letters"),
    "near-letters": Wording("nearly the same letters"),
    "other-characters": Wording("other characters"),
    "same-part": Wording("{0} = {1}"),
    "like-part": Wording("{0} ~ {1} ({2:.2f})"),
    "other-parts": Wording("other words: {0} against {1}"),
    "lone-parts": Wording("in one name only: {0}"),
    "short-name": Wording("a short name of {0} that others may share (register of names, {1})"),
    "one-organisation": Wording("both are names of {0} (register of names, {1})"),
    "linked": Wording("{0} and {1}: {2} (register of names)"),
    "strangers": Wording("the register of names knows them as different organisations"),
    "by-other-name": Wording("by the other name {0} (register of names, {1})"),
    "party-name": Wording("other name of the party: {0}"),
    "romanised": Wording("in the other romanisation of Chinese: {0}"),
    "known-as": Wording("known as {0} (register of names, {1})"),
    "part-of": Wording("{0} {1} (register of names)"),
    "same-identifier": Wording("same {0}: {1}"),
    "same-identifier-listed": Wording("same {0}: {1} asked for, {2} listed"),
    "other-identifier": Wording("another {0}: {1} asked for, {2} listed"),
    "other-country": Wording("country {0} asked for, {1} listed"),
    "linked-party": Wording(
        "the entry names {0} as an owner, a parent or a part of the listed party"
    ),
    "other-kind": Wording("the same name, listed as of the kind {0} and asked for as {1}"),
    "entry-ended": Wording("the entry ended on {0}"),
    "set-aside": Wording("set aside by {0} until {1}: {2}"),
    "set-aside-ended": Wording("was set aside until {0}; that has run out"),
    "set-aside-void": Wording("was set aside, but the entry has changed since"),
}
"""Every code, with its words."""


def sentence(reason: Reason) -> str:
    """The reason in words for people; nothing decides by them."""
    return WORDINGS[reason.code].sentence(reason)


def sentences(reasons: tuple[Reason, ...]) -> list[str]:
    """Several reasons in words."""
    return [sentence(reason) for reason in reasons]
