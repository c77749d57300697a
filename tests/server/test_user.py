"""Who sessions run as: who is chosen, and what belongs to them. The real thing, which needs root, is in end_to_end."""

from __future__ import annotations

import os
from pathlib import Path

import attrs
import pytest

from gtap_core.confine.user import User, choose_user, settle
from gtap_core.errors import UsageError
from gtap_core.server import serve

MINE = User("me", os.geteuid(), os.getegid(), (os.getegid(),))


def test_roots_server_takes_a_user_who_may_do_little() -> None:
    found = choose_user("", 0)
    assert found is not None and found.uid != 0 and found.gid != 0 and 0 not in found.groups
    named = choose_user("nobody", 0)
    assert named is not None and (named.name, named.uid) == ("nobody", 65534)


def test_a_server_that_may_not_choose_stays_what_it_is() -> None:
    assert choose_user("", 1000) is None
    assert choose_user("root", 0) is None
    with pytest.raises(UsageError, match="only root can run sessions as another user: leave --user nobody away"):
        choose_user("nobody", 1000)


def test_a_user_who_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="there is no user no-such-user: name another one with --user"):
        choose_user("no-such-user", 0)


def test_a_user_has_nothing_of_the_servers_folders(tmp_path: Path) -> None:
    environ = {"HOME": "/root", "XDG_CONFIG_HOME": "/root/config", "XDG_CACHE_HOME": "/root/cache", "PATH": "/bin"}
    rest = {"PATH": "/bin", "USER": "me", "LOGNAME": "me"}
    home = str(tmp_path)
    assert attrs.evolve(MINE, home=tmp_path).environment(environ) == {**rest, "HOME": home, "XDG_CACHE_HOME": home}
    nowhere = "/nonexistent"
    assert MINE.environment(environ) == {**rest, "HOME": nowhere, "XDG_CACHE_HOME": nowhere}


@pytest.fixture
def runs_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """To be another user needs root; here the check of what it can read is made by ourselves."""
    run = serve.subprocess.run
    monkeypatch.setattr("subprocess.run", lambda command, cwd, capture_output, **_: run(command, capture_output=True))


@pytest.mark.usefixtures("runs_anything")
def test_a_user_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    """One that is somebody else's, or a link to elsewhere, is not used."""
    settled = settle(MINE, {"gtap_core"}, {"CACHE_DIRECTORY": str(tmp_path / "caches")})
    assert settled.home == tmp_path / "caches" / "me"
    assert settled.home.stat().st_mode & 0o777 == 0o700
    settled.home.rmdir()
    settled.home.symlink_to(tmp_path)
    assert settle(MINE, {"gtap_core"}, {"CACHE_DIRECTORY": str(tmp_path / "caches")}).home is None
    (tmp_path / "file").touch()
    assert settle(MINE, {"gtap_core"}, {"CACHE_DIRECTORY": str(tmp_path / "file")}).home is None


@pytest.mark.usefixtures("runs_anything")
def test_a_user_who_cannot_read_gtap_is_refused_if_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody was named the server goes on as it is, and says so."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(UsageError, match=r"the user me cannot run .*/python with what lies in .*/gtap_core: install"):
        settle(MINE, {"gtap_core"}, {})
    said: list[str] = []
    monkeypatch.setattr(serve, "choose_user", lambda name, own: MINE)
    assert serve._runs_as("", {"gtap_core"}, said.append) is None
    assert len(said) == 1 and said[0].startswith("sessions run as root: the user me cannot run")
    with pytest.raises(UsageError):
        serve._runs_as("me", {"gtap_core"}, said.append)
