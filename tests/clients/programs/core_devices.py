"""cuda.core sees the devices, works on two at once, and says what they lack."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from core_arrays import Arrays
from cuda.core import Device, LaunchConfig

COUNT = 10_000
CODE = """
extern "C" __global__ void combine(const float *a, const float *b, float *out, float sign, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = a[i] + sign * b[i];
}
"""


def described(device: Device) -> dict[str, Any]:
    """Every property that can be asked for by name."""
    device.set_current()
    facts = device.properties
    names = [name for name in dir(facts) if not name.startswith("_")]
    said = {"properties": {name: getattr(facts, name) for name in names}, "name": device.name, "uuid": device.uuid}
    return {**said, "capability": list(device.compute_capability), "current": Device().device_id == device.device_id}


def clustered() -> str:
    try:
        LaunchConfig(grid=4, cluster=2, block=32)
    except Exception as error:  # noqa: BLE001 - its words are what is looked at
        return str(error)
    return ""


def main() -> None:
    devices = Device.get_all_devices()
    said = {"devices": [described(device) for device in devices]}
    with np.load(sys.argv[1]) as source:
        a, b = source["a"], source["b"]
    made = {}
    each = [Arrays(device) for device in devices]
    work = []
    for arrays, sign in zip(each, (1, -1), strict=True):  # all is under way before anything is waited for
        arrays.device.set_current()
        parts = [arrays.put(part) for part in (a, b)]
        out = arrays.device.allocate(a.nbytes, stream=arrays.stream)
        kernel = arrays.compiled(CODE).get_kernel("combine")
        arrays.run(kernel, COUNT, *parts, out, np.float32(sign), np.int32(COUNT))
        work.append(out)
    for arrays, out in zip(each, work, strict=True):
        arrays.device.set_current()
        made[str(arrays.device.device_id)] = arrays.take(out, np.float32)
    said["clustered"] = clustered()
    said["peers"] = devices[0].can_access_peer(devices[1])
    np.savez(sys.argv[2], **made)
    print(json.dumps(said, default=str))


main()
