"""Infrastructure and pipelines: resource types, cloud permissions and actions that bring a model service."""

from __future__ import annotations

import re
from functools import cache


@cache
def _resources() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (
            re.compile(
                r"^azurerm_(?:cognitive_(?:account|deployment)|ai_services|ai_foundry\w*|machine_learning_\w+)$"
            ),
            "Azure OpenAI",
        ),
        (re.compile(r"^Microsoft\.CognitiveServices/accounts"), "Azure OpenAI"),
        (re.compile(r"^Microsoft\.MachineLearningServices/"), "Azure AI Foundry"),
        (
            re.compile(
                r"^awsc?c?_bedrock\w*$|^AWS::Bedrock::\w+$|^bedrock:(?!Tag|Untag|ListTags)(?:[A-Z]\w*\*?|\*)$"
            ),
            "AWS Bedrock",
        ),
        (
            re.compile(
                r"^arn:aws[\w-]*:bedrock:\S+$|^arn:[^:\s]+:bedrock:\S*(?:foundation-model|inference-profile)/\S+$"
            ),
            "AWS Bedrock",
        ),
        (
            re.compile(
                r"^aws_sagemaker_(?:endpoint\w*|model)$|^AWS::SageMaker::(?:Endpoint\w*|Model)$"
            ),
            "AWS SageMaker",
        ),
        (
            re.compile(
                r"^google_vertex_ai_\w+$|^aiplatform\.googleapis\.com$|^roles/aiplatform\.\w+$"
            ),
            "Google Vertex AI",
        ),
        (re.compile(r"^google_(?:dialogflow_cx|discovery_engine)_\w+$"), "Google"),
        (re.compile(r"^oci_generative_ai_\w+$"), "Oracle OCI"),
        (re.compile(r"^alicloud_(?:pai|bailian)\w*$"), "Alibaba"),
        (re.compile(r"^databricks_model_serving$"), "Databricks"),
    )


_RESOURCE_HINT = re.compile(
    r"azurerm_|Microsoft\.|awsc?c?_|AWS::|bedrock:|arn:|google_|aiplatform|roles/|oci_|alicloud|databricks_"
)


@cache
def _actions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"^anthropics/"), "Anthropic"),
        (re.compile(r"^openai/"), "OpenAI"),
        (re.compile(r"^google-(?:github-actions/run-gemini-cli|gemini/)"), "Google"),
        (re.compile(r"^actions/ai-inference"), "GitHub Models"),
        (re.compile(r"^github/(?:copilot|ai-)"), "GitHub Copilot"),
        (
            re.compile(r"^(?:coderabbitai|qodo-ai|codium-ai|sourcery-ai|cursor)/"),
            "third-party review service",
        ),
        (
            re.compile(
                r"(?:chatgpt|openai|gpt)[\w-]*(?:review|action|pr)|(?:review|action)[\w-]*(?:chatgpt|openai|gpt)",
            ),
            "OpenAI",
        ),
        (re.compile(r"claude[\w-]*"), "Anthropic"),
        (re.compile(r"gemini[\w-]*"), "Google"),
        (re.compile(r"ollama"), "Ollama(self-hosted)"),
    )


def resource_service(text: str) -> str:
    """The service that a resource type or permission brings; empty for any other."""
    if not _RESOURCE_HINT.match(text):
        return ""
    for form, service in _resources():
        if form.search(text):
            return service
    return ""


def action_service(text: str) -> str:
    """The service behind a pipeline action; empty for any other action."""
    name = text.partition("@")[0].lower()
    for form, service in _actions():
        if form.search(name):
            return service
    return ""
