"""Who owns a company under each sanctions and export-control regime, with proof."""

from riskctl.screening.ownership.assess import assess_ownership
from riskctl.screening.ownership.graph import Link, Listing, OwnershipGraph, Party, Stake
from riskctl.screening.ownership.result import OwnershipResult, RegimeResult
from riskctl.screening.ownership.table import REGIMES

__all__ = [
    "REGIMES", "Link", "Listing", "OwnershipGraph", "OwnershipResult", "Party", "RegimeResult", "Stake",
    "assess_ownership",
]  # fmt: skip
