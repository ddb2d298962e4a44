"""The assessment document as types: one file an idea. The builder, the JSON Schema and the reader all follow them."""

from riskctl.document.model.assessment import Assessment

__all__ = ["Assessment"]
