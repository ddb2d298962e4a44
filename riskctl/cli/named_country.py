"""A country given as an option: by its code or its name."""

from __future__ import annotations

from riskctl.cli.guard import UsageProblem


def country_option(option: str, text: str) -> str:
    """The two-letter code. Raises :class:`UsageProblem` with the country that was probably meant."""
    from riskctl.facts.country_names import not_a_country, spoken_country

    code = spoken_country(text)
    if not code:
        raise UsageProblem(f"{option}: {not_a_country(text)}")
    return code
