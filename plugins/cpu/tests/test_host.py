"""What the machine says of its processor."""

from __future__ import annotations

from pathlib import Path

from gtap_plugin_cpu import host


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_a_machine_without_sensors_has_no_temperature(tmp_path: Path) -> None:
    assert host.temperature(tmp_path) is None
    write(tmp_path, "sys/class/hwmon/hwmon0/name", "nvme\n")  # not the processor's
    write(tmp_path, "sys/class/hwmon/hwmon0/temp1_input", "71000\n")
    write(tmp_path, "sys/class/thermal/thermal_zone0/temp", "-274000\n")
    assert host.temperature(tmp_path) is None


def test_the_hottest_sensor_of_a_processor_comes_before_the_hottest_zone(tmp_path: Path) -> None:
    write(tmp_path, "sys/class/thermal/thermal_zone1/temp", "61900\n")
    write(tmp_path, "sys/class/thermal/thermal_zone2/temp", "47000\n")
    assert host.temperature(tmp_path) == 61
    write(tmp_path, "sys/class/hwmon/hwmon1/name", "coretemp\n")
    write(tmp_path, "sys/class/hwmon/hwmon1/temp1_input", "51900\n")
    write(tmp_path, "sys/class/hwmon/hwmon1/temp2_input", "50000\n")
    write(tmp_path, "sys/class/hwmon/hwmon1/temp3_input", "no number\n")
    assert host.temperature(tmp_path) == 51
