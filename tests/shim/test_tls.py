"""libgtap_tls.so: both ends of it in one process, plain and under the sanitizers, and what the file is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gtap_core import native

from .conftest import DEADLINE, PROGRAMS, SHIM, compile_c

ARCHIVES = ("-l:libssl.a", "-l:libcrypto.a")
SCENES = (
    "word", "strangers", "replayed", "corrupted", "truncated", "full", "parts", "gone", "both", "careful", "held",
    "slow", "keyless", "stuck", "untold",
)  # fmt: skip
PEER_SCENES = ("client", "server", "messages")
SANITIZERS = {
    "memory": ("-fsanitize=address,undefined",),
    "threads": ("-fsanitize=thread", "-DKEY_RECORDS=7"),  # a new key each way for every 7 records
}


@pytest.fixture(scope="module", params=SANITIZERS)
def flags(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Of one sanitizer; with one of them keys are changed all the time."""
    return (*SANITIZERS[request.param], "-fno-sanitize-recover=all")


def built(folder: Path, name: str, flags: tuple[str, ...], *wrapped: str) -> Path:
    """A program with the library in it."""
    sources = (PROGRAMS / f"{name}.c", *sorted((SHIM / "tls").glob("*.c")))
    return compile_c(folder / name, *flags, *map(str, sources), *ARCHIVES, *wrapped)


@pytest.fixture(scope="module")
def both_ends(flags: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both ends are the library's."""
    wrapped = ("HMAC", "clock_gettime", "SSL_CTX_set_keylog_callback")
    return built(tmp_path_factory.mktemp("tls"), "tls", flags, *(f"-Wl,--wrap={name}" for name in wrapped))


@pytest.fixture(scope="module")
def other_end(flags: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One end is OpenSSL, which does all by itself."""
    return built(tmp_path_factory.mktemp("tls"), "tls_peer", flags)


def passes(program: Path, scene: str) -> None:
    done = subprocess.run([program, scene], capture_output=True, text=True, timeout=DEADLINE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ok\n", "")


@pytest.mark.parametrize("scene", SCENES)
def test_scenes_are_right_and_clean(both_ends: Path, scene: str) -> None:
    passes(both_ends, scene)


@pytest.mark.parametrize("scene", PEER_SCENES)
def test_records_and_new_keys_are_as_openssl_has_them(other_end: Path, scene: str) -> None:
    """Megabytes there and back at once, keys changed meanwhile by both and on demand. Give the label of
    record_key_update another letter to see it fail.
    """
    passes(other_end, scene)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as gtap makes it."""
    workshop = native.Workshop(tmp_path_factory.mktemp("cache"), native.find_compiler())
    return workshop.obtain([native.tls_unit()])[native.TLS]


def read(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=DEADLINE).stdout


def test_the_file_gives_one_name_and_needs_libc_alone(library: Path) -> None:
    names = [line.split()[-1] for line in read("nm", "-D", "--defined-only", library).splitlines()]
    needed = [line for line in read("readelf", "-d", library).splitlines() if "(NEEDED)" in line]
    assert names == ["gtap_tls_new"]
    assert all("[libc.so" in line or "[ld-linux" in line for line in needed), needed
    assert library.stat().st_size < 6 << 20


def test_without_openssl_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    script = tmp_path / "cc"
    script.write_text(
        "#!/bin/sh\necho 'tls.c:16:10: fatal error: openssl/ssl.h: No such file or directory' >&2\nexit 1\n"
    )
    script.chmod(0o755)
    workshop = native.Workshop(tmp_path / "cache", (str(script),))
    with pytest.raises(native.NativeError, match=r"apt-get install libssl-dev\)$") as caught:
        workshop.obtain([native.tls_unit()])
    assert "\n" not in str(caught.value)
