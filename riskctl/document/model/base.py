"""Field types that the parts of an assessment document share, with what a value of each may be.

Parts are ``TypedDict``: what the engine builds is the document itself, and the type checker holds the builder to every
key. Pydantic is asked only where a document comes from outside or its JSON Schema is wanted, so a constraint is a small
class that names pydantic when it is asked, and importing these types costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from typing_extensions import TypeAliasType, TypedDict

from riskctl.facts.spec import DIMENSIONS
from riskctl.facts.terms import FRAMEWORKS
from riskctl.facts.values import GRADES
from riskctl.facts.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Matches:
    """A text that a pattern finds."""

    pattern: str

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=self.pattern, strict=True)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text out of a closed list, for fields whose type in the engine is plain text."""

    words: Callable[[], tuple[str, ...]]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core import core_schema

        return core_schema.literal_schema(list(self.words()))


@dataclass(frozen=True, slots=True)
class Within:
    """A finite number between two ends, both inclusive."""

    low: float | None = None
    high: float | None = None

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core import core_schema

        return core_schema.float_schema(ge=self.low, le=self.high, strict=True, allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from 0 up."""

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core import core_schema

        return core_schema.int_schema(ge=0, strict=True)


@dataclass(frozen=True, slots=True)
class Length:
    """A list or an object with so many members."""

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic checks."""
        schema: Any = handler(source)
        schema["min_length"] = self.least
        if self.most is not None:
            schema["max_length"] = self.most
        return schema  # type: ignore[no-any-return]


class BetweenValue(TypedDict):
    """A number known to lie between two ends, both inclusive."""

    between: Annotated[list[Number], Length(2, 2)]


class SetValue(TypedDict):
    """A set of which some members are known, and some are known to be absent."""

    includes: list[str]
    excludes: list[str]


@dataclass(frozen=True, slots=True)
class FactShape:
    """The shapes that :func:`riskctl.facts.values.to_json` gives."""

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic checks."""
        shapes = bool | int | float | str | None | list[str] | BetweenValue | SetValue
        return handler.generate_schema(shapes)


Day = TypeAliasType("Day", Annotated[str, Matches(r"^\d{4}-\d{2}-\d{2}$")])
"""An ISO date; dates compare as text."""
DayOrNone = TypeAliasType("DayOrNone", Annotated[str, Matches(r"^(\d{4}-\d{2}-\d{2})?$")])
"""An ISO date, or empty where a statement has none."""
Sha256 = TypeAliasType("Sha256", Annotated[str, Matches(r"^[0-9a-f]{64}$")])
Framework = TypeAliasType("Framework", Annotated[str, Matches(FRAMEWORKS)])
"""A clause of a published framework."""
Number = TypeAliasType("Number", Annotated[float, Within()])
Points = TypeAliasType("Points", Annotated[float, Within(0, 100)])
"""A score, or a share in percent."""
Count = TypeAliasType("Count", Annotated[int, WholeNumber()])
GradeName = TypeAliasType("GradeName", Annotated[str, OneOf(lambda: GRADES)])
DimensionName = TypeAliasType("DimensionName", Annotated[str, OneOf(lambda: DIMENSIONS)])
FactPath = TypeAliasType("FactPath", Annotated[str, OneOf(lambda: tuple(VOCABULARY))])
"""A fact of the vocabulary by path."""
FactValue = TypeAliasType("FactValue", Annotated[Any, FactShape()])
"""A scalar, a list, ``{between}``, ``{includes, excludes}`` or null where nothing is known."""

Since = TypedDict("Since", {"from": Day | None})
"""Parts that begin on a day: ``from`` is no name that a class could write."""
