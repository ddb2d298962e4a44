"""Schema of a use case."""

from __future__ import annotations

from typing import Any

from riskctl.catalogue.use_case import EvidenceEntry, UseCaseFile
from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.schema.facts import described, section, stateable, value
from riskctl.schema.models import of_model
from riskctl.schema.text import COUNTRY, DATE, UNKNOWN, array, closed, either

Json = dict[str, Any]


def use_case() -> Json:
    """``data/examples/<id>.yaml``, or an organisation's own."""
    schema = of_model(UseCaseFile)
    document = of_model(EvidenceEntry)
    document["properties"] |= {"dated": DATE, "covers": array(COUNTRY)}
    schema["$defs"] = {"document": document}
    document_schema = either({"const": "none"}, UNKNOWN, {"$ref": "#/$defs/document"})
    hosting = section(stateable("route"))
    hosting["properties"] |= {
        "country": {
            "description": "In which country are inference run and data stored?",
            **COUNTRY,
        },
        "chips": _named("route.served_on"),
    }
    schema["properties"] |= {
        "actor": section(stateable("actor")),
        "use": section(spec for spec in stateable("use") if spec.path != "use.criticality"),
        "data": section(stateable("data")),
        "evidence": closed(
            {spec.name: described(spec, document_schema) for spec in stateable("evidence")}, ()
        ),
        "self_hosting": hosting,
    }
    return schema


def _named(path: str) -> Json:
    spec: FactSpec = VOCABULARY[path]
    return described(spec, value(spec))
