"""The reviewed catalogue of sheet layouts: which header means which measure."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

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
    CODE = "code"
    NAME = "name"
    NUMBER = "number"


class ColumnLayout(YamlModel):
    """One column: its measure, its kind, and the headers it is known by."""

    measure: Name
    kind: ColumnKind
    headers: Annotated[tuple[str, ...], Field(min_length=1)]
    required: StrictBool = True


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
    """One kind of sheet; ``names`` are all spellings of its name."""

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    columns: Annotated[tuple[ColumnLayout, ...], Field(min_length=1)]
    observations: tuple[ObservationLayout, ...] = ()
    sums: tuple[SumLayout, ...] = ()

    @property
    def title(self) -> str:
        """Name that messages use."""
        return self.names[0]


class CrossCheck(YamlModel):
    """Two numbers of different sheets that count the same people of the same day."""

    left: tuple[Name, Name, Name]
    right: tuple[Name, Name, Name]


class LayoutCatalogue(YamlModel):
    """All layouts, with the columns that every one of them begins with."""

    row_columns: Annotated[tuple[ColumnLayout, ...], Field(min_length=1)]
    sheets: Annotated[tuple[SheetLayout, ...], Field(min_length=1)]
    same_people: tuple[CrossCheck, ...] = ()

    def by_name(self, name: str) -> SheetLayout | None:
        """Return the layout of a sheet name, compared without case, blanks and punctuation."""
        key = fold_header(name)
        return next((s for s in self.sheets if key in map(fold_header, s.names)), None)


@lru_cache(maxsize=8192)
def fold_header(text: str) -> str:
    """Compare headers without case, blanks, line breaks and punctuation; ``%`` counts."""
    kept = "".join(ch if ch.isalnum() or ch == "%" else " " for ch in fold(text))
    return kept.replace(" ", "")


def load_layouts(root: Path) -> LayoutCatalogue:
    """Read ``params/layouts.yaml``."""
    return read_model(root / LAYOUTS_FILE, LayoutCatalogue, root)
