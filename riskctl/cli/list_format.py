"""The formats of lists that commands take, named in their help without importing a reader."""

from __future__ import annotations

LIST_FORMATS = (
    "ofac-xml, ofac-advanced-xml, ofac-csv, csl-csv, csl-json, ecfr-xml, eu-xml, eu-csv, uk-csv, uk-xml, uk-ods, "
    "dfat-xlsx, sema-xml, seco-xml, un-xml, opensanctions-simple-csv, ftm-json, prohibited-parties-json or csv"
)
"""In the words of help; a test holds it to the readers there are."""
