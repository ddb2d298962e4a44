"""The formats of an inventory are what their standards say, and say the same usages."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation import make_schemabased_validator

from riskctl.discovery.formats import FORMATS, writer_for, writer_named
from riskctl.discovery.scan import discover

COMPOSE = """services:
  app:
    environment:
      OPENAI_BASE_URL: https://api.deepseek.com/v1
      OTHER_URL: http://${HOST}/v1
  server:
    image: ollama/ollama:latest
    command: ollama pull qwen3:8b
"""


@pytest.fixture
def inventory(tmp_path):
    (tmp_path / "compose.yml").write_text(COMPOSE)
    (tmp_path / "a b.py").write_text('model = "gpt-4o"\nother_model = "<b>\'/x"\nm = "openai/*"\n')
    (tmp_path / "broken.py").write_text("model = 'gpt-4o' (((")
    return discover(tmp_path)


@pytest.mark.parametrize(
    ("name", "version"),
    [("cyclonedx", SchemaVersion.V1_6), ("cyclonedx-1.7", SchemaVersion.V1_7)],
)
def test_cyclonedx_is_valid_by_the_official_schema(inventory, name, version):
    text = writer_named(name)(inventory).decode()
    assert make_schemabased_validator(OutputFormat.JSON, version).validate_str(text) is None
    document = json.loads(text)
    assert {row["name"] for row in document["components"]} >= {"gpt-4o", "qwen3:8b"}
    assert document["services"][0]["endpoints"] == ["https://api.deepseek.com/v1"]


def test_sarif_has_a_place_and_a_fingerprint_for_each_usage(inventory):
    run = json.loads(writer_named("sarif")(inventory))["runs"][0]
    assert len(run["results"]) == len(inventory.usages)
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {row["ruleId"] for row in run["results"]} <= rules
    places = [row["locations"][0]["physicalLocation"] for row in run["results"]]
    assert "a%20b.py" in {place["artifactLocation"]["uri"] for place in places}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_the_badge_is_a_picture_that_says_what_is_not_known(inventory):
    picture = ElementTree.fromstring(writer_named("badge")(inventory))
    assert picture.tag.endswith("svg") and "+unread" in picture.get("aria-label", "")


def test_every_format_writes_the_same_bytes_twice(inventory):
    for name in FORMATS:
        assert writer_named(name)(inventory) == writer_named(name)(inventory)


def test_the_end_of_a_file_name_picks_the_format():
    assert writer_for("a.cdx.json") is writer_named("cyclonedx")
    assert writer_for("a.json") is writer_named("json")
    assert writer_for(str(Path("egress.rules"))) is writer_named("egress")
    assert writer_for("a.docx") is None
