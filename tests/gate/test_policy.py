"""What a policy itself forbids, before anything is assessed."""

from __future__ import annotations

import pytest

from riskctl.discovery.usage import Usage
from riskctl.gate.policy import GatePolicy


def endpoint(operator, region):
    return Usage("a.py", 1, 1, "endpoint", "https://x", operator=operator, host_region=region)


@pytest.mark.parametrize(
    ("operator", "region", "words"),
    [
        ("OpenAI", "US", "is not among allowed-regions"),
        ("Moonshot", "SG", "no source states that Moonshot answers in SG"),
        ("Cohere", "", "not known is not among allowed-regions"),
    ],
)
def test_a_region_that_no_source_states_satisfies_no_policy(operator, region, words):
    policy = GatePolicy(lists={"allowed-regions": ("SG", "eu-central-1")})
    assert words in policy.breaches(endpoint(operator, region))[0]


def test_a_region_that_the_vendor_states_satisfies_the_policy():
    policy = GatePolicy(lists={"allowed-regions": ("SG", "eu-central-1")})
    assert not policy.breaches(endpoint("AWS Bedrock", "eu-central-1"))


def test_a_region_that_no_source_states_may_still_break_a_policy():
    policy = GatePolicy(lists={"forbidden-regions": ("CN",)})
    assert policy.breaches(endpoint("StepFun", "CN"))
