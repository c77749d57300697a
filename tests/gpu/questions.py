"""Asks the driver what only a GPU can tell; each question in a process of its own, because some end a context.

    python -m tests.gpu.questions [--driver libcuda.so.1]           all of them, as JSON, in 5 minutes at most
    python -m tests.gpu.questions [--driver libcuda.so.1] NAME      one of them, in this process

Each answer holds the numbers that were measured and `consequence`, what they mean for gtap.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gtap_core.devices.cuda.table import StatusError
from tests.gpu.bare import Bare, Word, timed

SECONDS = 33.0  # for one question
FIRST_SLOT, SLOT_BYTES, SLOTS = 0x2000_0000_0000, 4 << 40, 8
MIB = 1 << 20
EXTENTS = tuple(MIB << shift for shift in range(1, 11))  # 2 MiB to 1 GiB
HELD_SECONDS = 0.4  # for how long work is kept from ending
RELAXED, AT_LEAST = 2, 0  # CUstreamCaptureMode, CUstreamWaitValue_flags
WARM, ROUNDS = 20, 200
TRACED = "costs"  # the question that is asked under strace
Answer = dict[str, Any]


def _long(microseconds: float) -> bool:
    """Whether a call took so long that it must have waited for the work that was held."""
    return microseconds > HELD_SECONDS * 1e6 / 2


def unmap(bare: Bare) -> Answer:
    """Does cuMemUnmap wait for a kernel that runs, of this memory and of other memory? For a stream that is held?"""
    driver, kernel, base, ended = bare.driver, bare.spinner(), bare.reserve(8 * MIB), Word(bare.driver)
    answer: Answer = {}
    ended.write(1)
    bare.spin(kernel, ended.address, 0)  # the first launch loads it
    driver.cuStreamSynchronize(0)
    for number, case in enumerate(("idle", "kernel_elsewhere", "held_stream", "kernel_uses_it")):
        at, word, stream = base + number * 2 * MIB, Word(driver), bare.stream()
        bare.map(at, 2 * MIB)
        bare.fill(at, 2 * MIB, 0)
        word.write_in(HELD_SECONDS, 1)
        if case == "held_stream":
            driver.cuStreamWaitValue32_v2(stream, word.address, 1, AT_LEAST)
        elif case != "idle":
            looked = at if case == "kernel_uses_it" else word.address
            answer[f"launch_us_{case}"] = round(timed(bare.spin, kernel, looked, stream))
        answer[f"unmap_us_{case}"] = round(timed(driver.cuMemUnmap, at, 2 * MIB))
        answer[f"status_{case}"] = bare.status.cuStreamSynchronize(stream)
    waits = [
        case for case in ("kernel_elsewhere", "held_stream", "kernel_uses_it") if _long(answer[f"unmap_us_{case}"])
    ]
    answer["consequence"] = (
        f"cuMemUnmap waits ({', '.join(waits)}): it belongs on a thread that nobody waits for" if waits else
        "cuMemUnmap waits for nothing: gtap must wait for the work that uses the memory, as extents.py does"
    )  # fmt: skip
    return answer


def slots(bare: Bare) -> Answer:
    """Can 4 TiB be reserved at the exact address of each slot?"""
    given = []
    for number in range(SLOTS):
        where = FIRST_SLOT + number * SLOT_BYTES
        given.append((where, bare.reserve(SLOT_BYTES, where)))
    missed = [f"{where:#x}" for where, got in given if where != got]
    for _, got in given:
        bare.driver.cuMemAddressFree(got, SLOT_BYTES)
    return {
        "exact": SLOTS - len(missed),
        "missed": missed,
        "consequence": "the slots stand" if not missed else "slots that the driver cannot give are to be moved",
    }


def capture(bare: Bare) -> Answer:
    """Does a RELAXED capture outlive what another thread does meanwhile?"""
    driver, status = bare.driver, bare.status
    stream, other, base = bare.stream(), bare.stream(), bare.reserve(8 * MIB)
    bare.map(base, 2 * MIB)
    driver.cuStreamBeginCapture_v2(stream, RELAXED)
    driver.cuMemsetD8Async(base, 1, 64, stream)
    meanwhile: dict[str, int] = {}

    def post() -> None:
        bare.enter()
        event = bare.made(driver.cuEventCreate, 0)
        at = base + 2 * MIB
        meanwhile["memset"] = status.cuMemsetD8Async(base + 64, 2, 64, other)
        meanwhile["record"] = status.cuEventRecordWithFlags(event, other, 0)
        meanwhile["synchronize"] = status.cuStreamSynchronize(other)
        meanwhile["query"] = status.cuEventQuery(event)
        bare.map(at, 2 * MIB)  # raises what fails of it
        meanwhile["unmap"] = status.cuMemUnmap(at, 2 * MIB)
        bare.spinner()

    thread = threading.Thread(target=post)
    thread.start()
    thread.join()
    driver.cuMemsetD8Async(base + 128, 3, 64, stream)
    driver.cuGraphLaunch(bare.captured(stream), stream)
    driver.cuStreamSynchronize(stream)
    right = bare.read(base, 192) == bytes([1]) * 64 + bytes([2]) * 64 + bytes([3]) * 64
    good = right and set(meanwhile.values()) == {0} and len(meanwhile) == 5
    return {
        "meanwhile": meanwhile,
        "graph_right": right,
        "consequence": "posts go on during captures" if good else "posts must be put off while a stream is captured",
    }


def wait_in_capture(bare: Bare) -> Answer:
    """Can a wait for a value be captured, and does the graph wait then?"""
    driver, stream, base, word = bare.driver, bare.stream(), bare.reserve(2 * MIB), Word(bare.driver)
    bare.map(base, 2 * MIB)
    driver.cuStreamBeginCapture_v2(stream, RELAXED)
    status = bare.status.cuStreamWaitValue32_v2(stream, word.address, 1, AT_LEAST)
    bare.status.cuMemsetD8Async(base, 7, 64, stream)
    if status:
        return {"status": status, "consequence": "gates in captures are made as nodes of the graph, never captured"}
    execution = bare.captured(stream)
    word.write_in(HELD_SECONDS, 1)
    launched = timed(driver.cuGraphLaunch, execution, stream)
    waited = timed(driver.cuStreamSynchronize, stream)
    held = _long(launched + waited)
    return {
        "status": status,
        "launch_us": round(launched),
        "wait_us": round(waited),
        "filled": bare.read(base, 64) == bytes([7]) * 64,
        "consequence": "waits may be captured" if held else "the captured wait holds nothing: it must be refused",
    }


def extents(bare: Bare) -> Answer:
    """What do cuMemCreate, cuMemMap, cuMemSetAccess, cuMemUnmap and cuMemRelease cost, by size?"""
    base, costs = bare.reserve(EXTENTS[-1]), dict[str, dict[str, float]]()
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    bare.driver.cuMemGetInfo_v2(ctypes.byref(free), ctypes.byref(total))
    for size in (size for size in EXTENTS if size <= free.value):
        rounds = [_extent_costs(bare, base, size) for _ in range(9)]
        costs[f"{size // MIB} MiB"] = {step: round(statistics.median(each[step] for each in rounds), 1)
                                       for step in rounds[0]}  # fmt: skip
    whole = {size: sum(steps.values()) for size, steps in costs.items()}
    best = min(whole, key=lambda size: whole[size] / int(size.split()[0]))
    return {"median_us": costs, "consequence": f"a byte is cheapest in extents of {best}"}


def _extent_costs(bare: Bare, base: int, size: int) -> dict[str, float]:
    driver, handles = bare.driver, list[int]()
    return {
        "create": timed(lambda: handles.append(bare.create(size))),
        "map": timed(lambda: driver.cuMemMap(base, size, 0, handles[0], 0)),
        "set_access": timed(bare.allow, base, size),
        "unmap": timed(driver.cuMemUnmap, base, size),
        "release": timed(lambda: driver.cuMemRelease(handles[0])),
    }


def fresh_memory(bare: Bare) -> Answer:
    """Is memory of a new cuMemCreate zero, where other memory was full of something just before?"""
    size, base, found = 64 * MIB, bare.reserve(64 * MIB), []
    for _ in range(8):
        bare.map(base, size)
        found.append(bare.read(base, size).count(0) == size)
        bare.fill(base, size, 0xA5)
        bare.driver.cuMemUnmap(base, size)
    return {
        "zero": sum(found),
        "of": len(found),
        "consequence": "no promise: gtap goes on zeroing" if all(found) else "it is not zeroed: gtap must zero it",
    }


def reset(bare: Bare) -> Answer:
    """Does memory that was mapped outlive the reset of the primary context? Its handle? Its addresses?"""
    driver, status, base = bare.driver, bare.status, bare.reserve(4 * MIB)
    handle = bare.create(2 * MIB)
    driver.cuMemMap(base, 2 * MIB, 0, handle, 0)
    bare.allow(base, 2 * MIB)
    bare.fill(base, 2 * MIB, 9)
    driver.cuDevicePrimaryCtxReset_v2(bare.device)
    bare.enter()
    try:
        kept = bare.read(base, 64) == bytes([9]) * 64
    except StatusError as error:
        kept, said = False, error.status
    else:
        said = 0
    answer: Answer = {"read_status": said, "contents_kept": kept}
    answer["map_handle_elsewhere"] = status.cuMemMap(base + 2 * MIB, 2 * MIB, 0, handle, 0)
    answer["unmap"] = status.cuMemUnmap(base, 2 * MIB)
    kept_text = "mappings outlive a reset: gtap has to unmap them itself"
    answer["consequence"] = kept_text if kept else "mappings end with the context: gtap maps anew after a reset"
    return answer


def costs(bare: Bare) -> Answer:
    """What do a copy aside, a gate in a stream, and an arrival in a graph cost?"""
    driver, stream, aside = bare.driver, bare.stream(), bare.stream()
    base, words = bare.reserve(2 * MIB), [Word(driver) for _ in range(2)]
    bare.map(base, 2 * MIB)
    words[0].write(1)
    plain, gated = (_graph(bare, stream, base, word) for word in (None, words[0]))

    def launch(execution: int) -> None:
        driver.cuGraphLaunch(execution, stream)
        driver.cuStreamSynchronize(stream)

    def gate() -> None:
        driver.cuStreamWaitValue32_v2(stream, words[0].address, 1, AT_LEAST)
        driver.cuMemsetD8Async(base, 1, 64, stream)
        driver.cuStreamSynchronize(stream)

    def fill() -> None:
        driver.cuMemsetD8Async(base, 1, 64, stream)
        driver.cuStreamSynchronize(stream)

    median = {
        "fill": _median(fill),
        "gate_and_fill": _median(gate),
        "graph": _median(lambda: launch(plain)),
        "graph_with_gate": _median(lambda: launch(gated)),
        "copy_aside_of_64_bytes": _median(lambda: bare.read(base, 64)),
    }
    driver.cuStreamWaitValue32_v2(stream, words[1].address, 1, AT_LEAST)
    data = bytes(64)
    median["copy_aside_behind_a_held_stream"] = _median(lambda: _copy(bare, base, data, aside))
    words[1].write(1)
    driver.cuStreamSynchronize(stream)
    gate_costs = median["gate_and_fill"] - median["fill"]
    graph_costs = median["graph_with_gate"] - median["graph"]
    said = f"a gate costs {gate_costs:.1f} us in a stream, {graph_costs:.1f} us in a graph: what a round trip must beat"
    return {"median_us": median, "consequence": said}


def _copy(bare: Bare, to: int, data: bytes, stream: int) -> None:
    bare.driver.cuMemcpyHtoDAsync_v2(to, data, len(data), stream)
    bare.driver.cuStreamSynchronize(stream)


def _graph(bare: Bare, stream: int, base: int, word: Word | None) -> int:
    """A graph that fills 64 bytes, behind a wait where there is a word."""
    bare.driver.cuStreamBeginCapture_v2(stream, RELAXED)
    if word is not None:
        bare.driver.cuStreamWaitValue32_v2(stream, word.address, 1, AT_LEAST)
    bare.driver.cuMemsetD8Async(base, 1, 64, stream)
    return bare.captured(stream)


def _median(function: Callable[[], object]) -> float:
    """Microseconds."""
    for _ in range(WARM):
        function()
    return round(statistics.median(timed(function) for _ in range(ROUNDS)), 1)


QUESTIONS: dict[str, Callable[[Bare], Answer]] = {
    each.__name__: each for each in (unmap, slots, capture, wait_in_capture, extents, fresh_memory, reset, costs)
}


def ask(name: str, driver: str) -> Answer:
    """One question in another process, which is ended if it takes too long."""
    return {"question": QUESTIONS[name].__doc__, **_run([], name, driver)}


def system_calls(driver: str) -> Answer:
    """Which system calls does the driver make? Asked by strace, where that is installed."""
    answer: Answer = {"question": system_calls.__doc__}
    tracer = shutil.which("strace")
    if tracer is None:
        why = "not supported: strace is not on this machine"
        return answer | {"not_supported": why, "consequence": "the filter stays as it was learned"}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "calls"
        asked = _run([tracer, "-f", "-qq", "-e", "signal=none", "-o", str(file)], TRACED, driver)
        text = file.read_text(errors="replace") if file.exists() else ""
    names = sorted(set(re.findall(r"^\d+ +([a-z_0-9]+)\(", text, re.MULTILINE)))
    if "error" in asked:
        answer["error"] = asked["error"]
    return answer | {"names": names, "consequence": "the filter of session processes must let these through"}


def _run(prefix: Sequence[str], name: str, driver: str) -> Answer:
    command = [*prefix, sys.executable, "-m", "tests.gpu.questions", "--driver", driver, name]
    root = Path(__file__).resolve().parents[2]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return {"error": f"no answer in {SECONDS:.0f} s", "consequence": "it may block for ever: gtap must not do it"}
    if done.returncode:
        return {"error": done.stderr[-400:] or f"status {done.returncode}", "consequence": "unknown: look at the error"}
    answer: Answer = json.loads(done.stdout)
    return answer


def ask_all(driver: str) -> dict[str, Answer]:
    """Every question's answer by its name."""
    return {**{name: ask(name, driver) for name in QUESTIONS}, "system_calls": system_calls(driver)}


def main() -> None:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="questions")
    parser.add_argument("--driver", default="libcuda.so.1")
    parser.add_argument("name", nargs="?", choices=sorted(QUESTIONS))
    given = parser.parse_args()
    answer = QUESTIONS[given.name](Bare(given.driver)) if given.name else ask_all(given.driver)
    sys.stdout.write(json.dumps(answer, indent=None if given.name else 2) + "\n")


if __name__ == "__main__":
    main()
