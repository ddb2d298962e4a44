"""Whether a route can do what a use case needs; what is not stated of it counts as not there."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.catalogue.profiles import Model
from riskctl.portfolio.file import Needs
from riskctl.portfolio.load import Offer


def shortfalls(needs: Needs, offer: Offer, model: Model) -> Iterator[str]:
    """What the use case needs and the route is not known to have, one sentence each."""
    if needs.context_tokens and (model.context_tokens or 0) < needs.context_tokens:
        known = f"{model.context_tokens:,}" if model.context_tokens else "not known"
        yield f"needs {needs.context_tokens:,} tokens of context; that of the model is {known}"
    for side, wanted in (("input", needs.input), ("output", needs.output)):
        for modality in wanted:
            if modality not in model.modalities.get(side, ()):
                yield f"{modality} as {side} is not stated of the model"
    for language in needs.languages:
        if not any(_speaks(stated, language) for stated in offer.entry.languages):
            yield f"the language {language} is not stated of the route"
    # Not stated is None, and counts as not there.
    if needs.tools and offer.entry.tools is not True:
        yield "tool use is not stated of the route"
    if needs.benchmark is not None:
        name, least = needs.benchmark.name, needs.benchmark.at_least
        scores = [
            float(benchmark["score"])
            for benchmark in model.benchmarks
            if benchmark.get("name") == name
        ]
        # Of several published runs the lowest counts.
        if not scores:
            yield f"no score on {name} is known"
        elif min(scores) < least:
            yield f"{min(scores):g} on {name}, below {least:g}"


def _speaks(stated: str, wanted: str) -> bool:
    """Whether a language tag is that, or a kind of that, which is wanted: ``pt-BR`` is a kind of ``pt``."""
    tag, sought = stated.casefold(), wanted.casefold()
    return tag == sought or tag.startswith(f"{sought}-")
