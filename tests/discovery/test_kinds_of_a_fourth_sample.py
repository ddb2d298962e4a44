"""Kinds that a fourth sample of public files missed on its first run: weights of servers, paths of calls, clones."""

from __future__ import annotations

import json

import pytest

from riskctl.discovery.classify import usages_in
from riskctl.discovery.scan import read_source
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.tree import context_of, reader_of

SERVER = (
    "containers:\n  - name: a\n    image: vllm/vllm-openai:v1\n    command:\n      - serve\n"
    "      - --model\n      - {place}\n"
)


def told(name, text, *kinds):
    source = read_source(name, reader_of(name), text)
    rows = usages_in(name, source, text.split("\n"), {})
    return [
        (row.line, row.literal, row.developer, row.operator, row.confidence)
        for row in rows
        if row.kind in (kinds or ("model",))
    ]


def test_weights_of_no_known_family_that_a_server_is_started_with_are_not_known():
    place = "/models/acme-7b/"
    assert told("a.yaml", SERVER.format(place=place)) == [
        (7, place, "", "vLLM(self-hosted)", "unresolved")
    ]
    without_server = SERVER.format(place=place).replace("vllm/vllm-openai", "acme/web")
    assert told("a.yaml", without_server) == []
    mounted = "image: vllm/vllm-openai:v1\nmodelMountPath: /models/all\n"
    assert told("values.yaml", mounted) == []


@pytest.mark.parametrize("flag", ["--model-uri", "--draft-model", "--speculative_model_path"])
@pytest.mark.parametrize("scheme", ["s3", "tos", "oss", "obs"])
def test_options_called_after_a_model_name_weights_in_object_stores(flag, scheme):
    place = f"{scheme}://bucket/models/Qwen2-7B/"
    rows = told("a.yaml", f"args:\n  - {flag}\n  - {place}\n")
    assert rows == [(3, place, "Alibaba", "", "inferred")]
    assert told("a.yaml", f"args:\n  - --model-format\n  - {place}\n") == []


@pytest.mark.parametrize("text", ['add("--url", default="{}")', 'post("{}", json=body)'])
def test_the_path_of_a_call_is_a_model_service_whatever_holds_it(text):
    url = "http://localhost:8888/v1/chat/completions"
    assert told("a.py", text.format(url), "endpoint") == [(1, url, "", "", "unresolved")]
    assert told("a.py", text.format("http://localhost:8888/v1/items"), "endpoint") == []


def test_a_clone_with_credentials_or_a_name_to_fill_in_pulls_weights():
    named = "git clone https://user:word@huggingface.co/mistralai/Mistral-7B-v0.1"
    row = (1, "mistralai/Mistral-7B-v0.1", "Mistral", "HuggingFace", "declared")
    assert told("a.sh", named, "model_pull") == [row]
    cell = {"cell_type": "code", "source": ["!git clone https://{u}:{t}@huggingface.co/{name}"]}
    rows = told("a.ipynb", json.dumps({"cells": [cell]}), "model_pull")
    assert [row[1:] for row in rows] == [("{name}", "", "HuggingFace", "unresolved")]
    data = "git clone https://huggingface.co/datasets/acme/texts"
    assert told("a.sh", data, "model_pull") == []


def test_the_module_that_a_client_is_taken_from_is_that_client():
    assert sdk_service("mistralai.client") == "Mistral"
    assert sdk_service("cohere.async_client") == "Cohere"
    assert sdk_service("openai.types.chat") == ""
    assert sdk_service("django.test.client") == ""


def test_notebooks_about_products_of_third_parties_are_no_vendored_code():
    assert context_of("third_party/Acme/guide.ipynb") == "code"
    assert context_of("third_party/acme/client.py") == "vendored"
    assert context_of("node_modules/third_party/guide.ipynb") == "vendored"


def test_the_only_key_beside_an_id_tells_that_its_vendor_serves():
    env = "env:\n  MODEL: openai/gpt-5.4-nano\n  OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}\n"
    assert told("w.yml", env)[0][1:4] == ("openai/gpt-5.4-nano", "OpenAI", "OpenAI")
    router = env + "  OPENROUTER_API_KEY: ${{ secrets.OPENROUTER_API_KEY }}\n"
    assert told("w.yml", router)[0][3] == ""
    assert told("w.yml", env.replace("OPENAI_API_KEY:", "ANTHROPIC_API_KEY:"))[0][3] == ""
    weights = env.replace("gpt-5.4-nano", "gpt-oss-20b")
    assert told("w.yml", weights)[0][3] == ""
    elsewhere = env + "  OPENAI_BASE_URL: https://models.example.com/v1\n"
    assert told("w.yml", elsewhere)[0][3] == ""
