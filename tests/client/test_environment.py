"""The program's environment."""

from __future__ import annotations

from pathlib import Path

from gtap_core.client.environment import Grant, build

BUNDLE = Path("/c/gtap/bundle/aa/linux-x86_64-gnu")
GRANT = Grant("unix:///s", b"\1" * 16, b"\2" * 32)


def test_libraries_come_first_and_the_users_own_follow() -> None:
    made = build({"PATH": "/bin", "LD_LIBRARY_PATH": "/own::/two", "LD_AUDIT": "/own/audit.so"}, [GRANT], BUNDLE)
    assert made["PATH"] == "/bin"
    assert made["LD_LIBRARY_PATH"] == f"{BUNDLE}:/own:/two"
    assert made["LD_AUDIT"] == f"/own/audit.so:{BUNDLE}/libgtap_audit.so"
    assert made["GTAP_BUNDLE"] == str(BUNDLE)
    assert "GTAP_STATS_DIR" not in made


def test_the_plugins_programs_come_before_others_of_their_name(tmp_path: Path) -> None:
    bundle = tmp_path / "gtap" / "bundle" / "aa" / "linux-x86_64-gnu"
    (bundle / "bin").mkdir(parents=True)
    made = build({"PATH": "/usr/bin:/bin"}, [GRANT], bundle)
    assert made["PATH"] == f"{bundle}/bin:/usr/bin:/bin"
    assert build(made, [GRANT], bundle)["PATH"] == made["PATH"]


def test_leases_stand_in_device_order() -> None:
    two = Grant("tcp://127.0.0.1:9", b"\3" * 16, b"\4" * 32)
    made = build({}, [GRANT, two], BUNDLE, Path("/stats"))
    assert made["GTAP_SESSIONS"] == (f"unix:///s|{'01' * 16}|{'02' * 32};tcp://127.0.0.1:9|{'03' * 16}|{'04' * 32}")
    assert made["GTAP_STATS_DIR"] == "/stats"


def test_a_nested_run_drops_the_outer_ones_libraries_and_leases() -> None:
    outer = build({}, [GRANT], Path("/c/gtap/bundle/bb/linux-x86_64-gnu"), Path("/outer"))
    made = build(outer, [GRANT], BUNDLE)
    assert made["LD_LIBRARY_PATH"] == str(BUNDLE)
    assert made["LD_AUDIT"] == f"{BUNDLE}/libgtap_audit.so"
    assert "GTAP_STATS_DIR" not in made


def test_a_grant_shows_no_secret() -> None:
    assert repr(GRANT) == "Grant(url='unix:///s', image='native')"
