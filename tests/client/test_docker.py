"""What `gtap docker run` gives to a container, without one: who may read the secret, what a mount says."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from gtap_core import cli
from gtap_core.client import docker, image
from gtap_core.errors import UsageError


def test_a_mount_with_a_comma_in_its_path_is_quoted() -> None:
    assert docker._mount(Path("/a"), PurePosixPath("/b"), True) == "type=bind,source=/a,target=/b,readonly"
    assert docker._mount(Path("/a,b"), PurePosixPath("/c"), False) == 'type=bind,"source=/a,b",target=/c'


def test_a_bundle_is_everybodys_to_read(tmp_path: Path) -> None:
    """Whatever the mask was when it was made."""
    bundle = tmp_path / "bundle"
    (bundle / "bin").mkdir(mode=0o700, parents=True)
    for name, mode in {"SONAMES": 0o600, "bin/nvidia-smi": 0o700}.items():
        (bundle / name).touch(mode)
        (bundle / name).chmod(mode)
    (bundle / "bin").chmod(0o700)
    bundle.chmod(0o700)
    docker._open_to_all(bundle)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (bundle, *bundle.rglob("*"))}
    assert modes == {"bundle": 0o755, "bin": 0o755, "SONAMES": 0o644, "nvidia-smi": 0o755}


def test_who_cannot_give_the_secret_away_lets_one_user_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without access lists says so."""
    secret = tmp_path / "sessions"
    secret.write_text("secret")
    secret.chmod(0o600)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refused)
    try:
        docker._give(secret, 4321)
    except UsageError as error:
        assert "4321" in str(error)
        return
    tags = os.getxattr(secret, "system.posix_acl_access")
    assert tags == docker._access_list(4321)
    assert secret.stat().st_mode & 0o007 == 0


def test_users_of_an_image_have_numbers() -> None:
    found = image.Image("id", {}, "", 36, {"postgres": 70})
    assert [found.id_of(user) for user in ("", "root", "0:5", "12:3", "postgres:x", "nobody")] == [
        *(0, 0, 0, 12, 70),
        None,
    ]


def test_the_newest_version_of_a_library_is_found() -> None:
    assert image.newest_glibc(b"x\0GLIBC_2.4\0GLIBC_2.31\0GLIBC_2.17\0GLIBC_PRIVATE\0") == 31
    assert image.newest_glibc(b"musl") is None
    said = b"\0GLIBC_2.30\0GNU C Library (Debian GLIBC 2.31-13+deb11u11) stable release version 2.31.\n"
    assert (image.glibc_of(said), image.glibc_of(b"GLIBC_2.30\0"), image.glibc_of(b"")) == (31, 30, None)


def test_other_commands_than_run_are_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["docker", "ps"]) == 125
    assert capsys.readouterr().err.count("\n") == 1
    assert cli.split_program(["docker", "--server", "u", "run", "--rm", "i", "-x"]) == (
        ["docker", "--server", "u"],
        ["run", "--rm", "i", "-x"],
    )
