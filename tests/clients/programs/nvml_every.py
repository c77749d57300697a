"""Calls every function of nvidia-ml-py by reflection; prints what NVML's functions returned, as JSON."""

import ctypes
import inspect
import json
import os
import sys
from typing import Any

import pynvml

returned: dict[str, list[int]] = {}
refused: dict[str, str] = {}
pointer_of = pynvml._nvmlGetFunctionPointer


def noting(name: str) -> Any:
    """The function of that name, with what it returns written down."""
    function = pointer_of(name)

    def call(*arguments: Any) -> Any:
        status = function(*arguments)
        returned.setdefault(name, []).append(status)
        return status

    return call if name != "nvmlErrorString" else function


class Room(ctypes.Structure):
    """Memory for any structure that a wrapper leaves to its caller: large, all zeros."""

    _fields_ = (("version", ctypes.c_uint), ("rest", ctypes.c_ubyte * (1 << 20)))


def room(function: Any, parameter: str) -> Any:
    """A structure, or a pointer to one, as the wrapper wants it."""
    memory = Room()
    return memory if f"byref({parameter})" in inspect.getsource(function) else ctypes.pointer(memory)


def made(kind: Any, version: int | None = None, **fields: Any) -> Any:
    """A structure of nvidia-ml-py's, with its version and fields."""
    structure = kind()
    for name, value in {**({"version": version} if version is not None else {}), **fields}.items():
        setattr(structure, name, value)
    return structure


def values(device: Any) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """(argument by parameter name, the same for single functions)."""
    sets, sample = pynvml.nvmlEventSetCreate(), pynvml.nvmlGpmSampleAlloc()
    nothing = ctypes.c_void_p()
    everywhere = {
        "handle": device, "device": device, "device1": device, "device2": device, "handle1": device, "handle2": device,
        "migDevice": device, "eventSet": sets, "gpmSample": sample, "unit": nothing, "gpuInstance": nothing,
        "computeInstance": nothing, "uuid": pynvml.nvmlDeviceGetUUID(device), "pid": os.getpid(),
        "serial": pynvml.nvmlDeviceGetSerial(device), "pciBusId": pynvml.nvmlDeviceGetPciInfo(device).busId,
        "pciInfo": pynvml.nvmlDeviceGetPciInfo(device), "cpuSetSize": 2, "nodeSetSize": 2, "fieldIds": [83, (1, 0)],
        "memoryClockMHz": pynvml.nvmlDeviceGetMaxClockInfo(device, 2), "countRef": ctypes.pointer(ctypes.c_uint(1)),
        "level": 40, "eventTypes": 8, "timeStamp": 0, "timeoutms": 0, "timeoutMs": 0, "sched_state": Room(),
        "requestedProfiles": Room(), "heterogeneous_mode": 0,
    }  # fmt: skip
    pci = made(pynvml.nvmlPciInfoExt_v1_t, pynvml.nvmlPciInfoExt_v1)
    capabilities = made(pynvml.c_nvmlDeviceCapabilities_v1_t, pynvml.nvmlDeviceCapabilities_v1)
    system_set = made(pynvml.c_nvmlSystemEventSetCreateRequest_v1_t, pynvml.nvmlSystemEventSetCreateRequest_v1)
    pointer_of("nvmlSystemEventSetCreate")(ctypes.byref(system_set))
    special = {
        "nvmlDeviceGetCapabilities": {"caps": ctypes.byref(capabilities)},
        "nvmlDeviceGetPciInfoExt": {"c_info": ctypes.byref(pci)},
        "nvmlDeviceGetHandleByUUIDV": {"uuid": everywhere["uuid"].encode(), "type": 1},
        "nvmlDeviceGetSramEccErrorStatus": {"status": ctypes.byref(Room())},
        "nvmlDeviceGetBankRemapperStatus_v1": {"status": ctypes.byref(Room())},
        "nvmlDeviceGetRunningProcessDetailList": {"version": pynvml.nvmlProcessDetailList_v1},
        "nvmlDeviceGetConfComputeGpuAttestationReport": {"c_nonce": bytes(32)},
        "nvmlDeviceSetHostname_v1": {"hostname": b"name"},
        "nvmlGpuInstanceGetVgpuTypeCreatablePlacements": {
            "c_vgpu_placements": made(pynvml.c_nvmlVgpuCreatablePlacementInfo_v1_t)
        },
        "nvmlSystemGetProcessName": {"pid": int(sys.argv[1])},
        "nvmlSystemEventSetCreate": {"version": pynvml.nvmlSystemEventSetCreateRequest_v1},
        "nvmlSystemEventSetFree": {"version": pynvml.nvmlSystemEventSetFreeRequest_v1, "setHandle": system_set.set},
        "nvmlSystemRegisterEvents": {"version": pynvml.nvmlSystemRegisterEventRequest_v1, "setHandle": system_set.set},
        "nvmlSystemEventSetWait": {
            "version": pynvml.nvmlSystemEventSetWaitRequest_v1,
            "setHandle": system_set.set,
            "eventData": (pynvml.c_nvmlSystemEventData_v1_t * 1)(),
            "eventDataSize": 1,
        },
    }
    return everywhere, special


def call(name: str, function: Any, everywhere: dict[str, Any], special: dict[str, Any]) -> None:
    """Call one wrapper. One that cannot make its own arguments says why."""
    arguments = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in special:
            arguments.append(special[parameter.name])
        elif parameter.name in everywhere:
            arguments.append(everywhere[parameter.name])
        elif parameter.default is not parameter.empty:
            break
        else:
            arguments.append(0 if is_number(parameter.name) else room(function, parameter.name))
    try:
        function(*arguments)
    except pynvml.NVMLError:
        pass  # what NVML returned is noted
    except (TypeError, AttributeError, ValueError, ctypes.ArgumentError) as error:
        refused[name] = f"{type(error).__name__}: {error}"


NUMBERS = """
vgpuInstance vgpuTypeId link profileId mode type counter index profile capability fan counterType state sensor errorType
model flags scope threshold enabled maxMemClockMHz sourceFilter apiType gpuInstanceId engProfile offset status id color
infoRomObject locationType fanControlPolicy minGpuClockMHz maxGpuClockMHz minMemClockMHz maxGraphicsClockMHz limit
freeze isRestricted sampling_type perfPolicyType cpuNumber reset newState virtualization_mode encoder_capacity p2pIndex
speed encoderQueryType computeInstanceId sensorindex clockType pstate max_atk_adv l1threshold powerScope powerLimit
version temp eventDataSize
"""


def is_number(parameter: str) -> bool:
    return parameter in NUMBERS.split()


def main() -> None:
    pynvml.nvmlInit()
    device = pynvml.nvmlDeviceGetHandleByIndex(0)
    everywhere, special = values(device)
    pynvml._nvmlGetFunctionPointer = noting
    every = {name: each for name, each in vars(pynvml).items() if name.startswith("nvml") and inspect.isfunction(each)}
    last = ("nvmlEventSetFree", "nvmlSystemEventSetFree", "nvmlGpmSampleFree", "nvmlShutdown")
    for name in [*(each for each in every if each not in last), *(each for each in last if each in every)]:
        call(name, every[name], everywhere, special.get(name, {}))
    for version in (None, pynvml.nvmlMemory_v2):
        pynvml.nvmlInit()
        pynvml.nvmlDeviceGetMemoryInfo(device, version)
    sys.stdout.write(json.dumps({"returned": returned, "refused": refused, "functions": sorted(every)}))


main()
