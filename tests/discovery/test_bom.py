"""Bills of materials of other tools are read as usages; anything else is refused with a place."""

from __future__ import annotations

import json

import pytest

from riskctl.discovery.bom import read_bom
from riskctl.discovery.cyclonedx import as_cyclonedx
from riskctl.discovery.scan import discover
from riskctl.text.problems import InputError

CYCLONEDX = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "components": [
        {"type": "library", "name": "openai"},
        {
            "type": "application",
            "name": "app",
            "components": [{"type": "machine-learning-model", "name": "Qwen3-8B", "group": "Qwen"}],
        },
        {"type": "machine-learning-model", "name": "house-model", "publisher": "Example Ltd"},
    ],
    "services": [
        {"name": "x", "endpoints": ["https://api.deepseek.com/v1", "https://a.example/v1"]}
    ],
}
SPDX = {
    "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
    "@graph": [
        {"type": "ai_AIPackage", "name": "deepseek-ai/DeepSeek-R1"},
        {"type": "software_Package", "name": "numpy"},
    ],
}


@pytest.fixture
def usages(tmp_path):
    def run(document):
        path = tmp_path / "bom.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document, indent=1))
        return {usage.literal: usage for usage in read_bom(path)}

    return run


def test_models_and_services_of_cyclonedx(usages):
    rows = usages(CYCLONEDX)
    assert set(rows) == {
        "Qwen/Qwen3-8B",
        "house-model",
        "https://api.deepseek.com/v1",
        "https://a.example/v1",
    }
    assert rows["Qwen/Qwen3-8B"].developer == "Alibaba"
    assert rows["house-model"].developer == "Example Ltd"
    assert rows["https://api.deepseek.com/v1"].operator == "DeepSeek"
    assert rows["https://api.deepseek.com/v1"].line > 1
    assert rows["https://a.example/v1"].confidence == "unresolved"


def test_ai_packages_of_spdx(usages):
    assert {name: row.developer for name, row in usages(SPDX).items()} == {
        "deepseek-ai/DeepSeek-R1": "DeepSeek"
    }


def test_our_own_bill_comes_back(usages, tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "a.py").write_text("model = 'gpt-4o'\n")
    assert list(usages(as_cyclonedx(discover(tmp_path / "code")).decode())) == ["gpt-4o"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"@graph": 3}', "[" * 100_000])
def test_anything_else_is_refused_with_a_place(usages, text):
    with pytest.raises(InputError) as error:
        usages(text)
    assert ":1:1: " in str(error.value.problems[0])


def test_odd_shapes_inside_are_left_out(usages):
    document = {"bomFormat": "CycloneDX", "components": [3, {"type": "machine-learning-model"}]}
    assert not usages({**document, "services": {"endpoints": 3}})
