"""Look over a page that templates of others made: it must still load nothing, run nothing and carry its data."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from riskctl.document.errors import ReportError
from riskctl.reports.formats.embedding import DATA_ID, OPTIONS_ID, embedded_scripts
from riskctl.reports.formats.page_parts import SCRIPTS
from riskctl.reports.templates import template

_LOADS = ("src", "srcset", "poster", "background", "action", "formaction", "ping")
_SAFE = ("#", "http://", "https://", "mailto:")
_POLICY = "default-src 'none'"


def check_page(page: str) -> None:
    """Raises ReportError with everything that a page of riskctl never has."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    faults = [*_missing(page), *_policy(reader.policies), *_scripts(reader), *reader.faults]
    if faults:
        shown = "; ".join(dict.fromkeys(faults))
        raise ReportError(f"the page that the templates made cannot be used: {shown}")


def _missing(page: str) -> Iterator[str]:
    scripts = embedded_scripts(page)
    if not {DATA_ID, OPTIONS_ID} <= scripts.keys():
        yield "it does not carry its assessment; keep what stands after the block `footer`"


def _policy(policies: list[str]) -> Iterator[str]:
    words = " ".join(policies).lower()
    if not policies or not words.startswith(_POLICY):
        yield f"its Content-Security-Policy does not begin with {_POLICY}"
    for word in ("http:", "https:", "*", "'unsafe-eval'", "script-src 'unsafe-inline'"):
        if word in words:
            yield f"its Content-Security-Policy allows {word}"


def _scripts(reader: _Reader) -> Iterator[str]:
    """Only our own script runs: what a document says cannot be written into a script safely."""
    ours = "".join(template(name) for name in SCRIPTS)
    # Blanks aside, since an indented include is still the same script.
    if any("".join(text.split()) != "".join(ours.split()) for text in reader.scripts):
        yield "it has a script that is not riskctl's; only styles and texts can be changed"


class _Reader(HTMLParser):
    """Collects policies and whatever would load or run something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[str] = []
        self.faults: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        stated = {key: (text or "").strip() for key, text in attrs}
        if tag == "meta" and stated.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(stated.get("content", "").strip())
        if tag == "meta" and stated.get("http-equiv", "").lower() == "refresh":
            self.faults.append("it sends the reader elsewhere")
        if tag in ("iframe", "object", "embed", "base", "link", "form"):
            self.faults.append(f"it has an element <{tag}>")
        if tag == "script" and "src" in stated:
            self.faults.append("it loads a script")
        # Anything but data may run: browsers take an unknown type for data, but this need not know
        # which.
        if tag == "script" and stated.get("type", "") != "application/json":
            self._in_script = True
            self.scripts.append("")
        for key, text in stated.items():
            self._attribute(key, text)

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        """Keep the text of a script."""
        if self._in_script:
            self.scripts[-1] += data

    def _attribute(self, key: str, text: str) -> None:
        # Browsers drop tabs and line ends inside an address: `java<tab>script:` runs.
        plain = "".join(text.split()).lower()
        if key.startswith("on"):
            self.faults.append(f"it has an attribute {key}, which runs code")
        elif key in ("href", "xlink:href") and plain and not plain.startswith(_SAFE):
            self.faults.append(f"it has an address that is no link: {plain[:40]}")
        elif key in _LOADS and plain and not plain.startswith("data:image/"):
            self.faults.append(f"it loads {plain[:40]}")
