"""What README promises is done here once: its commands, an indicator by YAML only, a section."""

import csv
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from command_line import ROOT, rakor
from helpers.vocabulary.regions import region_table

README = (ROOT / "README.md").read_text(encoding="utf-8")
INDICATOR = """
  - key: kk
    term: Kepemilikan KK
    short_term: KK
    kind: ratio
    unit: keluarga
    numerator_label: memiliki KK
    denominator_label: keluarga
    act: penerbitan
    definition: Keluarga yang memiliki KK dibagi seluruh keluarga.
    source: Tabel rapi dari kabupaten/kota
    is_main: true
    bases:
      - {key: keluarga, label: keluarga, short_label: keluarga}
"""
TARGET = """
  - {indicator: kk, year: 2024, percent: "97", region: "64", source: Renja 2024}
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what an office edits: notebooks and params."""
    for folder in ("notebooks", "params"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + text, encoding="utf-8")


def test_readme_fits_one_page_and_its_picture_exists() -> None:
    assert len(README.splitlines()) <= 120
    (picture,) = re.findall(r'src="([^"]+)"', README)
    assert (ROOT / picture).stat().st_size < 200_000


def test_every_command_it_names_exists() -> None:
    names = set(re.findall(r"^rakor (\w+)", README, flags=re.MULTILINE))
    assert {"build", "check", "list", "verify", "sample"} <= names
    for name in names:
        assert rakor(name, "--help").code == 0


def test_every_file_it_names_exists() -> None:
    named = re.findall(r"`((?:params|src|tests|notebooks|\.ci|\.readme)/[\w./-]+)`", README)
    named += [
        part
        for part in shlex.split(" ".join(re.findall(r"`(python [^`]+)`", README)))
        if part.endswith(".py")
    ]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_an_indicator_by_yaml_only(copy: Path) -> None:
    append(copy / "params/indicators.yaml", INDICATOR)
    append(copy / "params/targets.yaml", TARGET)
    rows = [
        (r.code, "kk", "2024-11-12", 970 + n, 1000)
        for n, r in enumerate(region_table().children("64"))
    ]
    (copy / "data").mkdir()
    with (copy / "data/kk.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("kode_wilayah", "indikator", "tanggal", "pembilang", "penyebut"))
        writer.writerows(rows)
    params = copy / "params/rakorda-kaltim-2024.yaml"
    text = params.read_text(encoding="utf-8")
    params.write_text(
        text.replace('["sample:kaltim"]', '["sample:kaltim", "data/kk.csv"]'), encoding="utf-8"
    )
    run = rakor(
        "build", str(params), "--notebook", "regional_evaluation", "--format", "html", cwd=copy
    )
    assert run.code in (0, 1), run.err
    (folder,) = (copy / "reports/rakorda-kaltim-2024").glob("64-*")
    page = (folder / "regional_evaluation.html").read_text(encoding="utf-8")
    # Σ 970 … 979 of ten offices: 9 745 of 10 000.
    assert "97,45 %" in page
    assert 'id="b-kk-97-45-target-tercapai"' in page, "no chapter of its own"
    figures = (folder / "figures.csv").read_text(encoding="utf-8")
    assert "64,Kalimantan Timur,kk,keluarga,true,2024-11-12,9745,10000,97.450000" in figures


def test_only_a_ratio_can_be_a_main_indicator(copy: Path) -> None:
    append(copy / "params/indicators.yaml", INDICATOR.replace("kind: ratio", "kind: count"))
    run = rakor("check", str(copy / "params/rakorda-kaltim-2024.yaml"), cwd=copy)
    assert run.code == 2
    assert "kk: indikator utama harus berupa ratio" in run.out + run.err


def test_a_section_by_one_function_and_two_cells(copy: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    (phrase,) = re.findall(r'`(widest_gap: "[^`]+")`', README)
    source = "\n".join(line.removeprefix("   ") for line in code.splitlines())
    append(copy / "params/phrases.yaml", f"\n\n{phrase}\n")
    notebook = nbformat.read(copy / "notebooks/regional_evaluation.ipynb", as_version=4)
    kept = [cell for cell in notebook.cells if cell.id in ("parameters", "set-up")]
    added = [nbformat.v4.new_code_cell(source), nbformat.v4.new_code_cell("widest_gap(study)")]
    notebook.cells = [*kept, *added]
    NotebookClient(notebook, resources={"metadata": {"path": str(copy)}}).execute()
    said = notebook.cells[-1].outputs[0]["data"]["text/plain"]
    assert said == "Sasaran KIA terbanyak yang belum terlayani: Kab. Kutai Kartanegara."


def test_the_stock_route_needs_nothing_of_ours(tmp_path: Path) -> None:
    (line,) = re.findall(r"`(papermill [^`]+)`", README.replace("\n", " "))
    out = tmp_path / "out.ipynb"
    arguments = [str(out) if part == "reports/out.ipynb" else part for part in shlex.split(line)]
    run = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, timeout=300, check=False
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    assert "98,78" in out.read_text(encoding="utf-8")
