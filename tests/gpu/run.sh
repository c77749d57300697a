#!/bin/sh
# What `make gpu-test` runs: tests/gpu in a Python environment of its own, on a machine that may have no network.
#
#   PYTHON=python3  the interpreter (3.11 or newer)       WHEELS=folder  take missing packages from there, nowhere else
#   GPU_VENV=build/gpu  where the environment is made     arguments go to pytest
#
# The machine's own packages are seen behind the environment's, so WHEELS needs only what is missing: of
# requirements/gpu.txt, and of NVIDIA's libraries (tests/gpu/libraries.py). Neither pip nor ensurepip must be installed:
# a pip wheel in WHEELS does.
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
venv=${GPU_VENV:-build/gpu}

fail() {
    echo "make gpu-test: $1" >&2
    exit 1
}

command -v "$python" >/dev/null || fail "there is no $python. Name the interpreter: make gpu-test PYTHON=python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$python is older than 3.11; name another: PYTHON=python3.12"
command -v "${CC:-cc}" >/dev/null || fail "a C compiler is missing. Type: apt-get install gcc libc6-dev"

"$python" -m venv --clear --without-pip "$venv"
inside=$venv/bin/python
"$python" - "$("$inside" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" <<'PYTHON'
import pathlib, sys
folders = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
pathlib.Path(sys.argv[1], "machine.pth").write_text("".join(f"{path}\n" for path in folders))
PYTHON

wheel=$(ls "${WHEELS:-.}"/pip-*.whl 2>/dev/null | tail -n 1)
if [ -n "$wheel" ]; then
    pip="$inside $wheel/pip"
else
    "$inside" -c 'import pip' 2>/dev/null || fail "$python has no pip, and WHEELS holds no pip-*.whl"
    pip="$inside -m pip"
fi
install() {
    # shellcheck disable=SC2086 # $pip is words
    $pip --disable-pip-version-check install --quiet ${WHEELS:+--no-index --find-links "$WHEELS"} "$@"
}
install --requirement requirements/gpu.txt
# Every plugin but the CPU device, whose compiler need not be here.
plugins=$(for each in plugins/*/pyproject.toml; do echo "-e ${each%/pyproject.toml}"; done | grep -v '/cpu$')
# shellcheck disable=SC2086 # plugins is words
install --no-build-isolation --no-deps -e . $plugins
"$inside" -m gtap_core.cli build
# NVIDIA's libraries of the plugins, where the machine has none: half a gigabyte. The tests of one that cannot be had skip,
# or fail with CI=true.
"$inside" -m tests.gpu.libraries | while read -r packages; do
    # shellcheck disable=SC2086 # packages is words
    install $packages || echo "make gpu-test: $packages cannot be had: the tests of that library have nothing to run on" >&2
done
exec "$inside" -m pytest -m gpu tests/gpu "$@"
