"""General steps come from the rubric and from bundled rules; acts name every feature, and a kind once."""

from __future__ import annotations

import pytest

from riskctl.backtest.features import FEATURES, FeatureFile
from riskctl.text.located import Located
from riskctl.text.problems import InputError
from riskctl.text.schema import validate
from riskctl.workspace.workspace import Workspace


@pytest.mark.parametrize("name", FEATURES)
def test_each_strength_is_that_of_the_rules_it_is_likened_to(
    name: str, strengths: FeatureFile, bundled: Workspace
):
    feature = strengths.features[name]
    rules = {rule.id: rule.entry for rule in bundled.rules}
    assert feature.like
    assert {rules[one].strength for one in feature.like} == {feature.strength}


def test_every_feature_is_a_cause_of_its_own(strengths: FeatureFile) -> None:
    assert len({one.group for one in strengths.features.values()}) == len(FEATURES)


def test_a_feature_left_out_is_an_error(strengths: FeatureFile) -> None:
    data = strengths.model_dump()
    del data["features"]["adversary_seat"]
    with pytest.raises(InputError, match="give adversary_seat too"):
        validate(Located("backtest.yaml", data, {}, ""), FeatureFile)


def test_no_feature_counts_for_nothing_in_any_act(
    strengths: FeatureFile, bundled: Workspace
) -> None:
    assert strengths.acts
    for act in strengths.acts.values():
        assert min(bundled.policy.strengths[step] for step in act.steps.values()) >= 0.05


def test_an_act_departs_from_the_plain_count_in_few_steps(strengths: FeatureFile) -> None:
    for act in strengths.acts.values():
        assert sum(step != "moderate" for step in act.steps.values()) <= 3
        assert set(act.only_with) <= {"official_allegation"}


def test_an_act_that_leaves_a_feature_out_is_an_error(strengths: FeatureFile) -> None:
    data = strengths.model_dump()
    del data["acts"]["list"]["steps"]["adversary_seat"]
    with pytest.raises(InputError, match="give adversary_seat too"):
        validate(Located("backtest.yaml", data, {}, ""), FeatureFile)


def test_a_kind_in_two_acts_is_an_error(strengths: FeatureFile) -> None:
    data = strengths.model_dump()
    data["acts"]["list"]["kinds"] = [*data["acts"]["list"]["kinds"], "provider_cutoff"]
    with pytest.raises(InputError, match="provider_cutoff in two acts"):
        validate(Located("backtest.yaml", data, {}, ""), FeatureFile)
