"""Which region a row names: by name, by code, by a split code, by the kabupaten/kota above it."""

import re
from dataclasses import dataclass, field

from helpers.inputs.cells import Cell, CellKind, RawSheet
from helpers.inputs.layouts import ColumnKind
from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.number_text import clean
from helpers.inputs.region_codes import code_below
from helpers.inputs.region_names import (
    MEAN_WORDS,
    TOTAL_WORDS,
    TitleRegions,
    fold,
    read_name,
    regions_named,
    without_total_word,
)
from helpers.inputs.table_header import Header
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_table

_PARTS = ("no_prop", "no_kab", "no_kec", "no_kel")
_WIDTHS = (2, 2, 2, 4)
_CODE = re.compile(r"\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?", re.ASCII)
_NO_REGION = MatchProblem("region_missing", "nama dan kode wilayah kosong", "isi keduanya")

_CONTRADICTS = MatchProblem(
    "row_contradicts",
    "baris disebut JUMLAH, tetapi juga menyebut kecamatan atau desa",
    "hapus salah satunya",
)


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """What a row says of itself.

    Parameters
    ----------
    region
        The region, or ``None``.
    path
        Its kecamatan and desa, when it lies below a kabupaten/kota.
    problem
        Why there is no region.
    name
        The name as written.
    part_name
        Name of the kecamatan or desa, when the row lies below a kabupaten/kota.
    candidates
        Regions that an ambiguous name may mean.
    is_sum, is_mean, is_nameless
        Whether the row is called JUMLAH, RATA-RATA, or nothing at all.
    """

    region: Region | None = None
    path: tuple[str, ...] = ()
    problem: MatchProblem = _NO_REGION
    name: str = ""
    part_name: str = ""
    candidates: tuple[Region, ...] = ()
    is_sum: bool = False
    is_mean: bool = False
    is_nameless: bool = False


@dataclass
class RowReader:
    """Reads row after row, because a name may stand once above the rows that it is for."""

    sheet: RawSheet
    header: Header
    titles: TitleRegions
    _above: dict[str, str] = field(default_factory=dict)
    _columns: dict[ColumnKind, int | None] = field(default_factory=dict)
    _total_columns: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Look up once which column holds what."""
        self._columns = {kind: self.header.column_of(kind) for kind in ColumnKind}
        self._total_columns = [
            self.header.columns[m]
            for m, c in self.header.layouts.items()
            if c.kind in (ColumnKind.NAME, ColumnKind.NUMBER, ColumnKind.CODE)
        ]

    def read(self, row: int) -> RowIdentity:
        """Return what a row says of itself."""
        name, code = self._text(row, ColumnKind.NAME), self._code(row)
        labels = {m: self._label(row, m, name) for m in ("provinsi", "kecamatan", "kelurahan")}
        texts = [text for text in (*self._texts(row), *labels.values()) if text]
        words = [fold(text) for text in texts]
        if not clean(code.text) and any(word in MEAN_WORDS for word in words):
            return RowIdentity(is_mean=True)
        is_sum = any(word in TOTAL_WORDS for word in words)
        named = [text for text in (name, labels["kecamatan"], labels["kelurahan"]) if text]
        others = [text for text in named if fold(text) not in TOTAL_WORDS]
        if is_sum and not clean(code.text):
            if not others or (others == [name] and self._kept_names_only(row)):
                return RowIdentity(is_sum=True)
            if others != [name]:
                return RowIdentity(problem=_CONTRADICTS, name=name)
        if self.header.has_parts and not is_sum:
            name = self._kept("wilayah", name)
        below = code_below(clean(code.text))
        path = below or tuple(
            labels[m] for m in ("kecamatan", "kelurahan") if labels[m] and not is_sum
        )
        if not name and not clean(code.text):
            return self._without_name(path, labels["provinsi"])
        return self._matched(row, name, code, path, labels["provinsi"], has_code_below=bool(below))

    def _kept_names_only(self, row: int) -> bool:
        """Whether a label says JUMLAH beside the name of the kabupaten/kota that it is of."""
        columns = [
            self.header.columns[m] for m in ("kecamatan", "kelurahan") if m in self.header.columns
        ]
        return any(fold(clean(self.sheet.cell(row, c).text)) in TOTAL_WORDS for c in columns)

    def _matched(
        self,
        row: int,
        name: str,
        code: Cell,
        path: tuple[str, ...],
        province_name: str,
        *,
        has_code_below: bool,
    ) -> RowIdentity:
        # Beside the code of a kecamatan the name is the kecamatan's, unless another column has it.
        asked = "" if has_code_below and not self.header.has_labels else name
        asked = without_total_word(asked)
        province = self._province(province_name)
        found = match_region(
            asked,
            clean(code.text),
            code_is_number=code.kind is CellKind.NUMBER,
            province=province or self._hint(),
        )
        if isinstance(found, Region):
            other = self._other_region(row, found)
            if other is not None:
                return RowIdentity(None, path, other, name)
            part_name = self._part_name(row) if path else ""
            return RowIdentity(found, path, name=name, part_name=part_name)
        candidates: tuple[Region, ...] = ()
        if found.rule == "region_ambiguous":
            candidates = self._possible(row, name, province)
            if len(candidates) == 1:
                return RowIdentity(candidates[0], path, name=name)
        return RowIdentity(None, path, found, name, candidates=candidates)

    def _part_name(self, row: int) -> str:
        """Return the lowest name of the row."""
        columns = [
            self.header.columns.get("kelurahan"),
            self.header.columns.get("kecamatan"),
            self._columns[ColumnKind.NAME],
        ]
        texts = [clean(self.sheet.cell(row, column).text) for column in columns if column]
        return next((text for text in texts if text), "")

    def _other_region(self, row: int, found: Region) -> MatchProblem | None:
        """Return why a label contradicts: it names another kabupaten/kota with its kind."""
        for measure in ("kecamatan", "kelurahan"):
            column = self.header.columns.get(measure)
            text = clean(self.sheet.cell(row, column).text) if column else ""
            if _CODE.fullmatch(text) and not text.startswith(found.code):
                problem = f"kode atau namanya {found.label}, tetapi barisnya memuat kode {text}"
                return MatchProblem("region_disagrees", problem, "samakan keduanya")
            written = read_name(text)
            if not written.kind:
                continue
            named = regions_named(written)
            if named and found not in named:
                return MatchProblem(
                    "region_disagrees",
                    f"kode atau namanya {found.label}, tetapi barisnya menyebut {named[0].label}",
                    "samakan keduanya",
                )
        return None

    def _possible(self, row: int, name: str, province: str) -> tuple[Region, ...]:
        """Return what an ambiguous name may mean in a row with or without a number."""
        named = regions_named(read_name(name))
        number = self._columns[ColumnKind.NUMBER]
        is_numbered = number is not None and bool(clean(self.sheet.cell(row, number).text))
        if number is not None:
            whole = [r for r in named if r.level is RegionLevel.PROVINSI]
            if whole and not is_numbered:
                return tuple(whole)
            named = tuple(r for r in named if r not in whole)
        inside = tuple(r for r in named if r.code.province == province) if province else named
        return inside or named

    def _without_name(self, path: tuple[str, ...], province_name: str) -> RowIdentity:
        if path and self.titles.kabupaten_kota is not None:
            return RowIdentity(self.titles.kabupaten_kota, path)
        province = self._province(province_name)
        if not path and province_name and province:
            return RowIdentity(region_table()[province])
        return RowIdentity(None, path, _NO_REGION, is_nameless=not path)

    def _province(self, name: str) -> str:
        named = [r for r in regions_named(read_name(name)) if r.level is RegionLevel.PROVINSI]
        if name and len(named) == 1:
            return named[0].code
        return self.titles.province.code if self.titles.province else ""

    def _hint(self) -> str:
        """Return the province of the last code; it only orders suggestions."""
        return self._above.get("hint", "")

    def _kept(self, measure: str, text: str) -> str:
        if text:
            self._above[measure] = text
            if measure == "wilayah":
                self._above.pop("kecamatan", None)
        return text or self._above.get(measure, "")

    def _label(self, row: int, measure: str, name: str) -> str:
        if measure not in self.header.columns:
            return ""
        text = clean(self.sheet.cell(row, self.header.columns[measure]).text)
        if measure == "kelurahan" or fold(text) in TOTAL_WORDS:
            return text
        if measure == "kecamatan" and name and not text:
            self._above.pop(measure, None)
            return ""
        return self._kept(measure, text)

    def _text(self, row: int, kind: ColumnKind) -> str:
        column = self._columns[kind]
        return clean(self.sheet.cell(row, column).text) if column else ""

    def _texts(self, row: int) -> list[str]:
        """Return the texts of the columns in which JUMLAH may stand."""
        cells = [self.sheet.cell(row, column) for column in self._total_columns]
        return [clean(cell.text) for cell in cells if cell.kind is CellKind.TEXT]

    def _code(self, row: int) -> Cell:
        column = self._columns[ColumnKind.CODE]
        if column:
            cell = self.sheet.cell(row, column)
            text = clean(cell.text)
            if text[:2].isdigit():
                self._above["hint"] = text[:2]
            return Cell(CellKind.TEXT, "") if fold(text) in TOTAL_WORDS else cell
        return self._joined(row)

    def _joined(self, row: int) -> Cell:
        """Join a code that stands in columns of its own; 0 or nothing ends it."""
        parts: list[str] = []
        for measure, width in zip(_PARTS, _WIDTHS, strict=True):
            if measure not in self.header.columns:
                break
            text = clean(self.sheet.cell(row, self.header.columns[measure]).text)
            if not text.strip("0"):
                break
            if not re.fullmatch(rf"[0-9]{{1,{width}}}", text):
                return Cell(CellKind.TEXT, text)
            parts.append(text.zfill(width))
        return Cell(CellKind.TEXT, ".".join(parts))
