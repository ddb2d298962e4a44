"""Pages of usages and of the gate: the drawing of flows is ours, and nothing of a tree gets into markup."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from riskctl.discovery.inventory import as_json
from riskctl.discovery.scanned import Inventory
from riskctl.discovery.usage import Usage
from riskctl.gate.findings import GateFinding, GateResult
from riskctl.gate.writers import as_json as gate_json
from riskctl.reports.pages.flows import flow_picture, flows_of
from riskctl.reports.pages.usages import gate_report, inventory_report
from riskctl.reports.pages.write import render_page

HOSTILE = "<script>alert(1)</script>"
USAGES = (
    Usage("a.py", 1, 2, "model", "gpt-4o", "OpenAI", "Azure OpenAI", "eastus"),
    Usage("b.py", 3, 1, "endpoint", "https://api.deepseek.com", "", "DeepSeek", "CN"),
    Usage("c.py", 4, 1, "model", HOSTILE, "Alibaba", "", "", "unresolved", HOSTILE),
    Usage("d.py", 5, 1, "dep", "openai", "", "OpenAI"),
    Usage("e.py", 6, 1, "model", "gpt-4", "OpenAI", context="comment"),
)


def rows():
    return json.loads(as_json(Inventory(USAGES, ("x.json:1:1: large",), 5, ("y.py",))))


def test_flows_go_from_the_code_to_services_and_their_models():
    flows = flows_of(rows()["usages"])
    assert flows == [
        ("Azure OpenAI", "eastus", "OpenAI"),
        ("DeepSeek", "CN", ""),
        ("not known", "", "Alibaba"),
    ]
    picture = flow_picture(flows, {"DeepSeek": "reject"})
    root = ET.fromstring(picture.svg)
    texts = [node.text for node in root.iter() if node.tag.endswith("text")]
    assert "DeepSeek (CN): reject" in texts and "models of OpenAI" in texts
    lines = [node for node in root.iter() if node.tag.endswith("path")]
    assert len(lines) == 3 + 2
    assert "script" not in picture.svg


def test_every_page_tells_usages_mentions_and_what_was_not_read():
    report = inventory_report(rows())
    assert [block.name for block in report.blocks] == ["flows", "usages", "mentions", "notes"]
    page = render_page(report, ".html").decode()
    assert HOSTILE not in page and "not read: y.py" in page and "x.json:1:1: large" in page
    assert "<svg" in page


def test_a_tree_without_usages_has_a_page_too():
    page = render_page(inventory_report(json.loads(as_json(Inventory()))), ".html").decode()
    assert "<svg" not in page and "none" in page


def test_the_page_of_the_gate_shows_the_decision_and_the_worst_of_each_service():
    findings = (
        GateFinding(USAGES[0], "approve", "outcome.approve"),
        GateFinding(USAGES[1], "reject", "policy.breach", (HOSTILE,)),
        GateFinding(USAGES[2], "reject", "outcome.reject", waiver="W-1"),
    )
    result = GateResult(findings, "needs-information", "2026-11-28", "policy.toml", ("a note",))
    report = gate_report(json.loads(gate_json(result)))
    page = render_page(report, ".html").decode()
    assert "Failed: 1 of 3 findings fail" in page and "DeepSeek (CN): reject" in page
    assert "not known: waived" in page and HOSTILE not in page
    sheets = render_page(report, ".xlsx")
    assert sheets[:2] == b"PK"
