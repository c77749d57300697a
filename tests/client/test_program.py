"""Programs are found as a shell finds them, and what cannot be reached is said beforehand."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.client import elf, program
from gtap_core.errors import ProgramError


def script(path: Path, text: str = "#!/bin/sh\n", mode: int = 0o755) -> Path:
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_name_is_looked_up_in_path(tmp_path: Path) -> None:
    made = script(tmp_path / "tool")
    assert program.find("tool", f"/nowhere:{tmp_path}") == made


def test_a_name_with_a_slash_is_a_path(tmp_path: Path) -> None:
    made = script(tmp_path / "tool")
    assert program.find(str(made), "") == made


def test_what_is_not_found_ends_with_127(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="no such program") as caught:
        program.find("tool", str(tmp_path))
    assert caught.value.status == 127


def test_what_is_not_executable_ends_with_126_and_says_what_to_do(tmp_path: Path) -> None:
    script(tmp_path / "tool", mode=0o644)
    with pytest.raises(ProgramError, match=r"chmod \+x") as caught:
        program.find("tool", str(tmp_path))
    assert caught.value.status == 126


def test_a_folder_is_no_program(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="folder") as caught:
        program.find(str(tmp_path), None)
    assert caught.value.status == 126


def test_a_dynamic_program_and_a_script_for_one_are_reachable(tmp_path: Path) -> None:
    assert program.unreachable(Path(sys.executable).resolve()) is None
    assert program.unreachable(script(tmp_path / "tool", f"#!{sys.executable}\n")) is None


@pytest.fixture
def setuid_program(tmp_path: Path) -> Path:
    """One that changes the user: root makes it, others have one on every system."""
    if os.geteuid():
        return Path(shutil.which("passwd", path="/usr/bin:/bin") or "/usr/bin/passwd")
    made = Path(shutil.copy(Path(sys.executable).resolve(), tmp_path / "setuid"))
    os.chown(made, 65534, 65534)
    made.chmod(0o4755)
    return made


@pytest.mark.shows("SPINE.8")
def test_a_setuid_program_is_named(setuid_program: Path) -> None:
    """Delete the call of _gains_privileges in gtap_core/client/program.py to see it fail."""
    assert "run it as a user who needs no such right" in str(program.unreachable(setuid_program))


def test_a_setuid_program_of_our_own_changes_nothing(tmp_path: Path) -> None:
    made = script(tmp_path / "own")
    made.chmod(0o4755)
    assert program.unreachable(made) is None


@pytest.mark.slow
def test_a_static_program_is_named_also_behind_a_script(tmp_path: Path) -> None:
    source = tmp_path / "main.c"
    source.write_text("int main(void) { return 0; }\n")
    binary = tmp_path / "main"
    subprocess.run(["cc", "-static", str(source), "-o", str(binary)], check=True)
    assert "statically linked" in str(program.unreachable(binary))
    assert "statically linked" in str(program.unreachable(script(tmp_path / "tool", f"#!{binary} -x\n")))


def test_the_elf_reader_knows_this_interpreter() -> None:
    found = elf.read(Path(sys.executable).resolve())
    assert not found.static
    assert any(name.startswith("libc.so") for name in found.needed)


@given(st.binary(max_size=300), st.booleans())
def test_the_elf_reader_takes_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes, real: bool) -> None:
    path = tmp_path_factory.getbasetemp() / "any.elf"
    path.write_bytes((b"\x7fELF\x02\x01" if real else b"") + content)
    with contextlib.suppress(elf.NotElf):
        elf.read(path)


def test_the_elf_reader_refuses_a_table_beyond_the_end(tmp_path: Path) -> None:
    path = tmp_path / "cut.elf"
    header = bytearray(64)
    header[:6] = b"\x7fELF\x02\x01"
    struct.pack_into("<Q", header, 32, 1 << 63)
    struct.pack_into("<HH", header, 54, 56, 3)
    path.write_bytes(header)
    with pytest.raises(elf.NotElf):
        elf.read(path)
