"""`gtap serve --check` says what would be served and what is missing, and changes nothing."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import attrs
import pytest

from gtap_core import Library, Out, cli, plugins
from gtap_core.server.invitations import Books


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    status = cli.main(["serve", "--check", *words])
    written = capsys.readouterr()
    assert written.err == ""
    return status, written.out.splitlines()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for each in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(each, raising=False)
    return home


def test_what_would_be_served_is_said_and_nothing_is_changed(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = checked(capsys, "--device", "null", "--listen", "tcp://127.0.0.1:0")
    assert (status, lines[-1]) == (0, "gtap serve would start")
    said = {line[8:].partition(": ")[0]: line[8:].partition(": ")[2] for line in lines[:-1]}
    assert said["device"] == "null" and said["listener"] == "tcp://127.0.0.1:0"
    assert {"cudart", "driver", "nvml"} & set(said["libraries"].split(", "))
    assert not any(own_home.iterdir())


def test_each_thing_that_is_missing_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Return no Finding of a listener, or drop `bad` from run(), to see it fail."""
    monkeypatch.setenv("GTAP_SECCOMP", "maybe")
    (tmp_path / "file").write_text("")
    left = tmp_path / "left"
    with socket.socket(socket.AF_UNIX) as used, socket.socket(socket.AF_UNIX) as gone, socket.socket() as taken:
        used.bind(str(tmp_path / "used"))
        used.listen()
        gone.bind(str(left))
        gone.close()
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        urls = [f"unix://{tmp_path}/{name}" for name in ("used", "file", "file/below", "left", "new/below")]
        urls += [f"tcp://127.0.0.1:{port}", "odd://x"]
        words = [word for url in urls for word in ("--listen", url)]
        status, lines = checked(capsys, "--device", "null", "--user", "nobody-at-all", *words)
    assert (status, lines[-1]) == (1, "gtap serve would not start")
    missing = [line for line in lines if line.startswith("MISSING")]
    for each in (
        "GTAP_SECCOMP",
        "nobody-at-all",
        "used already",
        "a file of that name",
        "nothing can be made",
        str(port),
    ):
        assert [line for line in missing if each in line], each
    assert len(missing) == 7
    assert {f"ok      listener: unix://{tmp_path}/{name}" for name in ("left", "new/below")} <= set(lines)
    assert sorted(os.listdir(tmp_path)) == ["file", "home", "left", "used"]


def test_a_device_that_is_not_there_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gtap_core.devices.cuda.probe", lambda: "no driver")
    status, lines = checked(capsys, "--device", "cuda")
    assert status == 1 and "MISSING device: no cuda device here: no driver" in lines


def of(lines: list[str], what: str) -> list[str]:
    """The lines about one thing."""
    return [line for line in lines if line[8:].startswith(f"{what}: ")]


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Each file with its time and its size."""
    return {str(each): (each.stat().st_mtime_ns, each.stat().st_size) for each in folder.rglob("*")}


def test_what_other_machines_need_is_looked_at_as_it_is(
    own_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificate that is there, and no other one is made; the tokens; who else may read them."""
    words = ("--device", "null", "--listen", "tls://0.0.0.0:0", "--metrics", "0")
    status, lines = checked(capsys, *words)
    assert status == 0 and not any(own_home.iterdir())
    assert "makes one" in of(lines, "certificate")[0] and "none yet" in of(lines, "tokens")[0]

    books = Books(own_home / ".local/state/gtap")
    certificate = books.certificate()
    books.tokens.create("alice", expires=1)
    books.tokens.create("bob")
    books.tokens.revoke("alice")
    before = everything_in(own_home)
    monkeypatch.delattr("gtap_core.server.tls._make")
    status, lines = checked(capsys, *words)
    assert (status, lines[-1]) == (0, "gtap serve would start")
    assert of(lines, "state") == [f"ok      state: {books.folder}"]
    assert of(lines, "certificate") == [f"ok      certificate: {certificate.chain}"]
    assert of(lines, "tokens") == ["ok      tokens: 1 of 2 let somebody in (gtap token list)"]
    assert of(lines, "metrics") == ["ok      metrics: http://127.0.0.1:0/metrics"]
    assert len(of(lines, "TLS")) == 1

    books.tokens.revoke("bob")
    certificate.key.chmod(0o640)
    status, lines = checked(capsys, *words)
    assert of(lines, "state") == [f"note    state: others may read {certificate.key}: chmod 600 {certificate.key}"]
    assert of(lines, "tokens")[0].startswith("note    tokens: none lets anybody in: gtap token create")
    certificate.key.chmod(0o600)
    books.folder.chmod(0o777)
    assert of(checked(capsys, *words)[1], "state")[0].endswith(f"chmod go-w {books.folder}")
    books.folder.chmod(0o700)
    books.tokens.file.write_text("{")
    status, lines = checked(capsys, *words)
    assert status == 1 and "tokens.json is not a file of tokens" in of(lines, "tokens")[0]
    assert {each: before[each] for each in before if "tls" in each} == {
        each: found for each, found in everything_in(own_home).items() if "tls" in each
    }


def test_files_that_are_named_are_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Take tls_cert from `_certificate` to see it fail."""
    own = Books(tmp_path / "own").certificate()
    words = ("--device", "null", "--listen", "tls://0.0.0.0:0", "--tls-cert", str(own.chain))
    status, lines = checked(capsys, *words)
    assert status == 1 and "belong together" in of(lines, "listener")[0]
    (tmp_path / "key").write_text("no key")
    status, lines = checked(capsys, *words, "--tls-key", str(tmp_path / "key"))
    assert status == 1 and "cannot be used" in of(lines, "listener")[0]
    nothing = ("--device", "null", "--listen", "tls://0.0.0.0:0", "--tls-cert", "/nothing", "--tls-key", "/nothing")
    status, lines = checked(capsys, *nothing)
    assert status == 1 and of(lines, "listener")[0].endswith(" cannot be used: No such file or directory")
    status, lines = checked(capsys, *words, "--tls-key", str(own.key))
    assert status == 0
    assert of(lines, "certificate")[0].startswith(f"ok      certificate: {own.chain}, valid until 20")


def test_a_compiler_that_is_no_command_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server without TLS serves all the same."""
    monkeypatch.setenv("GTAP_CC", "'cc")
    status, lines = checked(capsys, "--device", "null", "--listen", "tcp://127.0.0.1:0")
    assert status == 0 and "(GTAP_CC) is no command" in of(lines, "compiler")[0]
    status, lines = checked(capsys, "--device", "null", "--listen", "tls://127.0.0.1:0")
    assert status == 1 and of(lines, "TLS")[0].startswith("MISSING TLS: the C compiler")


@pytest.mark.usefixtures("own_home")
def test_a_compiler_that_cannot_be_run_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GTAP_CC", "/nothing")
    status, lines = checked(capsys, "--device", "null", "--listen", "tls://127.0.0.1:0")
    assert (status, of(lines, "compiler")) == (1, ["note    compiler: /nothing cannot be run: sessions are slower"])
    assert of(lines, "TLS") == ["MISSING TLS: the C compiler /nothing cannot be run: No such file or directory"]


def test_metrics_have_a_port_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        status, lines = checked(capsys, "--device", "null", "--listen", "tcp://127.0.0.1:0", "--metrics", place)
    assert status == 1 and of(lines, "metrics")[0].startswith(
        f"MISSING metrics: gtap serve cannot offer metrics on {place}"
    )


def test_real_libraries_are_looked_for_where_they_are_called(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = plugins.load()
    there, away = Library("there", soname="libm.so.6"), Library("away", soname="libaway.so.1")
    for each in (there, away):
        each.call(1, f"int {each.name}Version(int *version)", version=Out())
    some = attrs.evolve(found, libraries={"there": there, "away": away})
    monkeypatch.setattr(plugins, "load", lambda: some)
    monkeypatch.setattr("gtap_core.devices.cuda.probe", lambda: None)
    status, lines = checked(capsys, "--device", "cuda", "--listen", "tcp://127.0.0.1:0")
    assert status == 0
    assert of(lines, "there") == ["ok      there: libm.so.6"]
    assert of(lines, "away")[0].startswith("note    away: libaway.so.1 is not found: calls of it are not supported (")


def test_what_computes_for_a_library_is_looked_for_on_the_cpu_device(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what its package says that its extra [cpu] brings. Delete the `if lacking` of `_computing` to see it fail."""
    extra = 'extra == "cpu"'
    for name, needs in (
        ("here", ("attrs>=20",)),
        ("half", ("attrs", "no-such-package[x]>=1", "nor.this ; python > 3")),
    ):
        there = tmp_path / f"gtap_plugin_{name}-1.dist-info"
        there.mkdir()
        words = [f"Name: gtap-plugin-{name}", "Version: 1", "Provides-Extra: cpu", "Requires-Dist: never-mind"]
        words += [f"Requires-Dist: {each}{' and' if ';' in each else ';'} {extra}" for each in needs]
        (there / "METADATA").write_text("\n".join(["Metadata-Version: 2.1", *words, ""]))
    monkeypatch.syspath_prepend(str(tmp_path))
    libraries = {name: Library(name, soname=f"lib{name}.so.1") for name in ("here", "half", "plain")}
    for name, library in libraries.items():
        library.call(1, f"int {name}Version(int *version)", version=Out())
        library.cpu(f"{name}Version")(lambda version: 0)
    some = attrs.evolve(plugins.load(), libraries=libraries)
    monkeypatch.setattr(plugins, "load", lambda: some)
    status, lines = checked(capsys, "--device", "cpu", "--listen", "tcp://127.0.0.1:0")
    assert status == 0 and not of(lines, "plain")
    assert of(lines, "here") == ["ok      here: attrs"]
    assert of(lines, "half") == [
        "note    half: no-such-package, nor.this is not installed: calls of it are not supported "
        "(pip install 'gtap-plugin-half[cpu]')"
    ]


def test_a_plugin_that_cannot_be_read_is_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found before it is said, too."""
    described, package = tmp_path / "gtap_plugin_torn-1.dist-info", tmp_path / "gtap_plugin_torn"
    for each in (described, package / "generated"):
        each.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: gtap-plugin-torn\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[gtap]\ntorn = gtap_plugin_torn\n")
    (package / "__init__.py").write_text("")
    (package / "generated" / "manifest.json").write_text("{")
    monkeypatch.syspath_prepend(str(tmp_path))
    status, lines = checked(capsys, "--device", "null", "--listen", "tcp://127.0.0.1:0")
    assert (status, lines[-1]) == (1, "gtap serve would not start")
    assert of(lines, "plugin")[0].startswith("MISSING plugin: gtap-plugin-torn has a manifest that cannot be read")
    assert of(lines, "device") == ["ok      device: null"]
