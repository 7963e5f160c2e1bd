"""The reviewed catalogue of sheet layouts: which header means which measure."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from helpers.inputs.region_names import fold
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import Name

LAYOUTS_FILE = Path("params/layouts.yaml")


class ColumnKind(StrEnum):
    """How the cells of a column are parsed."""

    COUNT = "count"
    REMAINDER = "remainder"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CODE = "code"
    CODE_PART = "code_part"
    NAME = "name"
    LABEL = "label"
    NUMBER = "number"


# Columns that say what a row is about, not what was counted.
ROW_KINDS = (
    ColumnKind.CODE,
    ColumnKind.CODE_PART,
    ColumnKind.NAME,
    ColumnKind.LABEL,
    ColumnKind.NUMBER,
)


class ColumnLayout(YamlModel):
    """One column: its measure, its kind, and the headers it is known by."""

    measure: Name
    kind: ColumnKind
    headers: Annotated[tuple[str, ...], Field(min_length=1)]
    required: StrictBool = True

    @cached_property
    def keys(self) -> frozenset[str]:
        """The headers as they are compared."""
        return frozenset(map(fold_header, self.headers))


class ObservationLayout(YamlModel):
    """Which columns make an observation of which indicator on which basis."""

    indicator: Name
    basis: Name
    numerator: Name
    denominator: Name | None = None
    published_percent: Name | None = None


class SumLayout(YamlModel):
    """An identity: the parts of a row add up to the whole."""

    parts: Annotated[tuple[Name, ...], Field(min_length=1)]
    whole: Name


class SheetLayout(YamlModel):
    """One kind of sheet; ``names`` are all spellings of its name.

    ``sums`` are checked; ``added`` are measures that the sheet gives in parts only (men, women)
    and that are their sum.
    """

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    columns: Annotated[tuple[ColumnLayout, ...], Field(min_length=1)]
    observations: tuple[ObservationLayout, ...] = ()
    sums: tuple[SumLayout, ...] = ()
    added: tuple[SumLayout, ...] = ()

    @property
    def title(self) -> str:
        """Name that messages use."""
        return self.names[0]


class HeaderWords(YamlModel):
    """Words of headers and what they say; words that say nothing are listed, too.

    Parameters
    ----------
    words
        Phrases, compared word by word without case and punctuation.
    topic, age, base, part, sex
        What a header that holds one of the phrases is about. ``part`` is ``numerator``,
        ``denominator``, ``remainder`` or ``percent``; ``sex`` is ``l``, ``p`` or ``jml``.
    """

    words: Annotated[tuple[str, ...], Field(min_length=1)]
    topic: Name | None = None
    age: str | None = None
    base: Name | None = None
    part: Literal["numerator", "denominator", "remainder", "percent"] | None = None
    sex: Literal["l", "p", "jml"] | None = None


class TopicLayout(YamlModel):
    """Which indicator a topic with an age band is.

    Parameters
    ----------
    ages
        Age bands of the topic that mean this indicator; empty text: none is written.
    base, other_bases
        Basis where the header names none, and the bases that it may name.
    counts_only
        Whether the topic has no denominator.
    yes_no
        Whether the cells say yes or no.
    denominator_of
        Topic whose numerator is the denominator where the table has none of its own.
    """

    topic: Name
    indicator: Name
    ages: tuple[str, ...] = ("",)
    base: Name
    other_bases: tuple[Name, ...] = ()
    counts_only: StrictBool = False
    yes_no: StrictBool = False
    denominator_of: Name | None = None


class CrossCheck(YamlModel):
    """Two numbers of different sheets that count the same people of the same day."""

    left: tuple[Name, Name, Name]
    right: tuple[Name, Name, Name]


class LayoutCatalogue(YamlModel):
    """All layouts, with the columns that every one of them begins with."""

    row_columns: Annotated[tuple[ColumnLayout, ...], Field(min_length=1)]
    sheets: Annotated[tuple[SheetLayout, ...], Field(min_length=1)]
    same_people: tuple[CrossCheck, ...] = ()
    header_words: tuple[HeaderWords, ...] = ()
    topics: tuple[TopicLayout, ...] = ()

    @cached_property
    def anchor_keys(self) -> frozenset[str]:
        """Folded headers of the columns that name regions."""
        return frozenset(
            fold_header(header)
            for column in self.row_columns
            if column.kind in ROW_KINDS and column.kind is not ColumnKind.NUMBER
            for header in column.headers
        )

    @cached_property
    def measure_keys(self) -> frozenset[str]:
        """Folded headers of the columns that count something."""
        return frozenset(
            fold_header(header)
            for sheet in self.sheets
            for column in sheet.columns
            for header in column.headers
        )

    @cached_property
    def phrases(self) -> Mapping[tuple[str, ...], HeaderWords]:
        """What each phrase of a header says, by its words."""
        return {
            header_words(phrase): entry for entry in self.header_words for phrase in entry.words
        }

    def by_name(self, name: str) -> SheetLayout | None:
        """Return the layout of a sheet name, compared without case, blanks and punctuation."""
        key = fold_header(name)
        return next((s for s in self.sheets if key in map(fold_header, s.names)), None)


@lru_cache(maxsize=8192)
def fold_header(text: str) -> str:
    """Compare headers without case, blanks, line breaks and punctuation; ``%`` counts."""
    kept = "".join(ch if ch.isalnum() or ch == "%" else " " for ch in fold(text))
    return kept.replace(" ", "")


def header_words(text: str) -> tuple[str, ...]:
    """Return the words of a header in capitals, without punctuation; ``%`` is a word."""
    kept = "".join(ch if ch.isalnum() else " % " if ch == "%" else " " for ch in fold(text))
    return tuple(kept.split())


def load_layouts(root: Path) -> LayoutCatalogue:
    """Read ``params/layouts.yaml``."""
    return read_model(root / LAYOUTS_FILE, LayoutCatalogue, root)
