"""From the files a meeting names to one plan per government."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.errors import Finding, Place
from helpers.inputs.archive import MAX_FILE_BYTES, RefusedWorkbookError
from helpers.inputs.cells import RawSheet, RawWorkbook
from helpers.inputs.delimited_text import read_delimited
from helpers.inputs.plans.layouts import PlanHeader, PlanLayout, find_plan_header, load_plan_layouts
from helpers.inputs.plans.rows import SheetRows, read_plan_rows
from helpers.inputs.plans.sums import check_subtotals, drop_repeated, same_pagu_notes, set_apart
from helpers.inputs.project import display_name
from helpers.inputs.reading import SourceFile, note, warning
from helpers.inputs.samples import PLAN_SAMPLES, sample_workbook
from helpers.inputs.sheet_dates import says_sample, title_lines
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.plans import MissingPlan, Plan
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

SAMPLE_PREFIX = "sample:"
_SHEET_CODE = re.compile(r"(\d{2}(?:\.\d{2})?)\b")


@dataclass(frozen=True, slots=True)
class PlanReading:
    """All plans of a meeting.

    Parameters
    ----------
    plans
        By government in code order.
    findings
        Warnings and notes; nothing in a plan refuses the meeting.
    missing
        Expected governments without a usable plan.
    sources
        Files that were read, in reading order.
    is_sample
        Whether any of them is illustrative.
    """

    plans: Mapping[RegionCode, Plan]
    findings: tuple[Finding, ...]
    missing: tuple[MissingPlan, ...]
    sources: tuple[SourceFile, ...]
    is_sample: bool


@dataclass
class _File:
    """A file as it was opened, shared by the governments that name it."""

    workbook: RawWorkbook
    source: SourceFile
    used: set[str] = field(default_factory=set)


@dataclass
class _Reader:
    root: Path
    layouts: tuple[PlanLayout, ...]
    files: dict[str, _File] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def plan(self, government: RegionCode, name: str) -> Plan | MissingPlan:
        try:
            file = self.files.get(name) or self._open(name)
        except RefusedWorkbookError as error:
            place = Place(_shown(name, self.root), error.sheet, error.cell)
            self._warn(error.rule, place, error.problem, error.action, government)
            return MissingPlan(government, f"berkas rencana tidak dapat dibaca: {error.problem}")
        self.files[name] = file
        found = [self._sheet(sheet, file, government) for sheet in _sheets(file, government)]
        used = [one for one in found if one is not None]
        if not used:
            place = Place(file.source.name)
            problem = f"tidak ada lembar rencana yang terbaca untuk {_label(government)}"
            action = "periksa nama lembar dan judul kolomnya"
            self._warn("plan_not_found", place, problem, action, government)
            return MissingPlan(government, "berkas tidak memuat lembar rencana yang terbaca")
        return self._assemble(government, used)

    def _open(self, name: str) -> _File:
        data = _bytes(name, self.root)
        shown = _shown(name, self.root)
        is_csv = name.lower().endswith(".csv")
        workbook = (
            read_delimited(data, shown, marker="kode") if is_csv else read_workbook(data, shown)
        )
        is_sample = name.startswith(SAMPLE_PREFIX) or "DATA CONTOH" in workbook.keywords.upper()
        is_sample = is_sample or any(_says_sample(sheet) for sheet in workbook.sheets)
        digest = hashlib.sha256(data).hexdigest()
        return _File(workbook, SourceFile(shown, digest, is_sample))

    def _sheet(
        self, sheet: RawSheet, file: _File, government: RegionCode
    ) -> tuple[PlanHeader, SheetRows] | None:
        header, findings = find_plan_header(sheet, file.source.name, self.layouts)
        self.findings += findings
        if header is None:
            return None
        file.used.add(sheet.name)
        return header, read_plan_rows(sheet, file.source.name, header, government)

    def _assemble(self, government: RegionCode, sheets: list[tuple[PlanHeader, SheetRows]]) -> Plan:
        every, repeated = drop_repeated(row for _, sheet in sheets for row in sheet.rows)
        subtotals = tuple(total for _, sheet in sheets for total in sheet.subtotals)
        self.findings += (finding for _, sheet in sheets for finding in sheet.findings)
        self.findings += repeated
        self.findings += same_pagu_notes(every)
        for _, sheet in sheets:
            inside = set(map(id, sheet.rows))
            own = tuple(row for row in every if id(row) in inside)
            self.findings += check_subtotals(own, sheet.subtotals, government)
        rows, aside = set_apart(every)
        layout = ", ".join(dict.fromkeys(header.layout for header, _ in sheets))
        return Plan(government, rows, subtotals, aside, layout)

    def unused_sheets(self) -> None:
        """Name the sheets of the files that belong to no plan."""
        for file in self.files.values():
            for sheet in file.workbook.sheets:
                if sheet.name not in file.used and sheet.rows:
                    place = Place(file.source.name, sheet.name)
                    self.findings.append(
                        note("sheet_unused", place, "lembar tidak dipakai", "tidak perlu tindakan")
                    )

    def _warn(
        self, rule: str, place: Place, problem: str, action: str, government: RegionCode
    ) -> None:
        self.findings.append(warning(rule, place, problem, action, government))


def read_plans(
    mapping: Mapping[RegionCode, str], root: Path, *, expected: Iterable[RegionCode] = ()
) -> PlanReading:
    """Read the plan of each government.

    Parameters
    ----------
    mapping
        File by government, relative to ``root``, or ``sample:kaltim-rencana-2025``. Several
        governments may name one file: then each takes the sheets whose name begins with its code.
    root
        Project root.
    expected
        Governments whose plan the meeting needs, for example the province and its kabupaten/kota;
        those without a usable one are in ``missing``.

    Examples
    --------
    >>> from helpers.inputs.project import project_root
    >>> reading = read_plans({RegionCode("64"): "sample:kaltim-rencana-2025"}, project_root(),
    ...                      expected=[RegionCode("64"), RegionCode("64.01")])
    >>> reading.missing[0].reason
    'rencana belum diserahkan'
    """
    reader = _Reader(root, load_plan_layouts(root))
    plans: dict[RegionCode, Plan] = {}
    missing: list[MissingPlan] = []
    for government in sorted({*mapping, *expected}):
        if government not in mapping:
            missing.append(MissingPlan(government, "rencana belum diserahkan"))
            continue
        found = reader.plan(government, mapping[government])
        if isinstance(found, Plan):
            plans[government] = found
        else:
            missing.append(found)
    reader.unused_sheets()
    sources = tuple(file.source for file in reader.files.values())
    return PlanReading(
        plans=plans,
        findings=(*reader.findings, *map(_missing_finding, missing)),
        missing=tuple(missing),
        sources=sources,
        is_sample=any(source.is_sample for source in sources),
    )


def _missing_finding(one: MissingPlan) -> Finding:
    problem = f"rencana {_label(one.government)} belum tersedia: {one.reason}"
    action = "minta rencananya; hal yang bergantung padanya tidak dapat dinilai"
    return warning("plan_missing", Place(), problem, action, one.government)


def _sheets(file: _File, government: RegionCode) -> tuple[RawSheet, ...]:
    """Return the government's sheets: those named by its code, or all when none has a code."""
    coded = {sheet.name: _SHEET_CODE.match(sheet.name.strip()) for sheet in file.workbook.sheets}
    known = {
        name: m[1]
        for name, m in coded.items()
        if m and m[1] in region_table() and m[1][:2] == government.province
    }
    if not known:
        return file.workbook.sheets
    return tuple(sheet for sheet in file.workbook.sheets if known.get(sheet.name) == government)


def _says_sample(sheet: RawSheet) -> bool:
    return says_sample(title_lines(sheet, min(10, max(sheet.rows, default=0))))


def _bytes(name: str, root: Path) -> bytes:
    if name.startswith(SAMPLE_PREFIX):
        sample = name.removeprefix(SAMPLE_PREFIX)
        if sample not in PLAN_SAMPLES:
            known = ", ".join(SAMPLE_PREFIX + one for one in PLAN_SAMPLES)
            raise RefusedWorkbookError("sample_unknown", "contoh tidak ada", f"pakai: {known}")
        return sample_workbook(sample)
    path = root / name
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise RefusedWorkbookError(
            "file_missing", "berkas tidak ditemukan", "periksa nama dan foldernya"
        ) from None
    except OSError:
        raise RefusedWorkbookError(
            "file_unreadable", "berkas tidak dapat dibuka", "tutup di Excel atau periksa izinnya"
        ) from None


def _shown(name: str, root: Path) -> str:
    return name if name.startswith(SAMPLE_PREFIX) else display_name(root / name, root)


def _label(government: RegionCode) -> str:
    return region_table()[government].label if government in region_table() else str(government)
