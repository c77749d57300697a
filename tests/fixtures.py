"""A pytest plugin for every test of the repository: real gtap processes, the rule about skips, and `--shown`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, settings

from tests import covered, deletions, recorder, shown, wheels

ROOT = Path(__file__).resolve().parent.parent
GTAP = (sys.executable, "-m", "gtap_core.cli")
START_DEADLINE = 60.0  # seconds
RUN_DEADLINE = 120.0
LONG_DEADLINE = 1500.0  # of a test that is marked as long
NOT_SUPPORTED = "not supported: "  # how the reason begins of a skip for what a GPU or its driver has not
KEPT = ("PATH", "LANG", "CI", "GTAP_TEST_CACHE", "WHEELS", "CUDA_VISIBLE_DEVICES")


# ---- the rule about skips, and `--shown` -----------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--covered", metavar="FILE", help="write the names that the collected tests' marks `covers` claim")
    parser.addoption("--shown", action="store_true", help="run the tests marked `shows` and list every id")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(shown.Shown(config), "gtap-shown")
    config.pluginmanager.register(covered.Covered(config), "gtap-covered")
    config.pluginmanager.register(deletions.Deletions(), "gtap-deletions")
    # A machine that does other things too is slow; what a test asks for with @settings is on top of this.
    settings.register_profile(
        "gtap", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    )
    settings.load_profile("gtap")
    # Who started us may ignore some signals (nohup, a shell's `&`), and programs under test would inherit that.
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


# What starts servers, compiles, or goes through whole tables is not part of `make check`: by fixture, or by file.
SLOW_FIXTURES = frozenset(
    {"server", "cpu_server", "gtap_exec", "dist", "environment", "stubs", "sanitized", "launcher", "opened", "compiler"}
)
SLOW_FILES = (
    "plugins/cpu/tests/test_convert.py",
    "plugins/cpu/tests/test_device.py",
    "plugins/cpu/tests/test_divergence.py",
    "plugins/cudart/tests/test_rules.py",
    "plugins/driver/tests/test_client.py",
    "tests/client/test_exec.py",
    "tests/devices/test_gpu_suite.py",
    "tests/model/test_order.py",
    "tests/server/test_leases.py",
    "tests/server/test_supervisor.py",
    "tests/shim/test_images.py",
    "tests/shim/test_sanitized.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what is, and give time to what is long."""
    for item in items:
        long = any(item.get_closest_marker(name) for name in ("clients", "docker", "gpu", "root", "system"))
        if long and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(LONG_DEADLINE))
        if item.nodeid.startswith(SLOW_FILES) or SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With CI=true a skip is a failure, unless it is for the lack of a GPU, or of what a GPU has not."""
    outcome = yield
    report = outcome.get_result()
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("CI") == "true" and not _may_skip(item, report):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"


def _may_skip(item: pytest.Item, report: pytest.TestReport) -> bool:
    if item.get_closest_marker("gpu") is None:
        return False
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    return not has_gpu() or reason.removeprefix("Skipped: ").startswith(NOT_SUPPORTED)


def has_gpu() -> bool:
    """Whether tests marked `gpu` have something to run on: a GPU, or what tests/gpu/conftest.py takes for one."""
    named = os.environ.get("GTAP_TEST_DRIVER") or os.environ.get("GTAP_TEST_DEVICE")
    return bool(named) or any(Path(each).exists() for each in ("/dev/nvidiactl", "/dev/nvidia0", "/dev/dxg"))


# ---- gtap's processes ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the test run's own: nothing of the user's is read or written."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def environ(home: Path) -> dict[str, str]:
    """What every gtap process of the tests gets as its environment."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    # Native files are made once for all runs; their keys are hashes of content.
    cache = wheels.cache() / "xdg"
    cache.mkdir(mode=0o700, exist_ok=True)
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }


@attrs.frozen
class Server:
    """A `gtap serve` process of the test's own."""

    url: str
    path: Path
    pid: int
    log: Path

    def said(self) -> str:
        """Everything it wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(
    folder: Path, environ: Mapping[str, str], device: str, *options: str, gtap: Sequence[str] = GTAP
) -> Iterator[Server]:
    """Run `gtap serve` on a private Unix socket; ended by its process id."""
    if os.geteuid() == 0 and "--user" not in options:  # what tests lay out for sessions lies in folders of their own
        options = (*options, "--user", "root")
    path = folder / f"serve-{os.urandom(4).hex()}.sock"
    log = path.with_suffix(".log")
    reader, writer = os.pipe()
    command = [*gtap, "serve", "--listen", f"unix://{path}", "--device", device, "--ready-fd", str(writer), *options]
    with log.open("wb") as output, os.fdopen(reader, "rb") as ready:
        process = subprocess.Popen(command, env=dict(environ), stdout=output, stderr=output, pass_fds=(writer,))
        os.close(writer)
        try:
            if not ready.readline():  # ends when the process does
                process.wait(START_DEADLINE)
                pytest.fail(f"gtap serve did not start:\n{log.read_text()}")
            yield Server(f"unix://{path}", path, process.pid, log)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(START_DEADLINE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture
def server(tmp_path: Path, environ: dict[str, str]) -> Iterator[Callable[..., Server]]:
    """`server(device="cpu", *options)` starts one; all end with the test. In a short folder: socket paths are short."""
    with ExitStack() as stack:

        def start(device: str = "cpu", *options: str) -> Server:
            return stack.enter_context(serving(tmp_path, environ, device, *options))

        yield start


@pytest.fixture
def recording(tmp_path: Path) -> Iterator[Callable[[Server], recorder.Recorder]]:
    """`recording(server)` relays to a server and counts waits from frame headers alone."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(recorder.recording(server.path, tmp_path))


@attrs.frozen
class Ran:
    """How a program under `gtap exec` ended."""

    status: int
    stdout: str
    stderr: str
    stats: dict[str, Any]
    """What `--stats=FILE` wrote; empty without `stats=True`."""


@pytest.fixture
def gtap_exec(tmp_path: Path, environ: dict[str, str], request: pytest.FixtureRequest) -> Callable[..., Ran]:
    """`gtap_exec(program, *arguments, server=..., local=..., stats=True, record=FILE, env={})` runs a program."""

    def run(
        *arguments: str | Path,
        server: Server | recorder.Recorder | Sequence[Server | recorder.Recorder] = (),
        local: str | None = None,
        stats: bool = False,
        record: Path | None = None,
        env: Mapping[str, str] | None = None,
        deadline: float = RUN_DEADLINE,
    ) -> Ran:
        covered.ran(request.node, arguments)
        servers = [server] if isinstance(server, (Server, recorder.Recorder)) else server
        options = [word for each in servers for word in ("--server", each.url)]
        options += ["--local", "--device", local] if local else []
        file = tmp_path / f"stats-{os.urandom(4).hex()}.json"
        options += [f"--stats={file}"] if stats else []
        options += ["--record", str(record)] if record else []
        command = [*GTAP, "exec", *options, *map(str, arguments)]
        done = subprocess.run(
            command,
            env={**environ, **(env or {})},
            capture_output=True,
            text=True,
            timeout=deadline,
            stdin=subprocess.DEVNULL,
        )
        counted = json.loads(file.read_text()) if file.exists() else {}
        return Ran(done.returncode, done.stdout, done.stderr, counted)

    return run
