"""Country names as lists write them: the one table of names is in ``facts``."""

from riskctl.facts.country_names import country_code, country_codes

__all__ = ["country_code", "country_codes"]
