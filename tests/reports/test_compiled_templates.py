"""Templates compiled once: the same text is not compiled again, another text is."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from riskctl.reports.formats.compiled import CompiledTemplates


def drawn(text: str, kept: CompiledTemplates) -> str:
    environment = Environment(loader=DictLoader({"page": text}), bytecode_cache=kept)
    return environment.get_template("page").render(name="A")


def test_a_template_that_changed_is_compiled_anew() -> None:
    kept = CompiledTemplates()
    assert drawn("for {{ name }}", kept) == "for A"
    assert drawn("by {{ name }}", kept) == "by A"


def test_what_was_compiled_is_used_again() -> None:
    stored: list[str] = []

    class Watched(CompiledTemplates):
        def dump_bytecode(self, bucket) -> None:
            stored.append(bucket.key)
            super().dump_bytecode(bucket)

    kept = Watched()
    assert [drawn("for {{ name }}", kept) for _ in range(3)] == ["for A"] * 3
    assert len(stored) == 1
