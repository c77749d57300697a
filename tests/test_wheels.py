"""What tests keep between runs is made once, however many processes run tests."""

from __future__ import annotations

import contextlib
import threading
import zipfile
from pathlib import Path

import pytest

from tests import wheels


def test_who_comes_meanwhile_waits_for_what_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either would find that the other one's folder is there already. Delete the flock of `locked` to see it fail."""
    both, made = threading.Barrier(2), list[Path]()

    def download(entries: list[str]) -> list[Path]:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.2)  # whom nothing holds back
        made.append(wheel := tmp_path / f"{len(made)}.whl")
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("package/__init__.py", "")
        return [wheel]

    monkeypatch.setattr(wheels, "cache", lambda: tmp_path)
    monkeypatch.setattr(wheels, "_download", download)
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(wheels.tree(["numpy"]))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1 and found[0] == found[1]
    assert (found[0] / "package" / "__init__.py").is_file()
