"""Checked observations on disk, so that the same files are read once: a cache that may be deleted.

One folder for each reading, named by a hash of everything it depends on: the sources and what
lies beside them, the definitions, the parameters, and this package's own code. In it one Parquet
file for each province and day. A folder appears whole or not at all, and never changes.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from helpers.errors import Finding, Place, Severity
from helpers.inputs.corrections import AppliedCorrection, Correction
from helpers.inputs.reading import Reading, SheetSummary, SourceFile
from helpers.inputs.source_files import resolve_sources
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode

STORE_FOLDER = Path("reports/.store")
_DEFINITIONS = ("layouts.yaml", "indicators.yaml")
_ABOUT = "reading.json"
_KEPT_READINGS = 20


@dataclass(frozen=True, slots=True)
class Store:
    """Readings kept under a folder.

    Parameters
    ----------
    folder
        Usually ``reports/.store`` of the project.
    root
        Project root, which sources are relative to.
    """

    folder: Path
    root: Path

    def key(
        self,
        sources: Sequence[str],
        *,
        default_date: date | None,
        last_day: date | None,
        province: str | None,
    ) -> str | None:
        """Return the hash of everything a reading depends on.

        ``None`` when nothing is kept: samples are made from memory faster than they are fetched,
        and what is not there has no hash.
        """
        resolved, findings = resolve_sources(sources, self.root, province=province)
        paths = [source.path for source in resolved]
        if not paths or None in paths or findings_refuse(findings):
            return None
        digest = hashlib.sha256()
        try:
            for source in resolved:
                path = source.path
                assert path is not None
                digest.update(f"{source.name}\0{source.role}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
            for name in _DEFINITIONS:
                digest.update((self.root / "params" / name).read_bytes())
        except OSError:
            return None
        notes = [asdict(finding) for finding in findings]
        digest.update(json.dumps([str(default_date), str(last_day), notes], default=str).encode())
        digest.update(_code_hash())
        return digest.hexdigest()[:32]

    def load(self, key: str, province: str | None) -> Reading | None:
        """Return a kept reading, of one province (and the nation) or whole; ``None`` when none.

        Anything damaged counts as not there.
        """
        folder = self.folder / key
        if not (folder / _ABOUT).is_file():
            return None
        try:
            about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
            provinces = None
            if province is not None and (folder / f"province={province}").is_dir():
                provinces = {province, NATIONAL}
            return reading_of(about, _load_observations(folder, provinces))
        except (OSError, ValueError, KeyError, TypeError):
            shutil.rmtree(folder, ignore_errors=True)
            return None

    def keep(
        self,
        key: str | None,
        reading: Reading,
        sources: Sequence[str],
        *,
        default_date: date | None,
        last_day: date | None,
        province: str | None,
    ) -> None:
        """Keep a reading whose key was made before it, unless a source has changed since."""
        now = self.key(sources, default_date=default_date, last_day=last_day, province=province)
        if key is not None and key == now:
            self.save(key, reading)

    def save(self, key: str, reading: Reading) -> None:
        """Keep a reading; a folder that cannot be written is no reason to fail."""
        if (self.folder / key / _ABOUT).is_file():
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(prefix=".menulis-", dir=self.folder))
            try:
                _save_observations(work, reading)
                text = json.dumps(about_reading(reading), ensure_ascii=False, indent=1)
                (work / _ABOUT).write_text(text, encoding="utf-8")
                work.chmod(0o755)
                # Renaming onto a filled folder fails: somebody else kept the same reading first.
                with suppress(OSError):
                    work.replace(self.folder / key)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            self._forget_old()

    def _forget_old(self) -> None:
        kept = [path for path in self.folder.iterdir() if (path / _ABOUT).is_file()]
        kept.sort(key=lambda path: (path / _ABOUT).stat().st_mtime, reverse=True)
        for path in kept[_KEPT_READINGS:]:
            shutil.rmtree(path, ignore_errors=True)


def store_of(root: Path) -> Store:
    """Return the project's store."""
    return Store(root / STORE_FOLDER, root)


def findings_refuse(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is blocking."""
    return any(finding.is_blocking for finding in findings)


@cache
def _code_hash() -> bytes:
    """Hash what reads and what regions are known: another version reads again."""
    digest = hashlib.sha256()
    for package in ("helpers.inputs", "helpers.vocabulary", "helpers.errors"):
        top = Path(str(files(package)))
        for path in sorted(top.rglob("*")):
            if path.suffix in (".py", ".csv"):
                digest.update(path.relative_to(top).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.digest()


def _row(position: int, observation: Observation, hashes: dict[str, str]) -> dict[str, Any]:
    row = asdict(observation)
    place = row.pop("place")
    return {
        "position": position,
        **row,
        "state": observation.state.value,
        "file": place["file"],
        "file_sha256": hashes.get(place["file"], ""),
        "sheet": place["sheet"],
        "cell": place["cell"],
    }


def _save_observations(folder: Path, reading: Reading) -> None:
    # pyarrow takes as long to import as a workbook takes to read, and most commands need none.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    hashes = {source.name: source.sha256 for source in reading.sources}
    parts: dict[tuple[str, date], list[dict[str, Any]]] = {}
    for position, observation in enumerate(reading.observations):
        key = (observation.region_code.province, observation.as_of)
        parts.setdefault(key, []).append(_row(position, observation, hashes))
    for (province, day), rows in parts.items():
        path = folder / f"province={province}" / f"as_of={day}.parquet"
        path.parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows, schema=_schema(pa)), path, compression="zstd")


def _schema(pa: Any) -> Any:
    text, whole = pa.string(), pa.int64()
    return pa.schema(
        [
            ("position", whole),
            ("region_code", text),
            ("indicator", text),
            ("basis", text),
            ("as_of", pa.date32()),
            ("numerator", whole),
            ("denominator", whole),
            ("state", text),
            ("published_percent", text),
            ("is_total", pa.bool_()),
            ("source", text),
            ("region_name", text),
            ("note", text),
            ("is_own_figure", pa.bool_()),
            ("file", text),
            ("file_sha256", text),
            ("sheet", text),
            ("cell", text),
        ]
    )


def _load_observations(folder: Path, provinces: set[str] | None) -> tuple[Observation, ...]:
    # See _save_observations.
    import pyarrow.parquet as pq  # noqa: PLC0415

    rows: list[dict[str, Any]] = []
    for path in sorted(folder.glob("province=*/*.parquet")):
        if provinces is None or path.parent.name.removeprefix("province=") in provinces:
            rows += pq.ParquetFile(path).read().to_pylist()
    rows.sort(key=lambda row: row["position"])
    return tuple(_observation(row) for row in rows)


def _observation(row: dict[str, Any]) -> Observation:
    place = Place(row.pop("file"), row.pop("sheet"), row.pop("cell"))
    del row["position"], row["file_sha256"]
    row |= {"region_code": RegionCode(row["region_code"]), "state": DataState(row["state"])}
    return Observation(**row, place=place)


def about_reading(reading: Reading) -> dict[str, Any]:
    """Return everything of a reading but its observations, as JSON takes it."""
    return {
        "findings": [{**asdict(f), "severity": f.severity.name} for f in reading.findings],
        "sources": [asdict(source) for source in reading.sources],
        "summaries": [{**asdict(s), "as_of": str(s.as_of or "")} for s in reading.summaries],
        "is_sample": reading.is_sample,
        "corrections": [
            {
                "correction": json.loads(applied.correction.model_dump_json()),
                "place": asdict(applied.place),
                "file": applied.file,
            }
            for applied in reading.corrections
        ],
    }


def reading_of(about: dict[str, Any], observations: tuple[Observation, ...]) -> Reading:
    """Return the reading that ``about_reading`` described, with its observations."""
    return Reading(
        observations=observations,
        findings=tuple(
            Finding(**{**f, "severity": Severity[f["severity"]], "place": Place(**f["place"])})
            for f in about["findings"]
        ),
        sources=tuple(SourceFile(**source) for source in about["sources"]),
        summaries=tuple(_summary(summary) for summary in about["summaries"]),
        is_sample=about["is_sample"],
        corrections=tuple(
            AppliedCorrection(
                Correction.model_validate(entry["correction"]),
                Place(**entry["place"]),
                entry["file"],
            )
            for entry in about["corrections"]
        ),
    )


def _summary(summary: dict[str, Any]) -> SheetSummary:
    day = summary["as_of"]
    return SheetSummary(
        **{
            **summary,
            "as_of": date.fromisoformat(day) if day else None,
            "columns": tuple((text, measure) for text, measure in summary["columns"]),
            "unused": tuple(summary["unused"]),
            "observations": tuple(summary["observations"]),
        }
    )
