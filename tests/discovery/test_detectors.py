"""What a file uses is told with line, developer, service and place; what people only read is not a usage."""

from __future__ import annotations

import json
import socket

import pytest

from riskctl.discovery.changes import new_usages
from riskctl.discovery.cyclonedx import as_cyclonedx
from riskctl.discovery.egress import as_egress_rules, as_mermaid
from riskctl.discovery.families import developer_of
from riskctl.discovery.hosts import host_of
from riskctl.discovery.inventory import as_json
from riskctl.discovery.scan import MOST_BYTES, discover
from riskctl.discovery.tree import Selection


@pytest.fixture
def found(tmp_path):
    def run(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        rows = discover(tmp_path).usages
        return {(row.line, row.kind, row.literal): row for row in rows if row.path == name}

    return run


def test_python_tells_the_client_and_its_address(found):
    rows = found(
        "app.py",
        '"""Uses gpt-4o."""\n'
        "from openai import OpenAI\n"
        'client = OpenAI(base_url="https://api.moonshot.cn/v1")\n'
        "# model = 'gpt-4'\n"
        'client.chat.completions.create(model="kimi-k2.6", messages=[])\n',
    )
    model = rows[5, "model", "kimi-k2.6"]
    assert (model.developer, model.operator, model.host_region) == ("Moonshot", "Moonshot", "CN")
    assert rows[2, "sdk", "openai"].operator == "Moonshot"
    assert not [key for key in rows if "gpt" in key[2]]


def test_constants_and_defaults_are_resolved(found):
    rows = found(
        "app.py",
        'import os\nURL = os.getenv("BASE", "https://api.deepseek.com")\n'
        'planner_provider = "groq"\nplanner_model = "llama-3.3-70b-versatile"\n',
    )
    assert rows[2, "endpoint", "https://api.deepseek.com"].operator == "DeepSeek"
    assert rows[4, "model", "llama-3.3-70b-versatile"].operator == "Groq"


def test_names_for_people_are_no_usage(found):
    rows = found(
        "models.json",
        '{"models": [\n{"id": "o3", "name": "o3", "providerId": "openai"},\n'
        '{"id": "qwen/qwen3-32b",\n "name": "Qwen3-32B",\n "providerId": "groq"}]}\n',
    )
    assert set(rows) == {(2, "model", "o3"), (3, "model", "qwen/qwen3-32b")}
    assert rows[3, "model", "qwen/qwen3-32b"].developer == "Alibaba"
    assert rows[3, "model", "qwen/qwen3-32b"].operator == "Groq"


def test_scripts_manifests_and_pipelines(found):
    script = found(
        "lib/a.ts",
        "import { createOpenAI } from '@ai-sdk/openai'\n// 'gpt-4o'\n"
        "const m = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1', apiKey: process.env.GROQ_API_KEY })\n",
    )
    assert (3, "endpoint", "https://api.groq.com/openai/v1") in script
    assert (3, "envkey", "GROQ_API_KEY") in script
    assert found("package.json", '{"dependencies": {\n"@anthropic-ai/sdk": "1"}}')
    action = found(
        ".github/workflows/a.yml", "steps:\n  - uses: anthropics/claude-code-action@beta\n"
    )
    assert action[2, "ci_action", "anthropics/claude-code-action@beta"].operator == "Anthropic"


def test_deployments(found):
    compose = found(
        "docker-compose.yml",
        "services:\n  a:\n    image: ollama/ollama:latest\n    environment:\n"
        "      - OLLAMA_HOST=${OLLAMA_HOST:-ollama:11434}\n"
        '    command: ["-c", "ollama pull llama3.2"]\n    ports:\n      - 11434:11434\n',
    )
    assert (3, "image", "ollama/ollama:latest") in compose
    assert (5, "endpoint", "ollama:11434") in compose
    assert compose[6, "model_pull", "llama3.2"].developer == "Meta"
    assert not [key for key in compose if key[0] == 8]
    terraform = found("main.tf", 'resource "aws_bedrock_guardrail" "x" {\n  name = "y"\n}\n')
    assert terraform[1, "iac", "aws_bedrock_guardrail"].operator == "AWS Bedrock"
    servers = found(".mcp.json", '{"mcpServers": {"x": {\n"url": "https://mcp.example.com/sse"}}}')
    assert (2, "mcp", "https://mcp.example.com/sse") in servers


def test_an_address_of_the_environment_takes_the_place_of_the_clients_own(tmp_path):
    (tmp_path / "app.py").write_text(
        'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o")\n'
    )
    (tmp_path / "compose.yml").write_text(
        "services:\n  app:\n    environment:\n      OPENAI_BASE_URL: https://api.deepseek.com/v1\n"
    )
    rows = {(row.path, row.kind): row for row in discover(tmp_path).usages}
    assert rows["compose.yml", "endpoint"].line == 4
    assert rows["app.py", "model"].operator == "DeepSeek"
    assert rows["app.py", "model"].host_region == "CN"


@pytest.mark.parametrize(
    ("one", "two", "places"),
    [
        (
            "https://dashscope.aliyuncs.com/v1",
            "https://dashscope-intl.aliyuncs.com/v1",
            ("CN", "SG"),
        ),
        ("https://open.bigmodel.cn/api", "https://api.z.ai/api", ("CN", "SG")),
        ("https://api.minimaxi.com/v1", "https://api.minimax.io/v1", ("CN", "SG")),
        ("https://api.moonshot.cn/v1", "https://api.moonshot.ai/v1", ("CN", "SG")),
    ],
)
def test_twins_are_told_apart(one, two, places):
    assert (host_of(one).region, host_of(two).region) == places
    assert host_of(one).operator == host_of(two).operator


@pytest.mark.parametrize(
    ("text", "developer"),
    [
        ("accounts/fireworks/models/zai-org/glm-4p5", "Zhipu"),
        ("eu.anthropic.claude-opus-9-9-v1:0", "Anthropic"),
        ("TheBloke/Llama-2-7B-GPTQ", "Meta"),
        ("deepseek-r1-distill-llama-70b", "DeepSeek"),
        ("gpt-7-future", "OpenAI"),
        ("something-else", ""),
    ],
)
def test_the_developer_is_known_also_for_models_the_catalogue_lacks(text, developer):
    assert developer_of(text) == developer


def test_hostile_files_cost_a_warning(tmp_path):
    (tmp_path / "big.json").write_bytes(b"{" + b" " * (MOST_BYTES + 1))
    (tmp_path / "deep.json").write_text('{"model": ' + "[" * 100_000)
    (tmp_path / "bad.py").write_text("model = 'gpt-4o' (((")
    (tmp_path / "bad.ipynb").write_text("{model")
    (tmp_path / "latin.py").write_bytes(b"model = 'gpt-4o' # \xe9\n")
    (tmp_path / "out.py").symlink_to("/etc/hosts")
    inventory = discover(tmp_path)
    assert set(inventory.unread) == {"bad.py", "bad.ipynb"}
    assert any(
        warning.startswith("big.json:1:1: larger than 4 MB") for warning in inventory.warnings
    )
    assert any(warning.startswith("latin.py:1:1:") for warning in inventory.warnings)
    assert [row.path for row in inventory.usages] == ["latin.py"]


def test_tests_and_documentation_only_when_asked(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "a.py").write_text("model = 'gpt-4o'\n")
    assert not discover(tmp_path).usages
    assert discover(tmp_path, Selection(everything=True)).usages


def test_same_bytes_with_any_number_of_workers_and_no_network(tmp_path, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for number in range(30):
        (tmp_path / f"f{number}.py").write_text(f"model = 'gpt-4o'\nx = {number}\n")
    one = as_json(discover(tmp_path, workers=1))
    assert one == as_json(discover(tmp_path))
    assert len(json.loads(one)["usages"]) == 30
    bom = json.loads(as_cyclonedx(discover(tmp_path)))
    assert bom["components"][0]["evidence"]["occurrences"][0] == {"location": "f0.py", "line": 1}


def test_wildcards_and_arguments_in_lists(found):
    rows = found(
        "config.yaml",
        'model_list:\n  - model_name: "*"\n    litellm_params:\n      model: openai/*\n'
        "args:\n  - --model\n  - deepseek-ai/DeepSeek-R1\n  - --model=google/gemma-2-9b-it\n"
        'more: ["--model-id", "Qwen/Qwen2.5-7B-Instruct", "--port", "80"]\n',
    )
    assert rows[9, "model", "Qwen/Qwen2.5-7B-Instruct"].developer == "Alibaba"
    assert rows[4, "model", "openai/*"].confidence == "unresolved"
    assert rows[7, "model", "deepseek-ai/DeepSeek-R1"].developer == "DeepSeek"
    assert rows[8, "model", "google/gemma-2-9b-it"].developer == "Google"


def test_a_part_of_a_name_that_is_asked_for_is_no_usage(found):
    assert not found("a.py", 'if "gpt-4o" in name or name.startswith("gpt-4"):\n    pass\n')


def test_egress_rules_a_picture_and_what_is_new(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "a.py").write_text("URL = 'https://api.x.ai/v1'\n")
    (new / "b.py").write_text("model = 'gpt-4o'\nbase_url = 'https://api.deepseek.com'\n")
    rules = as_egress_rules(discover(new)).decode()
    assert "allow api.deepseek.com 443  # DeepSeek; b.py:2" in rules
    assert "models of OpenAI" in as_mermaid(discover(new)).decode()
    changed = new_usages(discover(new).usages, discover(old).usages)
    assert {usage.path for usage in changed} == {"b.py"}
