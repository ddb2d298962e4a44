"""JSON Schemas (draft 2020-12) of the file formats and of the assessment document, for editors and pipelines."""

from riskctl.schema.publish import NAMES, schema

__all__ = ["NAMES", "schema"]
