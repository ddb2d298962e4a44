"""Method and limits, in the words every report carries."""

METHOD = (
    "Each rule is judged as of the date on the cover. A rule applies, does not apply, or cannot be judged because a "
    "fact is not known. An unknown fact never counts as safe: it widens the score and becomes a question.",
    "Each dimension is scored from 0 to 100. The lower end counts what applies; the upper end also counts what is not "
    "known or not confirmed. The overall score starts from the worst dimension and adds a quarter of the rest.",
    "A legal prohibition decides beside the score: good marks elsewhere do not outweigh it. A rule that rests on an "
    "unverified source, or on a date still to be verified, asks and cannot reject by itself.",
    "Evidence is graded official, third-party, vendor or unverified. Allegations are reported as allegations, and a "
    "recommended listing is not a listing.",
)
"""How the result comes about."""

LIMITS = (
    "This report supports a decision; it is not legal advice. Where the laws of two countries conflict it states both "
    "duties and draws no conclusion.",
    "It covers the rules, lists and profiles named under inputs, in the state of their dates. A party not found on a "
    "list was not found in that copy of the list; it is not thereby cleared.",
)
"""What the result does not say."""
