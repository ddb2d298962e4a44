"""The share at which an open rule counts in the likely value is a share: from nothing to the whole."""

from __future__ import annotations

import pytest
from making import rule_data, rules_of

from riskctl.text.located import InputError


@pytest.mark.parametrize("share", ["0", "0.3", "1"])
def test_a_share_is_taken_as_written(share):
    assert rules_of(rule_data(presumption=share))[0].entry.presumption == float(share)


@pytest.mark.parametrize("share", ["-0.01", "1.01", "2", "nan", "half"])
def test_what_is_no_share_is_refused_at_its_place(share):
    with pytest.raises(InputError) as caught:
        rules_of(rule_data(presumption=share))
    assert ["presumption" in problem.message for problem in caught.value.problems] == [True]
