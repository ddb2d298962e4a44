"""Kinds met in public code that no label had in view: constants, bodies of requests, exports of flows, clouds."""

from __future__ import annotations

import pytest

from riskctl.discovery.classify import usages_in
from riskctl.discovery.constants import id_of_constant
from riskctl.discovery.images import image_service
from riskctl.discovery.key_names import key_service
from riskctl.discovery.providers import provider_service
from riskctl.discovery.scan import discover, read_source
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.tree import reader_of
from riskctl.discovery.whole_tree import settle


def rows_of(name, text):
    source = read_source(name, reader_of(name), text)
    return usages_in(name, source, text.split("\n"), {})


def models_of(name, text):
    return [usage for usage in rows_of(name, text) if usage.kind == "model"]


@pytest.mark.parametrize(
    ("constant", "model"),
    [
        ("GPT_4_O_MINI", "gpt-4o-mini"),
        ("OpenAiChatModelName.GPT_3_5_TURBO", "gpt-3.5-turbo"),
        ("openai.GPT4oMini", "gpt-4o-mini"),
        ("openai.GPT3Dot5Turbo", "gpt-3.5-turbo"),
        ("openai.ChatModelGPT4_1", "gpt-4.1"),
        ("openai.AdaEmbeddingV2", "text-embedding-ada-002"),
        ("anthropic.ModelClaude3_5SonnetLatest", "claude-3-5-sonnet-latest"),
        ("Model.CLAUDE_SONNET_4_20250514", "claude-sonnet-4-20250514"),
        ("GEMINI_2_0_FLASH", "gemini-2.0-flash"),
    ],
)
def test_a_constant_of_a_client_library_is_read_as_its_id(constant, model):
    assert id_of_constant(constant) == model


def test_a_constant_counts_where_the_client_is_imported_and_not_where_it_is_defined():
    java = (
        "import dev.langchain4j.model.openai.OpenAiChatModel;\n"
        "import static dev.langchain4j.model.openai.OpenAiChatModelName.GPT_4_O_MINI;\n"
        "class A { Object m = OpenAiChatModel.builder().modelName(GPT_4_O_MINI).build(); }\n"
    )
    (usage,) = models_of("A.java", java)
    assert (usage.line, usage.literal, usage.model) == (3, "GPT_4_O_MINI", "gpt-4o-mini")
    assert (usage.developer, usage.operator) == ("OpenAI", "OpenAI")
    assert not models_of("B.java", "class B { Object m = build(GPT_4_O_MINI); }\n")
    enum = "import com.openai.client.OpenAIClient;\nenum M { GPT_4_O(1), GPT_5 = 2; }\n"
    assert not models_of("C.java", enum)
    go = 'import "github.com/sashabaranov/go-openai"\nfunc f() { ask(openai.GPT4oMini) }\n'
    assert [usage.model for usage in models_of("a.go", go)] == ["gpt-4o-mini"]


def test_the_body_of_a_request_names_a_model():
    flow = (
        '{"parameters": {"url": "=https://openrouter.ai/api/v1/chat/completions",\n'
        ' "jsonBody": "={\\n \\"model\\": \\"meta-llama/llama-3.1-70b-instruct:free\\"}"}}\n'
    )
    rows = rows_of("flow.json", flow)
    kinds = {(usage.line, usage.kind, usage.operator) for usage in rows}
    assert kinds == {(1, "endpoint", "OpenRouter"), (2, "model", "OpenRouter")}
    shell = 'curl https://api.openai.com/v1/chat/completions \\\n  -d \'{"model": "gpt-4o"}\'\n'
    assert [(usage.line, usage.literal) for usage in models_of("a.sh", shell)] == [(2, "gpt-4o")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.cs", 'routes.MapPost("openai/chat", Run);\n'),
        ("a.java", '@Named("deepseek.chat.model") String a; String b = "openai.api.key";\n'),
        ("a.json", '{"Brand": "Zephyr", "Type": "Ski"}\n'),
        ("a.go", 'if strings.HasPrefix(model, "gpt-5") || strings.Contains(m, "claude-3-7") {}\n'),
        ("a.ts", 'if (model.startsWith("gemini-2.5")) {}\n'),
        ("a.js", 'const m = {model: "https://catalog.example/containers/mistral-nemo-12b"}\n'),
        ("a.json", '{"inputParams": [{"name": "modelName", "default": "gpt-3.5-turbo"}]}\n'),
        ("a.go", 'var m = []string{"cohere.embed-"}\n'),
    ],
)
def test_a_path_a_property_a_brand_or_a_part_of_a_name_is_no_model(name, text):
    assert not models_of(name, text)


def test_the_node_around_a_choice_says_who_serves():
    text = '{"data": {"name": "azureChatOpenAI", "inputs": {"modelName": "gpt-4o"}}}\n'
    (usage,) = models_of("flow.json", text)
    assert usage.operator == "Azure OpenAI"
    text = '{"name": "awsChatBedrock", "models": [{"label": "x", "name": "anthropic.claude-v2"}]}\n'
    assert models_of("m.json", text)[0].operator == "AWS Bedrock"


def test_the_name_of_a_file_says_who_serves_only_where_that_is_possible():
    text = 'var models = []string{"gemini-2.5-pro"}\n'
    assert models_of("pkg/googlevertexai.go", text)[0].operator == "Google Vertex AI"
    assert models_of("pkg/groq.go", text)[0].operator == "Google"


def test_an_endpoint_of_one_developer_does_not_serve_anothers_model():
    text = "env:\n  OPENAI_BASE_URL: https://api.openai.com/v1\n  MODEL: gemini-2.5-flash\n"
    assert models_of("w.yaml", text)[0].operator == "Google"


def test_an_arn_names_its_model_and_its_region():
    arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0"
    rows = rows_of("main.tf", f'resource = "{arn}"\n')
    assert {(usage.kind, usage.host_region) for usage in rows} >= {("model", "us-east-1")}
    pattern = "arn:aws:bedrock:*::foundation-model/*"
    assert {usage.kind for usage in rows_of("main.tf", f'r = "{pattern}"\n')} == {"iac"}


def test_models_of_infrastructure_belong_to_the_cloud_that_it_makes(tmp_path):
    (tmp_path / "infra").mkdir()
    account = "resource a 'Microsoft.CognitiveServices/accounts@2023-05-01' = {}\n"
    (tmp_path / "infra/main.bicep").write_text(account + "param model string = 'gpt-4o'\n")
    (tmp_path / "infra/main.parameters.json").write_text('{"model": {"value": "gpt-4o-mini"}}\n')
    (tmp_path / "app.py").write_text("import openai\nopenai.chat(model='gpt-4o')\n")
    rows = {usage.path: usage for usage in discover(tmp_path).usages if usage.kind == "model"}
    assert rows["infra/main.parameters.json"].operator == "Azure OpenAI"
    assert rows["infra/main.bicep"].operator == "Azure OpenAI"
    assert rows["app.py"].operator == "OpenAI"
    assert settle([]) == []


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("github.com/tmc/langchaingo/llms/ollama", "Ollama(self-hosted)"),
        ("github.com/google/generative-ai-go/genai", "Google"),
        ("github.com/anthropics/anthropic-sdk-go/option", ""),
        ("cloud.google.com/go/vertexai/genai", "Google Vertex AI"),
        ("dev.langchain4j.model.mistralai.MistralAiChatModel", "Mistral"),
        ("org.springframework.ai.openai.OpenAiChatModel", "OpenAI"),
        ("langchain4j-azure-open-ai-spring-boot-starter", "Azure OpenAI"),
        ("CommunityToolkit.Aspire.OllamaSharp", "Ollama(self-hosted)"),
        ("Microsoft.SemanticKernel.Connectors.OpenAI", "OpenAI"),
        ("org.springframework.boot.SpringApplication", ""),
    ],
)
def test_a_package_names_its_service(name, service):
    assert sdk_service(name) == service


def test_settings_images_and_keys_in_other_forms():
    assert provider_service("langgenius/volcengine_maas/volcengine_maas") == "Volcengine"
    assert provider_service("openai_api_compatible") == "OpenAI-compatible"
    assert image_service("${REGISTRY:-opea}/vllm-gaudi:${TAG:-latest}") == "vLLM(self-hosted)"
    assert image_service("public.ecr.aws/q9t5/vllm-cpu-release-repo:v0.10.1") == "vLLM(self-hosted)"
    assert image_service("opea/embedding:latest") == ""
    assert key_service("HUGGING_FACE_API_KEY") == "HuggingFace"


def test_a_version_alone_makes_no_address_of_a_model_service():
    text = 'const baseUrl = "https://api.clickup.com/api/v2"\n'
    assert not rows_of("a.ts", text)
    assert rows_of("a.ts", 'const llmBaseUrl = "https://llm.corp.example/v1"\n')


def test_a_region_that_is_filled_in_later_is_not_known():
    text = 'const baseURL = "https://bedrock-mantle.%s.api.aws/v1"\n'
    (usage,) = rows_of("a.ts", text)
    assert (usage.operator, usage.host_region) == ("AWS Bedrock", "")
    assert usage.confidence == "unresolved"


def test_a_client_of_google_that_is_pointed_at_the_cloud():
    head = "from google import genai\nMODEL = 'gemini-2.5-flash'\n"
    cloud = head + "client = genai.Client(vertexai=True, project='p', location='eu')\n"
    assert models_of("a.py", cloud)[0].operator == "Google Vertex AI"
    plain = head + "client = genai.Client(vertexai=False, api_key='x')\n"
    assert models_of("a.py", plain)[0].operator == "Google"
    setting = head + "import os\nos.environ['GOOGLE_GENAI_USE_VERTEXAI'] = 'True'\n"
    assert models_of("a.py", setting)[0].operator == "Google Vertex AI"


def test_the_name_of_a_setting_is_no_alias_of_a_model():
    text = 'builder.AddOpenAIChatCompletion(modelId: "OpenAI:ChatModelId");\n'
    assert not models_of("a.cs", text)
    client = "from openai import OpenAI\nr = OpenAI().responses.create(model='OPENAI_MODEL')\n"
    assert not models_of("a.py", client)
    alias = "from openai import OpenAI\nr = OpenAI().responses.create(model='our-alias')\n"
    assert models_of("a.py", alias)[0].confidence == "unresolved"


def test_egress_rules_name_the_hubs_that_weights_come_from(tmp_path):
    from riskctl.discovery.egress import as_egress_rules

    (tmp_path / "run.sh").write_text(
        "modelscope download --model Qwen/Qwen3-8B\n"
        "wget https://hf-mirror.com/Qwen/Qwen3-8B/resolve/main/a.safetensors\n"
    )
    rules = as_egress_rules(discover(tmp_path)).decode()
    assert "allow modelscope.cn 443" in rules and "allow hf-mirror.com 443" in rules
