"""Who owns a company under each sanctions and export-control regime, with proof."""

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.graph import Link, Listing, OwnershipGraph, Party, Stake
from riskctl.ownership.result import OwnershipResult, RegimeResult

__all__ = [
    "Link",
    "Listing",
    "OwnershipGraph",
    "OwnershipResult",
    "Party",
    "RegimeResult",
    "Stake",
    "assess_ownership",
]
