"""The command line as people use it, a small project to use it on, and what a build leaves."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFINITIONS = ("glossary", "indicators", "layouts", "phrases", "targets")


@dataclass(frozen=True)
class Run:
    """One call of the command line."""

    code: int
    out: str
    err: str


def rakor_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "helpers.cli.main", *arguments]


def rakor(
    *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, timeout: float = 180
) -> Run:
    """Run ``rakor`` in a process of its own, as people do."""
    done = subprocess.run(
        rakor_command(*arguments),
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    base = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    return {**base, **(extra or {})}


@dataclass(frozen=True)
class Project:
    """A small project of its own: real definitions, one quick notebook, the sample's data."""

    root: Path

    @property
    def params(self) -> Path:
        return self.root / "params" / "rapat.yaml"

    @property
    def out(self) -> Path:
        return self.root / "reports"

    @property
    def meeting(self) -> Path:
        return self.out / "rapat"

    def write_params(self, **changes: str) -> Path:
        """Write the params; a value is YAML text, an empty one leaves the key out."""
        lines = {
            "meeting": "rapat",
            "title": "Rapat uji",
            "meeting_date": '"2024-11-19"',
            "regions": '["64"]',
            "notebooks": "[ringkas]",
            "year": "2024",
            "as_of": '"2024-11-12"',
            "deadline": '"2024-12-31"',
            "sources": '["sample:kaltim"]',
            **changes,
        }
        text = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
        self.params.write_text(text, encoding="utf-8")
        return self.params

    def write_notebook(self, *cells: str, name: str = "ringkas", parameters: str = "") -> Path:
        """Write a notebook: a heading, a parameters cell, then one code cell per text."""
        default = 'region = "00"\nyear = 1900\nas_of = "1900-01-01"\ntitle = "bawaan"'
        sources = [(parameters or default, ["parameters"]), *((cell, []) for cell in cells)]
        content = {
            "cells": [
                {"cell_type": "markdown", "id": "m", "metadata": {}, "source": "# Ringkasan"},
                *(
                    {
                        "cell_type": "code",
                        "id": f"c{number}",
                        "metadata": {"tags": tags},
                        "execution_count": None,
                        "outputs": [],
                        "source": source,
                    }
                    for number, (source, tags) in enumerate(sources)
                ),
            ],
            "metadata": {
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        path = self.root / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    def rakor(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        return rakor(*arguments, cwd=self.root, env=env)

    def build(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """Build with one worker unless told otherwise: a small project is quickest so."""
        return self.rakor("build", "params/rapat.yaml", "--workers", "1", *arguments, env=env)


def make_project(root: Path) -> Project:
    """Make a small project with the real definitions, one quick notebook, and params."""
    (root / "notebooks").mkdir(parents=True)
    (root / "params").mkdir()
    for name in DEFINITIONS:
        shutil.copy(ROOT / "params" / f"{name}.yaml", root / "params")
    made = Project(root)
    made.write_params()
    made.write_notebook('print(f"wilayah {region}, tahun {year}, {title}")')
    return made


def contents(folder: Path, *, without: Sequence[str] = ()) -> dict[str, bytes]:
    """Return every file below a folder by its relative name, but the log of the last run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in without and path.parent.name != ".run"
    }


@dataclass(frozen=True)
class Built:
    """The report of Rakorda Kaltim 2024, built once for all tests."""

    out: Path
    run: Run

    @property
    def meeting(self) -> Path:
        return self.out / "rakorda-kaltim-2024"

    @property
    def folder(self) -> Path:
        return self.meeting / "64-kalimantan-timur"
