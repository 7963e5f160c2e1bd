"""Shipped notebooks: parameters, set-up, one call per cell; no outputs, no figures in prose."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DISPLAYED = re.compile(r"sections\.(\w+)\(study(, \"\w+\")?\)")


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def code_cells(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert "regional_evaluation" in {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestStyle:
    def test_format_and_ids(self, path: Path) -> None:
        notebook = read(path)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
        # Speaking ids stay when cells are moved; a random one would change with every save.
        assert all(re.fullmatch(r"[a-z][a-z0-9-]*", one) for one in ids)

    def test_stored_without_outputs(self, path: Path) -> None:
        for cell in code_cells(path):
            assert cell.outputs == []
            assert cell.execution_count is None

    def test_one_parameters_cell_with_plain_values(self, path: Path) -> None:
        first, *others = code_cells(path)
        assert first.metadata.get("tags") == ["parameters"]
        assert not any("parameters" in cell.metadata.get("tags", []) for cell in others)
        for statement in ast.parse(first.source).body:
            assert isinstance(statement, ast.Assign)
            ast.literal_eval(statement.value)

    def test_one_set_up_cell_uses_every_parameter(self, path: Path) -> None:
        parameters, set_up, *_ = code_cells(path)
        names = {
            target.id
            for statement in ast.parse(parameters.source).body
            if isinstance(statement, ast.Assign)
            for target in statement.targets
            if isinstance(target, ast.Name)
        }
        used = {n.id for n in ast.walk(ast.parse(set_up.source)) if isinstance(n, ast.Name)}
        assert names <= used
        assert "open_region(" in set_up.source

    def test_each_further_cell_is_one_call(self, path: Path) -> None:
        _, _, *further = code_cells(path)
        assert further
        for cell in further:
            assert DISPLAYED.fullmatch(cell.source), cell.source

    def test_prose_holds_no_figures(self, path: Path) -> None:
        for cell in read(path).cells:
            if cell.cell_type == "markdown":
                assert not re.search(r"\d", re.sub(r"`[^`]*`", "", cell.source)), cell.source
