"""A deny list of a family holds against mirrors, renames, quantisations, registries, folders, stores and spelling."""

from __future__ import annotations

import pytest

from riskctl.discovery.classify import usages_in
from riskctl.discovery.scan import read_source
from riskctl.discovery.tree import reader_of
from riskctl.gate.denied import family_in


def is_denied(name, text, families=("deepseek",)):
    source = read_source(name, reader_of(name), text)
    usages = usages_in(name, source, text.split("\n"), {})
    return any(family_in(usage.model, families, (usage.developer,)) for usage in usages)


@pytest.mark.parametrize(
    "call",
    [
        'OpenAI(model="TheBloke/deepseek-coder-33B-instruct-GGUF")',
        'AutoModelForCausalLM.from_pretrained("unsloth/DeepSeek-R1-Distill-Llama-8B-unsloth-bnb-4bit")',
        'AutoModelForCausalLM.from_pretrained("mlx-community/DeepSeek-V3-0324-4bit")',
        'AutoModelForCausalLM.from_pretrained("huihui-ai/DeepSeek-R1-Distill-Qwen-32B-abliterated")',
        'OpenAI(model="registry.corp.local/mirror/deepseek-v3")',
        'AutoModelForCausalLM.from_pretrained("/models/ds-v3")',
        'AutoModelForCausalLM.from_pretrained("s3://corp-models/deepseek-v3/weights")',
        'OpenAI(model="deepseek-r1-distill-qwen")',
        'AutoModelForCausalLM.from_pretrained("perplexity-ai/r1-1776")',
        'OpenAI(model="r1-1776")',
        'OpenAI(model="deepseek/deepseek-chat-v3-0324:free")',
        'OpenAI(model="us.deepseek.r1-v1:0")',
        'OpenAI(model="accounts/fireworks/models/deepseek-v3")',
        'OpenAI(model="@cf/deepseek-ai/deepseek-r1-distill-qwen-32b")',
        'OpenAI(model="azure/DeepSeek-R1")',
        'OpenAI(model="corp/ds-r1-awq")',
        'OpenAI(model="d33pseek-v3")',
        'AutoModelForCausalLM.from_pretrained("agentica-org/DeepCoder-14B-Preview")',
        'AutoModelForCausalLM.from_pretrained("/models/deepcoder-14b")',
        'OpenAI(model="deep-seek-v3")',
        'OpenAI(model="DeepSeek_V3")',
        'AutoModelForCausalLM.from_pretrained("tngtech/DeepSeek-TNG-R1T2-Chimera")',
        'AutoModelForCausalLM.from_pretrained("cognitivecomputations/DeepSeek-V3-AWQ")',
        'AutoModelForCausalLM.from_pretrained("file:///mnt/models/deepseek-llm-7b-chat")',
        'AutoModelForCausalLM.from_pretrained("./weights/DeepSeek-V2-Lite")',
        'AutoModelForCausalLM.from_pretrained("gs://corp/deepseek/v3")',
        'OpenAI(model="pro/deepseek-ai/DeepSeek-V3")',
        'OpenAI(model="internal-chat", base_url="https://api.deepseek.com/v1")',
        'AutoModelForCausalLM.from_pretrained("nvidia/DeepSeek-R1-FP4")',
        'OpenAI(model="huggingface/together/deepseek-ai/DeepSeek-R1")',
        'OpenAI(model="openai/deepseek-ai/deepseek-r1-0528")',
        'OpenAI(model="ollama/deepseek-r1:8b")',
        'OpenAI(model="hf.co/unsloth/DeepSeek-R1-GGUF:Q4_K_M")',
        'AutoModelForCausalLM.from_pretrained("ⅾeepseek-ai/deepseek-v3")',
        'AutoModelForCausalLM.from_pretrained("models--deepseek-ai--DeepSeek-V3")',
    ],
)
def test_no_spelling_of_an_id_dodges(call):
    assert is_denied("a.py", f"from openai import OpenAI\nm = {call}\n")


@pytest.mark.parametrize(
    "command",
    [
        "ollama pull deepseek-r1:8b",
        "ollama run deepseek-v3",
        "HF_ENDPOINT=https://hf-mirror.com huggingface-cli download deepseek-ai/DeepSeek-R1",
        "modelscope download --model deepseek-ai/DeepSeek-V3",
        "vllm serve /models/deepseek-v3 --port 8000",
        "vllm serve s3://bucket/DeepSeek-R1/",
        "python -m sglang.launch_server --model-path deepseek-ai/DeepSeek-V3",
        "docker run registry.corp.local/ai/deepseek-r1-vllm:1.0",
        "wget https://hf-mirror.com/deepseek-ai/DeepSeek-V3/resolve/main/model.safetensors",
        "git clone https://huggingface.co/deepseek-ai/DeepSeek-V3",
        "git clone https://www.modelscope.cn/deepseek-ai/DeepSeek-R1.git",
        "curl -L https://huggingface.co/unsloth/DeepSeek-R1-Distill-Qwen-7B-GGUF/resolve/main/m.gguf",
        "docker model pull ai/deepseek-r1-distill-llama",
        "llama-server -hf unsloth/DeepSeek-R1-Distill-Qwen-1.5B-GGUF:Q4_K_M",
        "llama-server -m /models/deepseek-r1-7b.Q4_K_M.gguf",
        "aws s3 cp s3://corp-models/deepseek-r1/ /models --recursive",
        "oras pull registry.corp.local/models/deepseek-v3:latest",
        "lms get deepseek-r1-distill-qwen-7b",
    ],
)
def test_no_command_dodges(command):
    assert is_denied("run.sh", f"{command}\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.yaml", "image: registry.corp.local/ai/deepseek-r1:4bit\n"),
        ("d.yaml", "image: nvcr.io/nim/deepseek-ai/deepseek-r1:1.7\n"),
        ("d.yaml", 'args: ["--model", "/mnt/models/deepseek-v3"]\n'),
        (
            "d.yaml",
            "env:\n  - name: MODEL_PATH\n    value: /mnt/DeepSeek-R1-Distill-Qwen-7B-Q4.gguf\n",
        ),
        ("d.yaml", "env:\n  - name: MODEL_NAME\n    value: corp/DS-V3\n"),
        ("Modelfile", "FROM deepseek-r1:8b\n"),
        ("Modelfile.local", "FROM ./deepseek-r1-q4.gguf\n"),
        ("l.yaml", "model_list:\n  - litellm_params:\n      model: openai/deepseek-chat\n"),
    ],
)
def test_no_manifest_dodges(name, text):
    assert is_denied(name, text)


def test_weights_of_no_known_name_are_unresolved_and_never_pass():
    text = 'from vllm import LLM\nm = LLM("/models/prod")\n'
    (usage,) = [
        usage
        for usage in usages_in("a.py", read_source("a.py", "python", text), text.split("\n"), {})
        if usage.kind == "model"
    ]
    assert (usage.literal, usage.confidence, usage.developer) == ("/models/prod", "unresolved", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "image: registry.corp.local/ai/seek-tool:1.0\n"),
        ("a.sh", "aws s3 cp s3://corp-data/reports/ /data --recursive\n"),
        ("a.sh", "docker run registry.corp.local/web/frontend:1.0\n"),
        ("a.py", 'model = load("Qwen/Qwen3-8B")\n'),
        ("a.py", 'words = "records-r1, ads-v2, kids-v3"\n'),
    ],
)
def test_what_is_of_no_denied_family_is_left_alone(name, text):
    assert not is_denied(name, text)
