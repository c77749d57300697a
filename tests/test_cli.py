"""The command line: what is cut where, and how gtap's own failures end."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gtap_core import cli


@pytest.mark.parametrize(
    ("words", "options", "program"),
    [
        ("exec prog --stats -x", "exec", "prog --stats -x"),
        ("exec --stats prog", "exec --stats=", "prog"),
        ("exec --stats=f --server u prog --server v", "exec --stats=f --server u", "prog --server v"),
        ("exec --server=u --local -- --odd a", "exec --server=u --local", "--odd a"),
        ("exec -- - a", "exec", "- a"),
        ("exec --server", "exec --server", ""),
        ("serve --listen u", "serve --listen u", ""),
    ],
)
def test_options_end_at_the_first_word_that_is_none(words: str, options: str, program: str) -> None:
    assert cli.split_program(words.split()) == (options.split(), program.split())


def test_exec_without_a_program_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["exec", "--local"]) == 125
    assert "needs a program" in capsys.readouterr().err


def test_server_and_local_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["exec", "--server", "unix:///x", "--local", "true"])
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize(("program", "status"), [("/no/such/program", 127), ("/etc/passwd", 126)])
def test_a_program_that_cannot_start_ends_as_in_a_shell(
    program: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Delete the checks in gtap_core/client/program.py to see it fail."""
    assert cli.main(["exec", "--local", program]) == status
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith(f"gtap: {program}: ")
    assert written.err.count("\n") == 1


def test_importing_the_command_imports_no_plugin_and_no_server() -> None:
    code = "import sys, gtap_core.cli, gtap_core.client.exec; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not [name for name in loaded if name.startswith("gtap_plugin_")]
    assert not loaded & {
        "gtap_core.server",
        "gtap_core.generate",
        "gtap_core.session",
        "numpy",
        "llvmlite",
        "structlog",
    }
