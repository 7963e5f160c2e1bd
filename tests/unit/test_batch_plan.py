"""From params to jobs: which, in which order, with which parameters."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.batch.notebook_file import find_notebook
from helpers.batch.plan import plan
from helpers.errors import UsageError
from helpers.inputs.params import load_params
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import region_table


def jobs(project, **chosen):
    return plan(load_params(project.params, project.root), project.root, **chosen)


def test_a_job_has_a_handle_a_folder_and_the_notebooks_own_keys_only(project):
    (job,) = jobs(project)
    assert job.handle == "64/ringkas"
    assert job.folder == "64-kalimantan-timur"
    assert job.parameters == {
        "region": "64",
        "year": 2024,
        "as_of": "2024-11-12",
        "title": "Rapat uji",
    }


def test_what_the_params_leave_empty_is_passed_empty_not_left_to_the_notebooks_default(project):
    project.write_notebook("1", parameters='region = "64"\ncontext = "params/orang-lain.yaml"')
    (job,) = jobs(project)
    assert job.parameters["context"] is None


def test_a_key_that_no_params_file_knows_keeps_the_notebooks_default(project):
    project.write_notebook("1", parameters='region = "64"\nwarna: str = "biru"')
    (job,) = jobs(project)
    assert job.parameters == {"region": "64"}


def test_regions_stand_in_code_order_each_once(project):
    project.write_params(regions='["65", "64.71", "64", "64"]')
    assert [job.region for job in jobs(project)] == ["64", "64.71", "65"]


def test_all_provinces(project):
    project.write_params(regions="provinces")
    assert len(jobs(project)) == 38


def test_all_regions(project):
    project.write_params(regions="all")
    assert len(jobs(project)) == 38 + 514


def test_notebooks_stand_as_listed(project):
    project.write_notebook("1", name="lain")
    project.write_params(notebooks="[ringkas, lain]", regions='["65", "64"]')
    expected = ["64/ringkas", "64/lain", "65/ringkas", "65/lain"]
    assert [job.handle for job in jobs(project)] == expected
    assert [job.handle for job in jobs(project, notebooks=["lain"])] == ["64/lain", "65/lain"]


def test_only_takes_a_kabupaten_within_the_matrix(project):
    assert [job.handle for job in jobs(project, only=["64.72"])] == ["64.72/ringkas"]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("64.73", "64.7"), ("kota samarinda", "64.72"), ("balikpapn", "64.71"), ("65", "64")],
)
def test_a_region_outside_the_meeting_is_refused_with_the_nearest(project, text, nearest):
    with pytest.raises(UsageError, match=rf'wilayah "{text}" bukan bagian .* {nearest}'):
        jobs(project, only=[text])


def test_an_unknown_notebook_is_refused_with_the_nearest(project):
    with pytest.raises(UsageError, match=r"notebook ringkass bukan bagian .* ringkas"):
        jobs(project, notebooks=["ringkass"])
    project.write_params(notebooks="[ringkass]")
    with pytest.raises(UsageError, match=r"notebook ringkass tidak ada .* ringkas"):
        jobs(project)


def test_a_notebook_without_parameters_cell_is_refused(project):
    path = project.write_notebook("1")
    path.write_text(path.read_text().replace('"parameters"', '"lain"'))
    with pytest.raises(UsageError, match="tidak ada sel dengan tag parameters"):
        jobs(project)


@pytest.mark.parametrize("text", ["", "{}", '{"cells": 3}', "PK\x03\x04", '{"cells": ["x"]}'])
def test_a_file_that_is_no_notebook_is_refused(project, text):
    (project.root / "notebooks/ringkas.ipynb").write_text(text)
    with pytest.raises(UsageError, match="bukan notebook"):
        jobs(project)


def test_a_parameters_cell_that_is_no_python_is_refused(project):
    project.write_notebook("1", parameters='region = "64')
    with pytest.raises(UsageError, match=r"sel parameters .* tidak dapat dibaca"):
        jobs(project)


def test_outputs_and_editor_metadata_do_not_change_a_notebooks_hash(project):
    path = project.write_notebook("1")
    before = find_notebook("ringkas", project.root).source_sha256
    path.write_text(path.read_text().replace('"execution_count": null', '"execution_count": 7'))
    assert find_notebook("ringkas", project.root).source_sha256 == before
    project.write_notebook("2")
    assert find_notebook("ringkas", project.root).source_sha256 != before


CODES = [str(r.code) for r in region_table() if r.level is not RegionLevel.NATIONAL]


@settings(max_examples=30, deadline=None)
@given(chosen=st.lists(st.sampled_from(CODES), min_size=1, max_size=8), seed=st.integers())
def test_the_order_of_the_request_does_not_matter(chosen, seed):
    from helpers.batch.plan import _chosen_regions

    matrix = tuple(sorted({region.code for region in region_table().provinces()}))
    shuffled = random.Random(seed).sample(chosen, len(chosen))
    assert _chosen_regions(matrix, chosen) == _chosen_regions(matrix, shuffled)
    assert list(_chosen_regions(matrix, chosen)) == sorted(set(chosen))
