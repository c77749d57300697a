"""Runs programs/requests.cu: a script of requests, the status of each, and what was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import numpy as np

from tests import wheels
from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

HERE = Path(__file__).resolve().parent
EXPORTS = HERE.parent / "exports" / "libcurand.so.10.txt"
WHEELS = {"13": "nvidia-curand", "12.9": "nvidia-curand-cu12"}
FORMS = {
    "bits": "<u4", "long": "<u8", "uniform": "<f4", "double": "<f8", "normal": "<f4", "normald": "<f8",
    "log": "<f4", "logd": "<f8", "poisson": "<u4", "method": "<u4",
}  # fmt: skip


def program(cudart: build.Cudart = "13", link: build.Link = "shared") -> Path:
    include = f"-I{wheels.headers(WHEELS[cudart])}"
    library = build.linkable(EXPORTS)
    return build.program(HERE / "programs" / "requests.cu", cudart, link, [include], libraries=[library])


@attrs.frozen
class Done:
    """`statuses`, one for each line; `made`, an array for each line that generates and was told success."""

    statuses: list[int]
    made: list[np.ndarray]
    ran: Ran


def run(
    gtap_exec: Callable[..., Ran],
    server: Server | Recorder,
    folder: Path,
    lines: Sequence[str],
    binary: Path | None = None,
    **options: bool,
) -> Done:
    script, results = folder / "script", folder / "results"
    script.write_text("".join(f"{line}\n" for line in lines))
    ran = gtap_exec(binary or program(), str(script), str(results), server=server, **options)
    assert ran.status == 0, ran.stderr
    statuses = [int(line) for line in ran.stdout.split()]
    return Done(statuses, arrays(lines, statuses, results.read_bytes()), ran)


def arrays(lines: Sequence[str], statuses: Sequence[int], data: bytes) -> list[np.ndarray]:
    made, place = [], 0
    for line, status in zip(lines, statuses, strict=True):
        words = line.split()
        if status != 0 or words[0] not in ("g", "table"):
            continue
        form, count = _shape(words)
        made.append(np.frombuffer(data, form, count, place))
        place += made[-1].nbytes
    assert place == len(data)
    return made


def _shape(words: Sequence[str]) -> tuple[str, int]:
    if words[0] == "g":
        return FORMS[words[2]], int(words[3])
    form = "<u4" if words[1] in ("101", "102", "32") else "<u8"
    return form, 20000 * {"101": 32, "102": 32, "103": 64, "104": 64}.get(words[1], 1)
