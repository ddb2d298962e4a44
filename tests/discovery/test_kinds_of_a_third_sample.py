"""Kinds that a third sample of public files missed on its first run: Rust, hosts of .NET, Bicep, texts inside YAML."""

from __future__ import annotations

import pytest

from riskctl.discovery.classify import usages_in
from riskctl.discovery.constants import id_of_constant
from riskctl.discovery.hosts import is_inside
from riskctl.discovery.key_names import key_service, setting_service
from riskctl.discovery.scan import read_source
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.tree import context_of, reader_of
from riskctl.discovery.weights import developer_of_name


def told(name, text, *kinds):
    source = read_source(name, reader_of(name), text)
    rows = usages_in(name, source, text.split("\n"), {})
    return [
        (row.line, row.literal, row.developer, row.operator)
        for row in rows
        if row.kind in (kinds or ("model",))
    ]


def test_constants_and_modules_of_rust_libraries_name_models_and_services():
    text = (
        "use demo::{\n    agent::Agent,\n    providers::{anthropic, openai},\n};\n"
        "fn main() {\n    let model = client.completion_model(openai::GPT_4O);\n"
        "    let agent = other.agent(anthropic::completion::CLAUDE_SONNET_4_6);\n}\n"
    )
    assert told("main.rs", text) == [
        (6, "openai::GPT_4O", "OpenAI", "OpenAI"),
        (7, "anthropic::completion::CLAUDE_SONNET_4_6", "Anthropic", "Anthropic"),
    ]
    whole = "fn main() { let m = client.agent(providers::groq::LLAMA_3_8B_8192); }\n"
    assert told("main.rs", whole) == [(1, "providers::groq::LLAMA_3_8B_8192", "Meta", "Groq")]
    assert id_of_constant("openai::GPT_4O_MINI") == "gpt-4o-mini"
    assert id_of_constant("LLAMA_3_8B_INSTRUCT") == "llama-3-8b-instruct"


def test_imports_of_rust_are_told_once_and_not_those_of_the_library_itself():
    text = "use aws_sdk_bedrockruntime::types as bedrock;\nuse aws_sdk_bedrockruntime::Client;\n"
    assert told("a.rs", text, "sdk") == [
        (1, "aws_sdk_bedrockruntime::types", "", "AWS Bedrock"),
    ]
    assert told("a.rs", "use demo::providers::mistral;\n", "sdk") == [
        (1, "demo::providers::mistral", "", "Mistral")
    ]
    assert sdk_service("crate::providers::openai") == ""
    assert sdk_service("async_openai::types") == "OpenAI"


def test_where_rust_defines_a_constant_only_its_text_is_told_and_test_modules_are_left_out():
    text = (
        'use demo::providers::openai;\npub const GPT_4O: &str = "gpt-4o";\n'
        "#[cfg(test)]\nmod tests {\n    fn a() { client.agent(openai::GPT_4); }\n}\n"
        "fn after() { client.agent(openai::O3_MINI); }\n"
    )
    assert [row[:2] for row in told("lib.rs", text)] == [(2, "gpt-4o"), (7, "openai::O3_MINI")]


def test_the_format_of_a_deployment_in_bicep_is_who_made_the_model_not_who_serves():
    text = (
        "resource a 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {\n"
        "  properties: {\n    model: {\n      format: 'OpenAI'\n      name: 'gpt-4.1-mini'\n"
        "      version: '2025-04-14'\n    }\n  }\n}\n"
    )
    assert told("a.bicep", text) == [(5, "gpt-4.1-mini", "OpenAI", "Azure OpenAI")]


def test_what_the_host_of_a_dotnet_application_adds_serves_the_models_of_its_file():
    text = (
        'var name = "text-embedding-3-small";\nvar ai = builder.AddAzureOpenAI("openai");\n'
        'ai.AddDeployment(name: name, modelName: "gpt-4.1-mini");\n'
        'var key = builder.AddParameter("AzureOpenAIApiKey", secret: true);\n'
    )
    assert told("Program.cs", text) == [
        (1, "text-embedding-3-small", "OpenAI", "Azure OpenAI"),
        (3, "gpt-4.1-mini", "OpenAI", "Azure OpenAI"),
    ]
    assert told("Program.cs", text, "iac") == [(2, "AddAzureOpenAI", "", "Azure OpenAI")]
    assert told("Program.cs", text, "envkey") == [(4, "AzureOpenAIApiKey", "", "Azure OpenAI")]
    other = 'builder.AddGoogle("g"); builder.AddKeyVault("openai");\n'
    assert told("Program.cs", other, "iac") == []


@pytest.mark.parametrize(
    ("name", "service"),
    [("OpenAI:ApiKey", "OpenAI"), ("DeepSeekAPIKey", "DeepSeek"), ("PublicApiKey", "")],
)
def test_keys_as_settings_of_dotnet_name_them(name, service):
    assert setting_service(name) == service


def test_a_key_whose_service_ends_in_a_word_that_keys_end_in_too():
    assert key_service("GOOGLE_GENERATIVE_AI_API_KEY") == "Google"
    assert key_service("GOOGLE_API_KEY") == "Google"


def test_of_two_keys_with_one_name_the_longer_serves():
    assert told("application.properties", "spring.ai.azure.openai.model=gpt-35-turbo-16k\n") == [
        (1, "gpt-35-turbo-16k", "OpenAI", "Azure OpenAI")
    ]
    assert told("application.properties", "spring.ai.openai.model=gpt-4o\n")[0][3] == "OpenAI"


def test_code_and_settings_that_stand_as_a_text_in_yaml_are_read():
    text = (
        "kind: ConfigMap\ndata:\n  serve.py: |\n    import os\n\n    # gpt-4o\n"
        "    engine = LLM(model=os.environ.get('MODEL_ID', 'Qwen/Qwen2.5-7B-Instruct'))\n"
        '  note: later\n---\nspec:\n  config: |\n    env_vars:\n      MODEL_ID: "Qwen/Qwen3-8B"\n'
        "      NAME: gpt-4o\n"
    )
    assert [row[:3] for row in told("serve.yaml", text)] == [
        (7, "Qwen/Qwen2.5-7B-Instruct", "Alibaba"),
        (13, "Qwen/Qwen3-8B", "Alibaba"),
    ]
    broken = "data:\n  serve.py: |\n    {{- if .x }}\n    ollama pull llama3.2\n"
    assert [row[:2] for row in told("a.yaml", broken, "model_pull")] == [(4, "llama3.2")]


def test_an_address_inside_a_cluster_is_one_of_ones_own():
    text = (
        'env:\n- name: OPENAI_API_BASE_URL\n  value: "http://llm.nim.svc.cluster.local:8000/v1"\n'
    )
    source = read_source("a.yaml", "yaml", text)
    (row,) = [
        row for row in usages_in("a.yaml", source, text.split("\n"), {}) if row.kind == "endpoint"
    ]
    assert (row.operator, row.host_region, row.confidence) == ("", "own", "unresolved")
    assert not is_inside("https://svc.example.com/v1")


def test_copies_of_another_makers_weights_keep_their_maker():
    assert developer_of_name("NousResearch/Llama-2-13b-chat-hf") == "Meta"
    assert developer_of_name("NousResearch/Hermes-3-Llama-3.1-8B") == "Nous Research"


def test_a_container_of_a_model_is_served_by_its_own_server():
    text = 'variable "m" {\n  default = [{ id = "nvcr.io/nim/meta/llama-3.1-8b-instruct" }]\n}\n'
    assert told("nvidia/variables.tf", text) == [
        (2, "nvcr.io/nim/meta/llama-3.1-8b-instruct", "Meta", "NVIDIA NIM(self-hosted)")
    ]


def test_ruby_is_read_with_its_comments_symbols_and_arrows():
    text = (
        'require "openai"\n# model: "gpt-4"\n'
        'client = OpenAI::Client.new(access_token: ENV.fetch("OPENAI_ACCESS_TOKEN"))\n'
        'r = client.chat(parameters: { model: "gpt-4o", content: "don\'t #{say}" })\n'
        "x = { :model => 'gpt-4o-mini', \"temperature\" => 1 }\n"
    )
    assert told("a.rb", text) == [
        (4, "gpt-4o", "OpenAI", "OpenAI"),
        (5, "gpt-4o-mini", "OpenAI", "OpenAI"),
    ]
    assert told("a.rb", text, "sdk", "envkey") == [
        (1, "openai", "", "OpenAI"),
        (3, "OPENAI_ACCESS_TOKEN", "", "OpenAI"),
    ]
    source = read_source("a.rb", "hashed", text)
    (row,) = [each for each in source.literals if each.text == "gpt-4o-mini"]
    assert (row.line, row.column) == (5, text.split("\n")[4].index("'gpt-4o") + 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.php", "<?php $r = $c->create(['model' => 'gpt-4o', 'n' => 1]); // gpt-4\n"),
        ("a.ex", '# gpt-4\nchat = ChatOpenAI.new!(%{model: "gpt-4o"})\n'),
        ("a.exs", 'config :app, model: "gpt-4o" # "gpt-4"\n'),
        ("a.R", '# "gpt-4"\nchat <- chat_openai(model = "gpt-4o")\n'),
    ],
)
def test_languages_with_pairs_of_their_own_name_models(name, text):
    assert [row[1:3] for row in told(name, text)] == [("gpt-4o", "OpenAI")]


def test_tests_of_ruby_are_left_out():
    assert context_of("lib/chat_spec.rb") == "test"
    assert context_of("lib/chat_test.exs") == "test"


def test_an_organisation_called_after_a_cloud_does_not_serve_and_a_protocol_is_no_model():
    text = "env:\n  MODEL_ID: aws-neuron/stable-diffusion-xl-base-1-0\n"
    assert told("a.yaml", text) == [
        (2, "aws-neuron/stable-diffusion-xl-base-1-0", "Stability AI", "")
    ]
    assert told("a.yaml", "model: bedrock-claude-sonnet-4-5\n")[0][3] == "AWS Bedrock"
    assert told("lib.rs", 'load!("google.ai.generativelanguage.v1beta");\n') == []
    assert told("a.rs", 'ask("anthropic.claude-v2");\n') != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rs", 'pub const EMBED_MODEL: &str = "acme-labs/embedder";\n'),
        ("a.rs", 'static MODEL: &\'static str = "acme-labs/embedder";\n'),
        ("a.ts", 'const model: string = "acme-labs/embedder";\n'),
        ("a.kt", 'val modelId: String = "acme-labs/embedder"\n'),
    ],
)
def test_between_a_name_and_its_text_stands_the_type(name, text):
    assert [row[1] for row in told(name, text)] == ["acme-labs/embedder"]


def test_a_constant_that_is_called_like_its_text_names_a_model():
    text = 'const CHIRP_3: &str = "google/chirp-3";\nconst PATH_2: &str = "google/other-3";\n'
    assert [row[:3] for row in told("a.rs", text)] == [(1, "google/chirp-3", "Google")]
