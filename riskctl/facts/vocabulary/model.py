"""Facts about a model: weights, licence, lineage and training."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec

ALLEGATIONS = (
    "distillation",
    "export-control-evasion",
    "copyright",
    "censorship",
    "security-weakness",
)
"""Allegations about a model by an official body or its competitor; an allegation stays an allegation."""

LICENCE_LIMITS = (
    "non-commercial",
    "no-military",
    "no-competing-models",
    "attribution",
    "acceptable-use-policy",
    "eu-multimodal-excluded",
    "revenue-threshold",
)
"""What a licence restricts besides territory and user count."""

SPECS: tuple[FactSpec, ...] = (
    FactSpec("model.id", "text", "Which model is it?", "supply-chain", of="model", derived=True),
    FactSpec(
        "model.open_weights", "bool", "Are the weights published for download?", "supply-chain"
    ),
    FactSpec(
        "model.product", "bool", "Is this a hosted product rather than a model?", "supply-chain"
    ),
    FactSpec(
        "model.licence",
        "text",
        "Under which licence are the weights or the service offered?",
        "supply-chain",
    ),
    FactSpec(
        "model.licence_excluded_territories",
        "set",
        "Which territories does the licence exclude?",
        "supply-chain",
        of="country",
    ),
    FactSpec(
        "model.licence_exempts_hosted_use",
        "bool",
        "Does the licence leave end users of a product or service that contains the model outside "
        "its territory clause?",
        "supply-chain",
    ),
    FactSpec(
        "model.licence_limits",
        "set",
        "What else does the licence restrict?",
        "supply-chain",
        choices=LICENCE_LIMITS,
    ),
    FactSpec(
        "model.licence_user_threshold",
        "integer",
        "From how many monthly active users does the licence need a separate grant?",
        "supply-chain",
        unit="users per month",
    ),
    FactSpec(
        "model.licence_excludes_actor",
        "bool",
        "Does the licence exclude the place where the actor is?",
        "supply-chain",
        derived=True,
        asks=(
            "model.licence_excluded_territories",
            "actor.country",
        ),
    ),
    FactSpec(
        "model.licence_threshold_reached",
        "bool",
        "Has the actor reached the licence's user threshold?",
        "supply-chain",
        derived=True,
        asks=(
            "model.licence_user_threshold",
            "actor.monthly_active_users",
        ),
    ),
    FactSpec(
        "model.training_flop",
        "number",
        "How much compute trained the model?",
        "export-control",
        unit="FLOP",
    ),
    FactSpec(
        "model.trained_on",
        "set",
        "On which chips was the model trained?",
        "export-control",
        of="chip",
        known_by="nobody",
    ),
    FactSpec(
        "model.trained_on_controls",
        "set",
        "Which chip controls reach the chips it was trained on?",
        "export-control",
        derived=True,
        asks=("model.trained_on",),
    ),
    FactSpec(
        "model.base_models",
        "set",
        "From which models was it fine-tuned or distilled?",
        "supply-chain",
        of="model",
    ),
    FactSpec(
        "model.lineage_developers",
        "set",
        "Which entities developed the model or any model it derives from?",
        "supply-chain",
        of="vendor",
        derived=True,
        asks=("model.base_models",),
    ),
    FactSpec(
        "model.lineage_affiliates",
        "set",
        "Which entities developed the model, its base models, or are affiliates of those?",
        "supply-chain",
        of="vendor",
        derived=True,
        asks=("model.base_models",),
    ),
    FactSpec(
        "model.lineage_countries",
        "set",
        "From which countries are the developers in its lineage?",
        "supply-chain",
        of="country",
        derived=True,
        asks=("model.base_models",),
    ),
    FactSpec(
        "model.lineage_licence_limits",
        "set",
        "What do the licences of its base models restrict?",
        "supply-chain",
        choices=LICENCE_LIMITS,
        derived=True,
        asks=("model.base_models",),
    ),
    FactSpec(
        "model.allegations",
        "set",
        "Which allegations by officials or competitors concern the model?",
        "supply-chain",
        choices=ALLEGATIONS,
    ),
    FactSpec("model.released", "date", "When was the model released?", "supply-chain"),
    FactSpec("model.retired", "date", "When was or will the model be retired?", "supply-chain"),
    FactSpec(
        "model.eu_gpai_documentation",
        "bool",
        "Does the provider publish the EU general-purpose AI documentation (training summary, copyright policy)?",
        "supply-chain",
    ),
    FactSpec(
        "model.cn_filed",
        "bool",
        "Is the model filed with the Chinese generative AI register?",
        "supply-chain",
    ),
    FactSpec(
        "model.suspended_by_order",
        "bool",
        "Is access to the model suspended by a government order?",
        "supply-chain",
    ),
)
