"""Infrastructure and pipelines: resource types, cloud permissions and actions that bring a model service."""

from __future__ import annotations

from riskctl.discovery.expressions import compiled

_RESOURCES: tuple[tuple[str, str, str], ...] = (
    (
        "azurerm_",
        r"azurerm_(?:cognitive_(?:account|deployment)|ai_services|ai_foundry\w*|machine_learning_\w+)$",
        "Azure OpenAI",
    ),
    ("Microsoft.", r"Microsoft\.CognitiveServices/accounts", "Azure OpenAI"),
    ("Microsoft.", r"Microsoft\.MachineLearningServices/", "Azure AI Foundry"),
    ("aws", r"awsc?c?_bedrock\w*$", "AWS Bedrock"),
    ("AWS::", r"AWS::Bedrock::\w+$", "AWS Bedrock"),
    ("bedrock:", r"bedrock:(?!Tag|Untag|ListTags)(?:[A-Z]\w*\*?|\*)$", "AWS Bedrock"),
    ("arn:aws", r"arn:aws[\w-]*:bedrock:\S+$", "AWS Bedrock"),
    (
        "arn:",
        r"arn:[^:\s]+:bedrock:\S*(?:foundation-model|inference-profile)/\S+$",
        "AWS Bedrock",
    ),
    (
        "arn:aws",
        r"arn:aws[\w-]*:sagemaker:\S*:hub-content/\S+/Model/\S+$",
        "AWS SageMaker",
    ),
    ("aws_", r"aws_sagemaker_(?:endpoint\w*|model)$", "AWS SageMaker"),
    ("AWS::", r"AWS::SageMaker::(?:Endpoint\w*|Model)$", "AWS SageMaker"),
    ("google_", r"google_vertex_ai_\w+$", "Google Vertex AI"),
    ("aiplatform", r"aiplatform\.googleapis\.com$", "Google Vertex AI"),
    ("roles/", r"roles/aiplatform\.\w+$", "Google Vertex AI"),
    ("google_", r"google_(?:dialogflow_cx|discovery_engine)_\w+$", "Google"),
    ("oci_", r"oci_generative_ai_\w+$", "Oracle OCI"),
    ("alicloud", r"alicloud_(?:pai|bailian)\w*$", "Alibaba"),
    ("databricks_", r"databricks_model_serving$", "Databricks"),
)
"""How a resource begins, its whole form, and the service that it brings."""
_HINTS = tuple(dict.fromkeys(start for start, _, _ in _RESOURCES))
_ACTIONS: tuple[tuple[str, str, str], ...] = (
    ("anthropics/", r"^anthropics/", "Anthropic"),
    ("openai/", r"^openai/", "OpenAI"),
    ("gemini", r"^google-(?:github-actions/run-gemini-cli|gemini/)", "Google"),
    ("ai-inference", r"^actions/ai-inference", "GitHub Models"),
    ("github/", r"^github/(?:copilot|ai-)", "GitHub Copilot"),
    (
        "/",
        r"^(?:coderabbitai|qodo-ai|codium-ai|sourcery-ai|cursor)/",
        "third-party review service",
    ),
    (
        "gpt",
        r"(?:chatgpt|gpt)[\w-]*(?:review|action|pr)|(?:review|action)[\w-]*(?:chatgpt|gpt)",
        "OpenAI",
    ),
    ("openai", r"openai[\w-]*(?:review|action|pr)|(?:review|action)[\w-]*openai", "OpenAI"),
    ("claude", r"claude[\w-]*", "Anthropic"),
    ("gemini", r"gemini[\w-]*", "Google"),
    ("ollama", r"ollama", "Ollama(self-hosted)"),
)
"""A word without which an action is not of the form, the form, and the service behind it; for names in lower case."""


def resource_service(text: str) -> str:
    """The service that a resource type or permission brings; empty for any other."""
    if not text.startswith(_HINTS):
        return ""
    for start, pattern, service in _RESOURCES:
        if text.startswith(start) and compiled(pattern).match(text):
            return service
    return ""


def action_service(text: str) -> str:
    """The service behind a pipeline action; empty for any other action."""
    name = text.partition("@")[0].lower()
    for word, pattern, service in _ACTIONS:
        if word in name and compiled(pattern).search(name):
            return service
    return ""
