"""The registry of checks, and that every check has its drawn-table test."""

from pathlib import Path

from helpers.errors import Severity
from helpers.figures.harmonization import mismatches
from helpers.figures.harmonization.mismatches.registry import all_checks

FOLDER = Path(mismatches.__path__[0])
SPEC = Path(__file__).resolve().parents[1] / "spec"


def test_ten_checks_in_the_order_of_the_catalogue() -> None:
    checks = all_checks()
    assert [check.number for check in checks] == list(range(1, 11))
    assert len({check.key for check in checks}) == 10
    for check in checks:
        assert check.question.endswith("?")
        assert check.severity in (Severity.WARNING, Severity.NOTE)


def test_every_check_module_has_its_key_and_its_test() -> None:
    keys = {path.stem.removeprefix("check_") for path in FOLDER.glob("check_*.py")}
    assert keys == {check.key for check in all_checks()}
    for key in keys:
        assert (SPEC / f"test_mismatch_{key}.py").is_file(), key
