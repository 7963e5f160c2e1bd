"""The manifest: what it holds, what it refuses, and the schema that is shipped with it."""

import jsonschema
import pytest
from manifests import a_manifest, a_report
from pydantic import ValidationError

from helpers.errors import UsageError
from helpers.publication.manifest import make_schema, read_manifest, shipped_schema, to_bytes


def test_what_is_written_is_read_back(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_bytes(to_bytes(a_manifest()))
    assert read_manifest(path) == a_manifest()


def test_shipped_schema_is_the_models():
    assert shipped_schema() == make_schema()


def test_schema_accepts_what_is_written_and_refuses_an_unknown_key():
    plain = a_manifest().model_dump(mode="json")
    jsonschema.validate(plain, shipped_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plain, "clock": "12:00"}, shipped_schema())


@pytest.mark.parametrize("name", ["../a.pdf", "/etc/passwd", "a/../../b", "C:\\x.pdf", "a\\b", ""])
def test_names_that_lead_out_of_the_folder_are_refused(name):
    with pytest.raises(ValidationError):
        a_report(name)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format": 2}', b"\xff\xfe"])
def test_a_broken_manifest_is_one_message(tmp_path, content):
    path = tmp_path / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"manifest\.json: bukan manifes yang sah"):
        read_manifest(path)


def test_no_manifest_says_what_to_name(tmp_path):
    with pytest.raises(UsageError, match="sebutkan folder rapat"):
        read_manifest(tmp_path / "manifest.json")
