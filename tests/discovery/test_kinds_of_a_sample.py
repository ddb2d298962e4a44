"""Kinds that a sample of public files missed on its first run: schemes, lists, aliases, installs, keys in texts."""

from __future__ import annotations

import json

import pytest

from riskctl.discovery import notebook
from riskctl.discovery.classify import usages_in
from riskctl.discovery.families import alias_of, developer_of
from riskctl.discovery.hosts import host_of
from riskctl.discovery.key_names import key_service
from riskctl.discovery.mcp import mcp_usages
from riskctl.discovery.scan import read_source
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.tree import context_of, reader_of


def rows_of(name, text):
    source = read_source(name, reader_of(name), text)
    return usages_in(name, source, text.split("\n"), {})


def told(name, text, kind="model"):
    rows = [usage for usage in rows_of(name, text) if usage.kind == kind]
    return [(usage.line, usage.literal, usage.developer, usage.operator) for usage in rows]


def test_an_address_with_the_scheme_of_a_hub_names_a_model_and_the_engine_beside_it_serves():
    text = (
        "spec:\n  url: hf://neuralmagic/Meta-Llama-3.1-8B-Instruct-FP8\n  engine: VLLM\n---\n"
        "spec:\n  url: 'ollama://gemma2:2b'\n  engine: OLlama\n---\n"
        "spec:\n  url: gs://bucket/models/facebook/opt-125m\n  engine: VLLM\n"
    )
    llama = "neuralmagic/Meta-Llama-3.1-8B-Instruct-FP8"
    assert told("model.yaml", text) == [
        (2, llama, "Meta", "vLLM(self-hosted)"),
        (6, "gemma2:2b", "Google", "Ollama(self-hosted)"),
        (10, "gs://bucket/models/facebook/opt-125m", "Meta", "vLLM(self-hosted)"),
    ]
    assert told("a.py", 'spec = {"url": "hf://Qwen/Qwen3-8B", "engine": "vllm"}\n') == [
        (1, "Qwen/Qwen3-8B", "Alibaba", "vLLM(self-hosted)")
    ]
    assert told("data.yaml", "url: gs://bucket/qwen/rows.csv\npath: s3://bucket/reports\n") == []


def test_a_list_of_providers_says_who_serves_and_an_unknown_one_that_nobody_is_known_to():
    text = (
        "export const models = {\n"
        '  a: { params: { model: "llama3-70b" }, providerOptions: ["groq"] },\n'
        '  b: { params: { model: "gpt-4o" }, providerOptions: ["askSage"] },\n'
        '  c: { params: { model: "gpt-4.1" }, providerOptions: ["openai", "azure"] },\n'
        '  d: { model: "gpt-5", provider: "askSage" },\n'
        "}\n"
    )
    rows = {usage.line: usage for usage in rows_of("models.ts", text) if usage.kind == "model"}
    assert rows[2].operator == "Groq"
    assert rows[5].operator == ""
    assert rows[5].evidence == "provider = askSage"
    assert not [usage for usage in rows.values() if usage.literal in ("groq", "openai")]
    python = 'models = [{"model": "llama3-70b", "providers": ["groq"]}]\n'
    assert told("a.py", python) == [(1, "llama3-70b", "Meta", "Groq")]


def test_a_class_is_called_by_its_own_name_and_not_by_what_it_is_made_from():
    text = (
        'class Together extends OpenAI {\n  static options = { apiBase: "https://api.together.xyz/v1/" };\n'
        '  static ids = { "llama2-7b": "togethercomputer/llama-2-7b-chat" };\n}\n'
    )
    assert told("Together.ts", text) == [
        (3, "togethercomputer/llama-2-7b-chat", "Meta", "Together AI")
    ]


def test_an_address_around_an_id_is_stronger_than_a_vendor_that_is_a_service_too():
    text = (
        "apis:\n  github-models:\n    base-url: https://models.github.ai/inference\n    models:\n"
        "      deepseek/DeepSeek-R1:\n        max-input-chars: 1000\n      xai/grok-3:\n"
    )
    assert told("config.yml", text) == [
        (5, "deepseek/DeepSeek-R1", "DeepSeek", "GitHub Models"),
        (7, "xai/grok-3", "xAI", "GitHub Models"),
    ]
    assert told("a.py", 'ask(model="deepseek/deepseek-chat")\n')[0][3] == "DeepSeek"


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ('import { Agent } from "@voltagent/core"\nx({ model: "openai/gpt-4o" })\n', "OpenAI"),
        ('import { Agent } from "@mastra/core/agent"\nx({ model: "openai/gpt-4o" })\n', "OpenAI"),
        ('x({ model: "openai/gpt-4o" })\n', ""),
    ],
)
def test_a_library_that_calls_the_vendor_itself_makes_the_vendor_the_service(text, service):
    assert [row[3] for row in told("agent.ts", text)] == [service]


@pytest.mark.parametrize(
    ("alias", "developer", "service"),
    [
        ("aws-bedrock-claude-37-sonnet-gov", "Anthropic", "AWS Bedrock"),
        ("azure-gpt-4o", "OpenAI", "Azure OpenAI"),
        ("groq-llama33", "Meta", "Groq"),
        ("google-claude-4-sonnet", "Anthropic", ""),
        ("google-gemini-2.5-pro", "Google", "Google"),
    ],
)
def test_an_alias_of_service_and_model_is_a_model(alias, developer, service):
    (usage,) = rows_of("a.json", json.dumps({"model": alias}))
    assert (usage.developer, usage.operator) == (developer, service)
    assert alias_of("azure-storage") == ("", "")


def test_what_a_command_installs_and_the_keys_that_it_takes_are_told():
    cells = [
        {"cell_type": "code", "source": ["%pip install langchain-groq==1.0 requests\n", "x = 1\n"]},
        {
            "cell_type": "code",
            "source": "import os\nos.environ['OPENAI_API_KEY'] = 'x'\nf('gpt-4o')\n",
        },
        {"cell_type": "code", "source": ["!ollama pull llama3.2\n"]},
    ]
    text = json.dumps({"cells": cells}, indent=1)
    rows = {(usage.kind, usage.literal): usage.line for usage in rows_of("a.ipynb", text)}
    lines = text.split("\n")
    whole = next(number for number, line in enumerate(lines, 1) if "import os" in line)
    first = next(number for number, line in enumerate(lines, 1) if "%pip" in line)
    assert rows["dep", "langchain-groq"] == first
    assert rows["envkey", "OPENAI_API_KEY"] == whole
    assert rows["model", "gpt-4o"] == whole
    assert ("model_pull", "llama3.2") in rows
    assert told(
        "run.sh", 'curl -H "Authorization: Bearer $OPENAI_API_KEY" "$BASE/v1/x"\n', "envkey"
    )
    assert told("a.yaml", "model:\n  api_key: $CLAUDE_API_KEY_ROTATION\n", "envkey")
    assert told("Dockerfile", "FROM python\nRUN pip install --no-cache anthropic\n", "dep")
    assert not told("a.sh", "pip install requests\n", "dep")


def test_a_server_of_ones_own_is_told_by_the_block_around_its_address():
    text = "apis:\n  localai:\n    base-url: http://localhost:8080\n  web:\n    base-url: http://localhost:3000\n"
    assert told("a.yaml", text, "endpoint") == [
        (3, "http://localhost:8080", "", "LocalAI(self-hosted)")
    ]
    (usage,) = rows_of("a.ts", 'const o = { apiBase: "http://localhost:10000" }\n')
    assert usage.confidence == "unresolved"
    assert host_of("https://api.runpod.ai/v2/x/openai/v1").operator == "RunPod"
    assert host_of("https://api.runpod.ai/graphql") is None


def test_a_server_of_the_protocol_that_code_starts_is_told():
    text = (
        'const mcp = new MCPConfiguration({ servers: { peaka: { command: "npx",\n'
        '  args: ["-y", "@peaka/mcp-server-peaka@latest"] } } })\n'
    )
    rows = list(mcp_usages("a.ts", read_source("a.ts", "blocks", text)))
    assert [(row.line, row.literal) for row in rows] == [(2, "@peaka/mcp-server-peaka@latest")]
    placeholder = '{"mcpServers": {"a": {"command": "npx", "args": ["-y", "<your-mcp-server>"]}}}'
    assert not list(mcp_usages("mcp.json", read_source("mcp.json", "json", placeholder)))


def test_names_met_for_the_first_time():
    makers = {
        "deepseek-33b": "DeepSeek",
        "gpt-o3-mini": "OpenAI",
        "ai21-labs/AI21-Jamba-1.5-Large": "AI21",
        "WizardLM/WizardCoder-Python-34B-V1.0": "Microsoft",
        "togethercomputer/CodeLlama-7b-Instruct": "Meta",
        "Systran/faster-whisper-medium.en": "OpenAI",
    }
    assert {name: developer_of(name) for name in makers} == makers
    assert sdk_service("@n8n/n8n-nodes-langchain.lmChatHf") == "HuggingFace"
    assert key_service("RUNPOD_API_KEY") == "RunPod"
    assert context_of("core/models.vitest.ts") == "test"
    assert context_of("src/agent.spec-d.ts") == "test"


def test_names_of_the_clouds_own_catalogues():
    text = (
        "import boto3\nb = boto3.client('bedrock')\nm = JumpStartModel(model_id='meta-textgeneration-llama-2-7b')\n"
        "ARN = 'arn:aws:sagemaker:us-west-2:aws:hub-content/SageMakerPublicHub/Model/exaone-v3-0-7-8b-instruct/1.0.0'\n"
    )
    assert told("a.py", text, "sdk") == [(2, "bedrock", "", "AWS Bedrock")]
    assert told("a.py", text) == [
        (3, "meta-textgeneration-llama-2-7b", "Meta", "AWS SageMaker"),
        (4, "exaone-v3-0-7-8b-instruct", "LG", "AWS SageMaker"),
    ]
    loaded = "tokenizer = AutoTokenizer.from_pretrained('Qwen/Qwen2.5-7B-Instruct')\n"
    assert told("a.py", loaded) == [(1, "Qwen/Qwen2.5-7B-Instruct", "Alibaba", "")]
    assert sdk_service("quarkus-langchain4j-hugging-face-deployment") == "HuggingFace"


def test_a_notebook_written_to_cost_time_is_read_in_time_that_grows_with_it():
    looked = 0

    class Line(str):
        def __contains__(self, part):
            nonlocal looked
            looked += 1
            return super().__contains__(part)

    written = ['print("' + str(number) + '")\n' for number in range(3_000)]
    lines = [Line("no such text") for _ in range(3_000)]
    notebook._numbers(written, lines, 0)
    assert looked <= 2 * (notebook._MOST_LOOKS + 2 * len(lines))
    cells = [{"cell_type": "code", "source": ["x = (\n"] + ["f('gpt-4o'),\n"] * 50}]
    rows = rows_of("a.ipynb", json.dumps({"cells": cells}, indent=1))
    assert len({usage.line for usage in rows}) == 50
