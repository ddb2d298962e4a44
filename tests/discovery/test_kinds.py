"""Kinds of faults met in public code: names that are no model, models that are no plain text, services a tree tells."""

from __future__ import annotations

import pytest

from riskctl.discovery.hosts import KNOWN_HOSTS, host_of, region_grade
from riskctl.discovery.scan import discover


@pytest.fixture
def models(tmp_path):
    def run(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        usages = [usage for usage in discover(tmp_path).usages if usage.path == name]
        return {usage.literal: usage for usage in usages if usage.kind == "model"}

    return run


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "architectures: [Qwen2ForCausalLM, Mistral3ForConditionalGeneration]\n"),
        ("a.yaml", "tokenizer_mode: mistral\nconfig_format: mistral\nload_format: mistral\n"),
        (
            "a.go",
            'const Key = "ragengine.kaito.io/revision"\nvar model = "x.sh/model-mirror-name"\n',
        ),
        ("a.py", 'load(repo_id="lmsys/mt-bench", repo_type="dataset")\n'),
        ("a.yaml", "backendRefs:\n  - kind: InferencePool\n    name: phi-4-mini-instruct\n"),
        ("a.yaml", "preset:\n  name: mistral-7b-inferencepool-epp\n"),
        ("a.ts", 'const m = [{modelId: "x", modelName: "LLaMA3-8b-chat"}]\n'),
        ("Drawer.stories.tsx", 'const m = {model: "gpt-4o"}\n'),
    ],
)
def test_it_is_no_model(models, name, text):
    assert not models(name, text)


def test_the_fallback_of_a_pipeline_expression_is_a_model(models):
    text = "env:\n  MODEL: ${{ github.event.inputs.model || 'microsoft/Phi-4-mini-instruct' }}\n"
    assert models("w.yaml", text)["microsoft/Phi-4-mini-instruct"].developer == "Microsoft"


def test_words_of_a_key_name_the_service(models):
    rows = models(
        "a.ts", 'export type GroqLLMID =\n  | "llama3-8b-8192"\n  | "mixtral-8x7b-32768"\n'
    )
    assert {row.operator for row in rows.values()} == {"Groq"}


def test_weights_are_not_said_to_be_served_by_their_developer(models):
    rows = models("a.yaml", "preset:\n  name: gpt-oss-20b\nmore:\n  model: gemma-3-27b-it\n")
    assert {row.operator for row in rows.values()} == {""}


def test_the_only_service_of_a_tree_serves_what_no_file_attributes(models, tmp_path):
    (tmp_path / "package.json").write_text('{"dependencies": {"@ai-sdk/gateway": "3"}}')
    rows = models(
        "models.ts",
        'export const all = [{id: "xai/grok-4.1", provider: "xai"},\n'
        ' {id: "anthropic/claude-haiku-4.5", provider: "anthropic"}]\n',
    )
    assert {row.operator for row in rows.values()} == {"Vercel AI Gateway"}


def test_two_services_in_a_tree_tell_nothing(models, tmp_path):
    (tmp_path / "package.json").write_text(
        '{"dependencies": {"@ai-sdk/gateway": "3", "groq-sdk": "1"}}'
    )
    assert (
        models("m.ts", 'export const id = "anthropic/claude-haiku-4.5"\n').popitem()[1].operator
        == ""
    )


def test_ids_of_one_service_attribute_the_bare_ones_of_their_file(models):
    ids = [f'    "v{number}": "anthropic.claude-opus-4-{number}-v1:0",\n' for number in range(1, 4)]
    rows = models("a.py", "MODELS = {\n" + "".join(ids) + "}\nbig = ['claude-v4.1-opus']\n")
    assert rows["claude-v4.1-opus"].operator == "AWS Bedrock"


def test_addresses_that_people_read_are_no_endpoint(tmp_path):
    (tmp_path / "a.tsx").write_text('<Input placeholder="https://your.openai.azure.com" />\n')
    (tmp_path / "issues.json").write_text('{"body": "set it to https://api.openai.com/v1 and run"}')
    (tmp_path / "b.ts").write_text("const c = {baseURL: `${E}/openai/deployments/${D}`}\n")
    usages = discover(tmp_path).usages
    assert [(usage.path, usage.operator, usage.confidence) for usage in usages] == [
        ("b.ts", "Azure OpenAI", "unresolved")
    ]


def test_syntax_of_another_python_is_read_with_a_note(tmp_path):
    (tmp_path / "old.py").write_text("print 'x'\nmodel = 'gpt-4o'\n")
    inventory = discover(tmp_path)
    assert [usage.line for usage in inventory.usages] == [2]
    assert not inventory.unread and inventory.warnings[0].startswith("old.py:1:1: ")


def test_every_region_of_a_host_has_a_grade():
    for name in KNOWN_HOSTS:
        host = host_of(f"https://{name}/api/zen")
        if host and host.region:
            assert region_grade(host.operator, host.region) in (
                "vendor",
                "third-party",
                "unverified",
            )
    assert region_grade("Moonshot", "SG") == "unverified"
    assert region_grade("DeepSeek", "CN") == "third-party"
    assert region_grade("Groq", "") == ""


def test_dotted_keys_of_properties_tell_model_and_service(models):
    rows = models(
        "src/main/resources/application.properties",
        "# spring.ai.ollama.chat.options.model=qwen2.5:latest\n"
        "spring.ai.openai.chat.options.model=gpt-4o\n"
        "spring.ai.ollama.chat.options.model=llama3.2:latest\n",
    )
    assert {name: row.operator for name, row in rows.items()} == {
        "gpt-4o": "OpenAI",
        "llama3.2:latest": "Ollama(self-hosted)",
    }


def test_a_tag_in_the_form_of_ollama_is_served_by_it(models):
    rows = models("a.py", "a_model = 'llama3:latest'\nb_model = 'gemma3:4b-it-qat'\n")
    assert {row.operator for row in rows.values()} == {"Ollama(self-hosted)"}


def test_bare_ids_beside_prefixed_ones_stay_with_their_own_service(models):
    text = "".join(f"m{number} = Azure(model='azure/gpt-4o-{number}')\n" for number in range(3))
    rows = models("a.py", text + "other = OpenAIModel(model='gpt-4o-mini')\n")
    assert rows["gpt-4o-mini"].operator == "OpenAI"


def test_a_dependency_of_letters_alone_is_told(tmp_path):
    (tmp_path / "package.json").write_text(
        '{"dependencies": {\n"openai": "^4.0.0",\n"react": "18"}}'
    )
    usages = discover(tmp_path).usages
    assert [(usage.line, usage.kind, usage.literal) for usage in usages] == [(2, "dep", "openai")]
