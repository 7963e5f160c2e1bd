"""What tests of several kinds share: a small project, and one built report."""

from pathlib import Path

import pytest

from command_line import Built, Project, make_project, rakor


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew, to be reviewed"
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "proyek")


@pytest.fixture(scope="session")
def kaltim(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("kaltim")
    run = rakor("build", "params/rakorda-kaltim-2024.yaml", "--out", str(out))
    assert run.code == 0, run.err
    return Built(out, run)
