"""Help explains by example, in Indonesian, at once; wrong usage is one line and code 2."""

import subprocess
import sys
import time

import pytest

from command_line import environment, rakor_command
from helpers.cli.main import app, run

COMMANDS = ("check", "list", "build", "compare", "sample", "template", "new", "verify")
ENGLISH = ("Usage", "Options", "Commands", "Arguments", "Show this", "required", "default:")


def shown(capsys, *arguments):
    code = run(arguments)
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_every_command_is_listed(capsys):
    code, text = shown(capsys, "--help")
    assert code == 0
    for name in COMMANDS:
        assert f"\n  {name}" in text
    assert len(app.registered_commands) == len(COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_help_is_indonesian_and_has_examples(capsys, name):
    code, text = shown(capsys, *filter(None, [name, "--help"]))
    assert code == 0
    assert text.startswith(f"Pemakaian: {' '.join(filter(None, ['rakor', name]))} ")
    assert "Contoh" in text
    assert f"rakor {name}" in text
    assert not [word for word in ENGLISH if word in text]


def test_no_line_of_help_is_wider_than_a_terminal(capsys):
    for name in COMMANDS:
        _, text = shown(capsys, name, "--help")
        assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bulid"], "perintah bulid tidak dikenal → mungkin maksudnya: rakor build"),
        (["build"], "argumen PARAMS belum ditulis → lihat: rakor build --help"),
        (["check"], "argumen BERKAS|PARAMS… belum ditulis → lihat: rakor check --help"),
        (["build", "a", "b"], "argumen berlebih: b → lihat: rakor build --help"),
        (["build", "a", "--fres"], "opsi --fres tidak dikenal; yang mirip: --fresh"),
        (["build", "a", "--workers", "x"], "nilai untuk --workers tidak dapat dipakai"),
        (["build", "a", "--workers", "0"], "nilai untuk --workers tidak dapat dipakai"),
        (["build", "--only"], "opsi --only: nilainya belum"),
        (["--verbose"], "opsi --verbose tidak dikenal"),
        (["sample", "jatim"], "contoh 'jatim' tidak ada → pakai salah satu: kaltim"),
        (["build", "tidak-ada.yaml"], "tidak-ada.yaml"),
        (["build", "params/rakorda-kaltim-2024.yaml", "--format", "docx"], "format docx"),
    ],
)
def test_wrong_usage_is_one_indonesian_line_and_code_2(capsys, arguments, message):
    code, text = shown(capsys, *arguments)
    assert code == 2
    assert message in text
    assert text.count("\n") == 1
    assert "→" in text


def test_rakor_alone_shows_help_and_is_wrong_usage(capsys):
    code, text = shown(capsys)
    assert code == 2
    assert "Pemakaian: rakor" in text


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from helpers.cli.main import run; run(['--help']);"
        "heavy = {'babel', 'matplotlib', 'nbconvert', 'numpy', 'pandas', 'papermill',"
        " 'rich', 'typst', 'yaml'} & set(sys.modules); sys.exit(','.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_help_answers_in_under_0_3_seconds():
    def seconds():
        start = time.perf_counter()
        subprocess.run(rakor_command("--help"), env=environment(), capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.3


def test_a_terminal_without_unicode_is_served(tmp_path):
    done = subprocess.run(
        rakor_command("build", "tidak-ada.yaml"),
        env=environment({"PYTHONIOENCODING": "cp1252"}),
        cwd=tmp_path,
        capture_output=True,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    done = subprocess.run(
        rakor_command("check", "sample:kaltim"),
        env=environment({"PYTHONIOENCODING": "ascii"}),
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
