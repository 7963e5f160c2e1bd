"""The key changes with everything that may change a byte of the report, and nothing else."""

import pytest

from helpers.batch import job_key as module
from helpers.batch.job_key import code_sha256, job_key, made_of, surroundings
from helpers.batch.meeting import definition_files
from helpers.batch.plan import plan
from helpers.inputs.params import load_params
from helpers.publication.manifest import InputFile

DATA = "ab" * 32


def key(project, data=DATA, *, plans=None):
    params = load_params(project.params, project.root)
    job = plan(params, project.root)[0]
    return job_key(made_of(job, surroundings(definition_files(params, project.root), plans), data))


def test_the_same_surroundings_give_the_same_key(project):
    assert key(project) == key(project)


def test_other_data_give_another_key(project):
    assert key(project, "cd" * 32) != key(project)


def test_plans_count_for_the_notebooks_that_read_them(project):
    plans = (InputFile(name="rencana.xlsx", sha256="cd" * 32),)
    assert key(project, plans={"ringkas": plans}) != key(project)
    assert key(project, plans={"lain": plans}) == key(project)


def test_another_notebook_gives_another_key(project):
    before = key(project)
    project.write_notebook("print(2)")
    assert key(project) != before


def test_a_parameter_that_the_notebook_reads_gives_another_key(project):
    before = key(project)
    project.write_params(title="Lain")
    assert key(project) != before


def test_a_parameter_that_the_notebook_does_not_read_changes_nothing(project):
    before = key(project)
    project.write_params(office="Dinas Lain")
    assert key(project) == before


@pytest.mark.parametrize("name", ["indicators", "targets", "phrases", "layouts", "glossary"])
def test_every_definition_file_counts(project, name):
    before = key(project)
    path = project.root / f"params/{name}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# catatan\n", encoding="utf-8")
    assert key(project) != before


def test_the_context_file_counts(project):
    (project.root / "params/konteks.yaml").write_text("claims: []\n")
    project.write_params(context="params/konteks.yaml")
    before = key(project)
    (project.root / "params/konteks.yaml").write_text("awards: []\n")
    assert key(project) != before


def test_another_params_file_beside_it_changes_nothing(project):
    before = key(project)
    (project.root / "params/rapat-lain.yaml").write_text("title: Lain\n")
    assert key(project) == before


def test_code_and_versions_count(project, monkeypatch):
    before = key(project)
    monkeypatch.setattr(module, "code_sha256", lambda: "00" * 32)
    assert key(project) != before
    monkeypatch.undo()
    monkeypatch.setattr(module, "library_versions", lambda: (("typst", "9"),))
    assert key(project) != before


def test_compiled_files_are_not_code():
    assert len(code_sha256()) == 64
