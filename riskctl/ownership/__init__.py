"""Who owns a company under each sanctions and export-control regime, with proof."""

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.graph import Link, Listing, OwnershipGraph, Party, Stake
from riskctl.ownership.result import OwnershipResult, RegimeResult
from riskctl.ownership.table import REGIMES

__all__ = [
    "REGIMES",
    "Link",
    "Listing",
    "OwnershipGraph",
    "OwnershipResult",
    "Party",
    "RegimeResult",
    "Stake",
    "assess_ownership",
]
