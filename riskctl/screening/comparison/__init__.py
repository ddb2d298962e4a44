"""Two names held against each other: pairs of words, scores, outcomes and the reasons for them."""
