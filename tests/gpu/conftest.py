"""The GPU, the compiler and the server of these tests; and the report of the run.

Without a GPU every test skips with the reason. Two variables test these tests where there is none, and leave native
runs out: GTAP_TEST_DRIVER names a folder whose libcuda.so.1 the server takes instead of the machine's (the stand-in);
GTAP_TEST_DEVICE=cpu takes the CPU device instead of a GPU, for what needs no driver of its own, and writes no report.
GTAP_TEST_RESULTS names the folder of the report (default: benchmarks/results).

With CI=true and a GPU a skip is a failure, but where the machine itself has not what a test is about: such a reason
begins with NOT_SUPPORTED.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import attrs
import pytest

from gtap_core.devices.cuda.facts import read_facts
from gtap_core.devices.cuda.table import open_driver
from gtap_core.session.device import DeviceFacts, DeviceUnavailable
from tests.fixtures import NOT_SUPPORTED, Ran, Server, serving
from tests.gpu import toolchain
from tests.gpu.results import FOLDER, Results, Test
from tests.programs import build

RUN_SECONDS = 120.0
STAND_IN = os.environ.get("GTAP_TEST_DRIVER", "")
DEVICE = os.environ.get("GTAP_TEST_DEVICE", "cuda")
RESULTS = pytest.StashKey[Results]()
MACHINE_CODE = [  # what tests that run kernels are marked with
    pytest.mark.gpu,
    pytest.mark.skipif(bool(STAND_IN), reason=f"{NOT_SUPPORTED}the stand-in driver runs no machine code"),
]


def lacks(library: str) -> NoReturn:
    """End a test for which the server has not the real library of a plugin."""
    pytest.skip(f"the server has no {library}: pip install 'gtap-plugin-{library}[cu13]'")


def pytest_configure(config: pytest.Config) -> None:
    command = " ".join(["python -m pytest", *config.invocation_params.args])
    config.stash[RESULTS] = Results(driver=STAND_IN, commands=[command])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep each test's outcome for the report."""
    outcome = yield
    report: pytest.TestReport = outcome.get_result()
    if item.path.parent == Path(__file__).parent and (report.when == "call" or report.outcome != "passed"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext[-400:]
        numbers = dict(report.user_properties)
        results = item.config.stash[RESULTS]
        name = item.nodeid.partition("tests/gpu/")[2] or item.nodeid
        results.tests.append(Test(name, report.outcome, round(report.duration, 3), reason, numbers))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report, if there was a GPU to report on."""
    results = session.config.stash[RESULTS]
    if results.facts and results.tests:
        folder = Path(os.environ.get("GTAP_TEST_RESULTS") or FOLDER)
        written = results.write(folder)
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(f"\nreport: {written}")


@pytest.fixture(scope="session")
def driver_name() -> str:
    """What the driver is loaded by."""
    if DEVICE != "cuda":
        pytest.skip(f"{NOT_SUPPORTED}the CPU device is no driver")
    return str(Path(STAND_IN) / "libcuda.so.1") if STAND_IN else "libcuda.so.1"


@pytest.fixture(scope="session")
def gpu(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> DeviceFacts:
    """The first GPU; without one the test skips."""
    if DEVICE != "cuda":
        from gtap_plugin_cpu.facts import device_facts  # which is not installed where there is a GPU

        return device_facts()[0]
    try:
        facts = read_facts(open_driver(request.getfixturevalue("driver_name")))
    except DeviceUnavailable as reason:
        pytest.skip(str(reason))
    pytestconfig.stash[RESULTS].facts = facts
    return facts[0]


@pytest.fixture(scope="session")
def compiler(
    gpu: DeviceFacts, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> toolchain.Toolchain:
    """nvcc; without one the test skips."""
    try:
        found = toolchain.find(tmp_path_factory.mktemp("programs"))
    except toolchain.NotHere as reason:
        pytest.skip(str(reason))
    pytestconfig.stash[RESULTS].compiler = found.version
    return found


Build = Callable[..., toolchain.Built]


@pytest.fixture(scope="session")
def built(compiler: toolchain.Toolchain) -> Build:
    """`built(source, cudart, link, flags)`; skips what this machine's compiler has not."""

    def make(
        source: Path, cudart: build.Cudart = "13", link: build.Link = "shared", flags: tuple[str, ...] = ()
    ) -> toolchain.Built:
        try:
            return compiler.program(source, cudart, link, flags)
        except toolchain.NotHere as reason:
            pytest.skip(str(reason))

    return make


@pytest.fixture(scope="module")
def cuda_server(
    gpu: DeviceFacts, tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]
) -> Iterator[Server]:
    """`gtap serve --device cuda`, or for the CPU device."""
    folders = [STAND_IN] if STAND_IN else []
    folders += [os.environ["LD_LIBRARY_PATH"]] if os.environ.get("LD_LIBRARY_PATH") else []
    env = {**environ, **({"LD_LIBRARY_PATH": ":".join(folders)} if folders else {})}
    with serving(tmp_path_factory.mktemp(DEVICE), env, DEVICE) as server:
        yield server


@attrs.frozen
class Timed:
    """A program's output and how long it took."""

    status: int
    stdout: str
    stderr: str
    seconds: float


Native = Callable[..., Timed | None]
Remote = Callable[..., tuple[Ran, float]]
Measured = Callable[[str, float], None]


@pytest.fixture
def native(environ: dict[str, str], request: pytest.FixtureRequest) -> Native:
    """`native(built, *arguments)` runs a program on the GPU without gtap; None where that is a stand-in."""

    def run(program: toolchain.Built, *arguments: str, env: Mapping[str, str] | None = None) -> Timed | None:
        if STAND_IN or DEVICE != "cuda":
            return None
        folders = [str(program.libraries), *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
        command = [str(program.path), *arguments]
        request.config.stash[RESULTS].commands.append(" ".join(["native:", program.path.name, *arguments]))
        started = time.perf_counter()
        done = subprocess.run(
            command,
            env={**environ, "LD_LIBRARY_PATH": ":".join(folders), **(env or {})},
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            check=False,
        )
        return Timed(done.returncode, done.stdout, done.stderr, time.perf_counter() - started)

    return run


@pytest.fixture
def remote(gtap_exec: Callable[..., Ran], cuda_server: Server, request: pytest.FixtureRequest) -> Remote:
    """`remote(built, *arguments)` runs a program through gtap: what came of it, and the seconds."""

    def run(program: toolchain.Built, *arguments: str) -> tuple[Ran, float]:
        request.config.stash[RESULTS].commands.append(" ".join(["gtap exec", program.path.name, *arguments]))
        started = time.perf_counter()
        ran = gtap_exec(program.path, *arguments, server=cuda_server, stats=True)
        return ran, time.perf_counter() - started

    return run


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """`measured(name, number)` puts a number into the report."""
    return lambda name, number: request.node.user_properties.append((name, round(number, 6)))
