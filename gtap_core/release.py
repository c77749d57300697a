"""Build release wheels: each holds its native files for every target, so that a client needs no compiler.

    python -m gtap_core.release OUTPUT PROJECT...

For each project: its sdist, the sdist unpacked, native files compiled into `_native/<target>/` with keys, the wheel.
Projects are made together, because a stub may be linked against another project's. Needs `build` and `ziglang`, and
for TLS OpenSSL's static libraries as Debian's libssl-dev has them: of this machine's target, and of others where they
are installed (libssl-dev:arm64). Whoever installs such a wheel needs no OpenSSL.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from . import native
from .errors import NativeError

# The compiler for each target; glibc 2.17 is what manylinux2014 promises.
ZIG = (sys.executable, "-m", "ziglang", "cc", "-s", "-target")
COMPILERS: Mapping[str, tuple[str, ...]] = {
    "linux-x86_64-gnu": (*ZIG, "x86_64-linux-gnu.2.17"),
    "linux-aarch64-gnu": (*ZIG, "aarch64-linux-gnu.2.17"),
}
TRIPLETS: Mapping[str, str] = {
    "linux-x86_64-gnu": "x86_64-linux-gnu",
    "linux-aarch64-gnu": "aarch64-linux-gnu",
}
NOTICE = """{place} holds {version} (https://www.openssl.org), which is distributed under the Apache License 2.0, as
gtap is (LICENSE), with these notices:

{notices}"""


@attrs.frozen
class Staged:
    """A project as its sdist holds it, unpacked."""

    name: str
    folder: Path
    package: Path
    units: tuple[native.Unit, ...]


@attrs.frozen
class OpenSsl:
    """A target's OpenSSL, as Debian installs it."""

    archives: tuple[Path, Path]
    headers: tuple[Path, Path]  # folders; the second one's are the target's own
    notices: Path

    @staticmethod
    def find(target: str, root: Path = Path("/")) -> OpenSsl | None:
        """None: it is not installed."""
        triplet = TRIPLETS.get(target, "none")
        libraries, headers = root / "usr/lib" / triplet, root / "usr/include"
        found = OpenSsl(
            (libraries / "libssl.a", libraries / "libcrypto.a"),
            (headers / "openssl", headers / triplet / "openssl"),
            root / "usr/share/doc/libssl-dev/copyright",
        )
        return found if all(each.exists() for each in (*found.archives, *found.headers, found.notices)) else None

    def version(self) -> str:
        """For example `OpenSSL 3.0.19 27 Jan 2026`."""
        text = (self.headers[0] / "opensslv.h").read_text(encoding="ascii")
        found = re.search(r'OPENSSL_VERSION_TEXT "([^"]+)"', text)
        return found[1] if found else "OpenSSL"

    def lend(self, scratch: Path) -> Path:
        """A folder with its headers, and with no others of the system's."""
        for folder in self.headers:
            shutil.copytree(folder, scratch / "openssl", dirs_exist_ok=True)
        return scratch


def build(output: Path, projects: Sequence[Path], compilers: Mapping[str, tuple[str, ...]] = COMPILERS) -> list[Path]:
    """Make sdists and wheels of the projects in `output`; returns the wheels. Raises NativeError.

    `compilers` names the C compiler of each target that the wheels are to hold native files for.
    """
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gtap-release-") as scratch:
        staged = [_stage(project, output, Path(scratch) / "staged") for project in projects]
        for target, compiler in compilers.items():
            workshop = native.Workshop(Path(scratch) / "cache", compiler, target)
            _compile(staged, workshop)
            for each in staged:
                if each.package.name == "gtap_core":
                    _compile_tls(each, workshop, Path(scratch) / f"openssl-{target}")
        return [_built("--wheel", each.folder, output) for each in staged]


def _stage(project: Path, output: Path, scratch: Path) -> Staged:
    with tarfile.open(_built("--sdist", project, output)) as archive:
        name = archive.getnames()[0].partition("/")[0]
        archive.extractall(scratch, filter="data")
    folder = scratch / name
    (folder / ".gitignore").unlink(missing_ok=True)  # it would keep _native/ out of the wheel
    package = _package(folder)
    return Staged(name, folder, package, _units(name, folder, package))


def _package(folder: Path) -> Path:
    found = [path.parent for path in folder.glob("gtap_*/__init__.py")]
    if len(found) != 1:
        raise NativeError(f"{folder.name} holds no package gtap_core or gtap_plugin_<name>, or more than one")
    return found[0]


def _units(name: str, folder: Path, package: Path) -> tuple[native.Unit, ...]:
    if package.name == "gtap_core":
        return *native.shim_units(folder / "shim", package / "_native"), native.lane_unit(package)
    for place in (package, folder):
        if (place / "generated" / "manifest.json").is_file():
            return native.read_plugin(name, "", place, package).units
    return ()


def _compile(staged: Sequence[Staged], workshop: native.Workshop) -> None:
    mine = [unit for each in staged for unit in each.units]
    names = {unit.name for unit in mine}
    others = [unit for unit in native.all_units(native.plugins()) if unit.name not in names]
    # An export-only stub and the one that takes its place have the same name: they are made one after the other.
    full = {unit.name for unit in mine if not unit.export_only}
    replaced = [unit for unit in mine if unit.export_only and unit.name in full]
    kept = [unit for unit in mine if unit not in replaced]
    files = workshop.obtain(native.with_headers([*kept, *others]))
    for unit in kept:
        _ship(unit, files[unit.name], workshop)
    runtime = [unit for unit in (*kept, *others) if unit.name == native.RUNTIME]
    files = workshop.obtain([*runtime, *replaced])
    for unit in replaced:
        _ship(unit, files[unit.name], workshop)


def _ship(unit: native.Unit, made: Path, workshop: native.Workshop) -> None:
    shipped = unit.prebuilt / workshop.target / unit.name
    shipped.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made, shipped)
    shipped.with_name(unit.name + ".key").write_text(unit.key(workshop.abi) + "\n", encoding="ascii")


def _compile_tls(staged: Staged, workshop: native.Workshop, scratch: Path) -> None:
    """The library of TLS with the target's OpenSSL in it, and the notice that belongs to it."""
    found = OpenSsl.find(workshop.target)
    if found is None and workshop.target == native.target():
        raise NativeError(f"{native.TLS} for {workshop.target}: {native.NEEDS_OPENSSL}")
    if found is None:
        return  # whoever is on such a machine compiles it
    unit = native.tls_unit(staged.folder / "shim", staged.package / "_native")
    links = (*native.LINK_TLS, *map(str, found.archives))
    here = attrs.evolve(unit, core=(*unit.core, found.lend(scratch)), links=links)
    _ship(unit, workshop.obtain([here])[native.TLS], workshop)
    place = f"gtap_core/_native/{workshop.target}/{native.TLS}"
    text = NOTICE.format(place=place, version=found.version(), notices=found.notices.read_text(encoding="utf-8"))
    (staged.folder / f"NOTICE-{workshop.target}").write_text(text, encoding="utf-8")


def _built(what: str, project: Path, output: Path) -> Path:
    with _folder_beside(output) as fresh:
        command = [sys.executable, "-m", "build", "--no-isolation", what, "--outdir", str(fresh), str(project)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise NativeError(f"{project.name} cannot be built ({what}):\n{done.stdout}{done.stderr}")
        (made,) = (path for path in fresh.iterdir() if path.suffix in (".gz", ".whl"))
        return made.replace(output / made.name)


@contextlib.contextmanager
def _folder_beside(output: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=output) as folder:
        yield Path(folder)


def main(arguments: Sequence[str]) -> int:
    """Build the projects named on the command line."""
    if len(arguments) < 2:
        sys.stderr.write("usage: python -m gtap_core.release OUTPUT PROJECT...\n")
        return 2
    try:
        for wheel in build(Path(arguments[0]), [Path(each) for each in arguments[1:]]):
            sys.stdout.write(f"{wheel}\n")
    except NativeError as error:
        sys.stderr.write(f"gtap: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
