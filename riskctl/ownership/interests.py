"""What a stake can consist of, and what the facts beside the stakes can be called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interest:
    """What an interest carries: a share of the capital, votes, and whether that is certain.

    ``capital`` is ``voting`` (shares that vote unless votes are stated apart), ``non-voting`` or empty; ``votes``
    says that the share is one of the votes; ``sure`` is false for rights that may never become a share.
    """

    title: str
    capital: str = ""
    votes: bool = False
    sure: bool = True


INTERESTS: dict[str, Interest] = {
    "shares": Interest("shares", capital="voting"),
    "economic": Interest("capital", capital="voting"),
    "economic_non_voting": Interest("capital without votes", capital="non-voting"),
    "voting": Interest("votes", votes=True),
    "conditional": Interest(
        "rights to shares that depend on a condition", capital="voting", sure=False
    ),
    # Kept and not refused: a lender may be asked about, though a loan owns nothing.
    "debt": Interest("a debt, which is no share"),
    "unclear": Interest("an interest of unclear kind", capital="voting", votes=True, sure=False),
}
"""Every kind of interest. A stake without one is of ``shares``, which carry capital and votes alike."""

SAME_INTEREST = {
    "ordinary": "shares",
    "equity": "shares",
    "shareholding": "shares",
    "ownership": "shares",
    "capital": "economic",
    "profit": "economic",
    "beneficial": "economic",
    "non_voting": "economic_non_voting",
    "preference": "economic_non_voting",
    "preferred": "economic_non_voting",
    "loan": "debt",
    "bond": "debt",
    "votes": "voting",
    "voting_rights": "voting",
    "option": "conditional",
    "call_option": "conditional",
    "convertible": "conditional",
    "warrant": "conditional",
    "pledge": "conditional",
    "unknown": "unclear",
}
"""Other words for the kinds."""

FACTS = {
    "joint_arrangement": "joint",
    "acting_in_concert": "joint",
    "concert_party": "joint",
    "voting_agreement": "joint",
    "joint_voting_agreement": "joint",
    "shareholder_agreement": "joint",
    "shareholders_agreement": "joint",
    "joint_holding": "joint",
    "nominee": "nominee",
    "nominee_holding": "nominee",
    "holds_on_behalf": "nominee",
    "holds_for": "nominee",
    "control": "control",
    "controls": "control",
    "control_right": "control",
    "control_agreement": "control",
    "control_contract": "control",
    "board_control": "control",
    "board_majority": "control",
    "board_appointment": "control",
    "board_appointment_right": "control",
    "appoints_board": "control",
    "appoints_board_majority": "control",
    "appoints_majority_of_board": "control",
    "right_to_appoint_board": "control",
    "right_to_appoint_majority": "control",
    # A veto can stop a decision and cannot take one.
    "golden_share": "influence",
    "veto": "influence",
    "veto_right": "influence",
    "influence": "influence",
    "dominant_influence": "influence",
    "de_facto_control": "influence",
    "family": "influence",
    "relative": "influence",
    "spouse": "influence",
    "director": "office",
    "directorship": "office",
    "officer": "office",
    "board_member": "office",
    "board_seat": "office",
    "chair": "office",
    # Who alone manages a company may control it; one director among others does not.
    "sole_director": "influence",
    "chief_executive": "influence",
    "ceo": "influence",
    "employee": "office",
    "signatory": "office",
    "manager": "office",
    "office": "office",
    "trust": "unclear",
    "option": "unclear",
    "call_option": "unclear",
    "convertible": "unclear",
    "unclear": "unclear",
}
"""Kind of link by the name a file gives it.

``joint``: the parties exercise their shares together. ``nominee``: one holds for another. ``control``: a right to
decide, such as appointing most of the board. ``influence``: may amount to control. ``office``: a post, which is
neither. ``unclear``: may be a stake or control.
"""

LINKS = ("joint", "nominee", "control", "influence", "office", "unclear")
