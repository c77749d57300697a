"""The cache of compiled kernels: what is not exactly right is not there, and it never grows past its size."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from gtap_plugin_cpu.cache import ObjectCache, open_cache
from gtap_plugin_cpu.facts import cache_bytes

from gtap_core import DeviceUnavailable

FACTS = {"width": 32, "barriers": 1}


@pytest.fixture
def cache(tmp_path: Path) -> ObjectCache:
    return ObjectCache(tmp_path / "deep" / "folder", 1 << 20)


def test_what_was_put_is_found_by_every_other_user_of_the_folder(cache: ObjectCache) -> None:
    key = cache.key(b"work")
    assert cache.get(key) is None
    assert cache.put(key, FACTS, b"code")
    other = ObjectCache(cache.folder, 1)
    assert other.get(other.key(b"work")) == (FACTS, b"code")
    assert other.get(other.key(b"other work")) is None
    assert (cache.folder.stat().st_mode & 0o777, (cache.folder / key).stat().st_mode & 0o077) == (0o700, 0)


@pytest.mark.parametrize("damage", [
    lambda data: b"", lambda data: data[:20], lambda data: data[:-1], lambda data: data + b"x",
    lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:], lambda data: b"\x7fELF" * 40,
    lambda data: data.replace(b"kernel 1", b"kernel 0"),
])  # fmt: skip
def test_a_damaged_file_is_not_there_and_is_replaced(cache: ObjectCache, damage: object) -> None:
    key = cache.key(b"work")
    cache.put(key, FACTS, b"code" * 100)
    file = cache.folder / key
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert cache.get(key) is None
    assert cache.put(key, FACTS, b"better")
    assert cache.get(key) == (FACTS, b"better")


def test_a_file_under_the_name_of_another_is_not_there(cache: ObjectCache) -> None:
    """Also a link, a folder, and what another user owns."""
    right, wrong = cache.key(b"right"), cache.key(b"wrong")
    cache.put(right, FACTS, b"code")
    (cache.folder / wrong).write_bytes((cache.folder / right).read_bytes())
    assert cache.get(wrong) is None
    (cache.folder / wrong).unlink()
    os.link(cache.folder / right, cache.folder / "real")
    (cache.folder / right).unlink()
    (cache.folder / right).symlink_to("real")
    assert cache.get(right) is None
    (cache.folder / wrong).mkdir()
    assert cache.get(wrong) is None


def test_the_least_recently_used_go_first(cache: ObjectCache) -> None:
    keys = [cache.key(bytes([i])) for i in range(20)]
    for age, key in enumerate(keys):
        assert cache.put(key, FACTS, bytes(100_000))
        os.utime(cache.folder / key, (1000 + age, 1000 + age))
    assert cache.get(keys[0]) is not None, "used again"
    cache.trim()
    left = [key for key in keys if (cache.folder / key).exists()]
    assert left == [keys[0], *keys[-9:]]
    assert sum(file.stat().st_size for file in cache.folder.iterdir()) <= cache.most


def test_a_kernel_larger_than_the_cache_is_not_kept(cache: ObjectCache) -> None:
    assert not cache.put(cache.key(b"big"), FACTS, bytes(cache.most))
    assert not cache.folder.exists()


def test_what_was_never_finished_is_removed_after_an_hour(cache: ObjectCache) -> None:
    cache.put(cache.key(b"work"), FACTS, b"code")
    for name, age in ((".old", 0), (".new", None)):
        (cache.folder / name).write_bytes(b"x")
        if age is not None:
            os.utime(cache.folder / name, (age, age))
    cache.trim()
    assert {file.name for file in cache.folder.iterdir()} == {cache.key(b"work"), ".new"}


def test_two_that_write_at_once_leave_a_whole_file(cache: ObjectCache) -> None:
    key, wrong = cache.key(b"work"), []

    def write(byte: int) -> None:
        mine = ObjectCache(cache.folder, cache.most)
        for _ in range(50):
            mine.put(key, FACTS, bytes([byte]) * 100_000)
            found = mine.get(key)
            if found is None or len(set(found[1])) != 1:
                wrong.append(found)

    threads = [threading.Thread(target=write, args=(i,)) for i in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [file.name for file in cache.folder.iterdir()] == [key]


@pytest.mark.parametrize("spoil", ["a file", "nothing may be written", "others may write"])
def test_without_a_proper_folder_there_is_no_cache(tmp_path: Path, spoil: str) -> None:
    folder = tmp_path / "cache"
    if spoil == "a file":
        folder.write_bytes(b"")
    elif spoil == "others may write":
        folder.mkdir()
        folder.chmod(0o777)
    else:
        folder = Path("/proc/gtap")
    cache = ObjectCache(folder, 1 << 20)
    assert not cache.put(cache.key(b"work"), FACTS, b"code")
    assert cache.get(cache.key(b"work")) is None
    cache.trim()


def test_the_environment_names_folder_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("GTAP_CPU_CACHE", "12345")
    assert open_cache(cache_bytes()) == ObjectCache(tmp_path / "gtap" / "cpu", 12345)
    monkeypatch.setenv("GTAP_CPU_CACHE", "0")
    assert open_cache(cache_bytes()) is None
    monkeypatch.setenv("GTAP_CPU_CACHE", "1GB")
    with pytest.raises(DeviceUnavailable, match="GTAP_CPU_CACHE"):
        cache_bytes()
