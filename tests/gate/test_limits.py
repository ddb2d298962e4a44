"""Limits that need the catalogue, remarks in the code, and waivers that need attention."""

from __future__ import annotations

import pytest

from riskctl.discovery.usage import Usage
from riskctl.gate.decide import Gate
from riskctl.gate.denied import family_in
from riskctl.gate.limits import limit_breaches
from riskctl.gate.policy import GatePolicy, UsageWaiver
from riskctl.workspace.session import Session

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def catalogue():
    return Session.open(DAY).workspace.catalogue


@pytest.mark.parametrize(
    "literal",
    [
        "deepseek-ai/DeepSeek-V3",
        "TheBloke/deepseek_r1-AWQ",
        "registry.example.com/mirror/Deep.Seek-R1-GGUF:Q4_K_M",
        "unsloth/DeepSeek-R1-Distill-Llama-8B-bnb-4bit",
        "corp/d33ps33k-r1",
        "corp/d\u0435\u0435pseek-v3",
        "ollama.example.com/DEEPSEEK-R1:70b",
        "hf.co/bartowski/Déepseek-coder",
    ],
)
def test_a_denied_family_is_known_in_whatever_spelling(literal):
    assert family_in(literal, ("deepseek",)) == "deepseek"


@pytest.mark.parametrize("literal", ["gpt-4o", "deepset/roberta-base", "Qwen/Qwen3-8B", "o3-mini"])
def test_other_models_are_not_of_the_family(literal):
    assert family_in(literal, ("deepseek", "o1")) == ""


def model(literal, operator="", kind="model", region="", evidence=""):
    return Usage("a.py", 1, 1, kind, literal, "", operator, region, "declared", evidence)


def breaches(catalogue, usage, switches=(), **lists):
    policy = GatePolicy(
        lists={key.replace("_", "-"): value for key, value in lists.items()},
        switches=frozenset(switches),
    )
    return " ".join(limit_breaches(policy, usage, catalogue, DAY))


def test_a_model_made_from_a_denied_family_is_of_it(catalogue):
    usage = model("deepseek-ai/DeepSeek-R1", "DeepSeek")
    assert "family" in breaches(catalogue, usage, forbidden_families=("deepseek-v3",))


def test_routes_licences_and_countries(catalogue):
    usage = model("deepseek-r1", "DeepSeek")
    assert "deepseek-api is among" in breaches(catalogue, usage, forbidden_routes=("deepseek-api",))
    assert "MIT is among" in breaches(catalogue, usage, forbidden_licences=("MIT",))
    assert "CN is among" in breaches(catalogue, usage, forbidden_jurisdictions=("CN",))
    assert not breaches(catalogue, usage, allowed_licences=("mit",))


def test_what_the_catalogue_does_not_know_is_on_no_allowed_list(catalogue):
    usage = model("no-such/model")
    for noun in ("routes", "licences", "jurisdictions"):
        text = breaches(catalogue, usage, **{f"allowed_{noun}": ("US",)})
        assert f"not known is not among allowed-{noun}" in text


def test_retired_and_unpinned_ids(catalogue):
    gone = breaches(catalogue, model("deepseek-reasoner"), ["forbid-deprecated"])
    assert "no longer answers" in gone
    assert "retired" in breaches(
        catalogue, model("vertex_ai/deepseek-ai/deepseek-r1-0528-maas"), ["forbid-deprecated"]
    )
    switches = ["pinned-models"]
    assert "not pinned" in breaches(catalogue, model("gpt-4o"), switches)
    assert not breaches(catalogue, model("gpt-4o-2024-08-06"), switches)
    assert not breaches(catalogue, model("a/b", evidence="x; revision 0a1b2c3d"), switches)


def test_a_remark_waives_only_where_the_policy_permits_it(tmp_path):
    (tmp_path / "a.py").write_text(
        "# riskctl: allow policy.breach reason=pilot until May\nmodel = 'x'\n"
    )
    usage = Usage("a.py", 2, 1, "image", "ollama/ollama:latest")
    for switches, fails in ((("pinned",), True), (("pinned", "inline-waivers"), False)):
        policy = GatePolicy(switches=frozenset(switches))
        result = Gate(policy, DAY, tmp_path).judge([usage])
        assert bool(result.failing) is fails
        assert ("permits none" in result.findings[0].reasons[-1]) is fails
    other = Usage("a.py", 1, 1, "image", "ollama/ollama:latest")
    (tmp_path / "a.py").write_text("# riskctl: allow outcome.reject reason=other\n")
    assert Gate(policy, DAY, tmp_path).judge([other]).failing


def test_waivers_that_need_attention_are_findings_that_stop_nothing():
    usage = Usage("a.py", 1, 1, "image", "ollama/ollama:latest")
    waivers = tuple(
        UsageWaiver(name, "r", "CISO", day, path=path)
        for name, day, path in (
            ("old", "2026-11-01", "a.py"),
            ("soon", "2026-12-05", "a.py"),
            ("idle", "2027-12-05", "b.py"),
            ("fine", "2027-12-05", "a.py"),
        )
    )
    result = Gate(GatePolicy(waivers=waivers), DAY).judge([usage])
    rules = {finding.usage.literal: finding.rule for finding in result.findings[1:]}
    assert rules == {"old": "waiver.expired", "soon": "waiver.expiring", "idle": "waiver.unused"}
    assert not result.failing and len(result.notes) == 3
