"""What tests of several kinds share: a small project, and one built report."""

import shutil
from pathlib import Path

import pytest

from command_line import DEFINITIONS, ROOT, Built, Project, rakor


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "proyek"
    (root / "notebooks").mkdir(parents=True)
    (root / "params").mkdir()
    for name in DEFINITIONS:
        shutil.copy(ROOT / "params" / f"{name}.yaml", root / "params")
    made = Project(root)
    made.write_params()
    made.write_notebook('print(f"wilayah {region}, tahun {year}, {title}")')
    return made


@pytest.fixture(scope="session")
def kaltim(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("kaltim")
    run = rakor("build", "params/rakorda-kaltim-2024.yaml", "--out", str(out))
    assert run.code == 0, run.err
    return Built(out, run)
