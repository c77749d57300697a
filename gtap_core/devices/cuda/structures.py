"""The driver's structures that say what copies and graph nodes do, as ctypes."""

from __future__ import annotations

import ctypes

HOST_MEMORY, DEVICE_MEMORY, UNIFIED_MEMORY = 1, 2, 4
WAIT_32, WRITE_32 = 1, 2  # CUstreamBatchMemOpType
WAIT_EQUAL = 1
COOPERATIVE, ATTRIBUTE_BYTES = 2, 64  # CUlaunchAttributeID, bytes of its value
EDGE_BYTES = 8  # of a CUgraphEdgeData
HOST_FUNCTION = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Box(ctypes.Structure):
    """CUDA_MEMCPY3D."""

    _fields_ = (
        ("source_x", ctypes.c_size_t),
        ("source_y", ctypes.c_size_t),
        ("source_z", ctypes.c_size_t),
        ("source_lod", ctypes.c_size_t),
        ("source_type", ctypes.c_int),
        ("source_host", ctypes.c_void_p),
        ("source", ctypes.c_ulonglong),
        ("source_array", ctypes.c_void_p),
        ("reserved0", ctypes.c_void_p),
        ("source_pitch", ctypes.c_size_t),
        ("source_height", ctypes.c_size_t),
        ("destination_x", ctypes.c_size_t),
        ("destination_y", ctypes.c_size_t),
        ("destination_z", ctypes.c_size_t),
        ("destination_lod", ctypes.c_size_t),
        ("destination_type", ctypes.c_int),
        ("destination_host", ctypes.c_void_p),
        ("destination", ctypes.c_ulonglong),
        ("destination_array", ctypes.c_void_p),
        ("reserved1", ctypes.c_void_p),
        ("destination_pitch", ctypes.c_size_t),
        ("destination_height", ctypes.c_size_t),
        ("width", ctypes.c_size_t),
        ("height", ctypes.c_size_t),
        ("depth", ctypes.c_size_t),
    )


class KernelNode(ctypes.Structure):
    """CUDA_KERNEL_NODE_PARAMS_v2."""

    _fields_ = (
        ("function", ctypes.c_void_p),
        ("grid", ctypes.c_uint * 3),
        ("block", ctypes.c_uint * 3),
        ("shared_bytes", ctypes.c_uint),
        ("parameters", ctypes.c_void_p),
        ("extra", ctypes.c_void_p),
        ("kernel", ctypes.c_void_p),
        ("context", ctypes.c_void_p),
    )


class FillNode(ctypes.Structure):
    """CUDA_MEMSET_NODE_PARAMS."""

    _fields_ = (
        ("destination", ctypes.c_ulonglong),
        ("pitch", ctypes.c_size_t),
        ("value", ctypes.c_uint),
        ("element", ctypes.c_uint),
        ("width", ctypes.c_size_t),
        ("height", ctypes.c_size_t),
    )


class HostNode(ctypes.Structure):
    """CUDA_HOST_NODE_PARAMS."""

    _fields_ = (("function", ctypes.c_void_p), ("data", ctypes.c_void_p))


class MemoryOperation(ctypes.Structure):
    """CUstreamBatchMemOpParams, as a wait or a write."""

    _fields_ = (
        ("operation", ctypes.c_int),
        ("address", ctypes.c_ulonglong),
        ("value", ctypes.c_ulonglong),
        ("flags", ctypes.c_uint),
        ("alias", ctypes.c_ulonglong),
        ("pad", ctypes.c_ulonglong),
    )


class MemoryNode(ctypes.Structure):
    """CUDA_BATCH_MEM_OP_NODE_PARAMS."""

    _fields_ = (
        ("context", ctypes.c_void_p),
        ("count", ctypes.c_uint),
        ("operations", ctypes.c_void_p),
        ("flags", ctypes.c_uint),
    )


class UpdateResult(ctypes.Structure):
    """CUgraphExecUpdateResultInfo."""

    _fields_ = (("result", ctypes.c_int), ("node", ctypes.c_void_p), ("from_node", ctypes.c_void_p))


class Attribute(ctypes.Structure):
    """CUlaunchAttributeValue, where it is a number."""

    _fields_ = (("number", ctypes.c_int), ("pad", ctypes.c_ubyte * (ATTRIBUTE_BYTES - 4)))


class Location(ctypes.Structure):
    """CUmemLocation."""

    _fields_ = (("type", ctypes.c_int), ("id", ctypes.c_int))


class Properties(ctypes.Structure):
    """CUmemAllocationProp: 32 bytes; the rest stays zero (no export, no compression)."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("handle_types", ctypes.c_int),
        ("location", Location),
        ("rest", ctypes.c_ulonglong * 2),
    )


class Access(ctypes.Structure):
    """CUmemAccessDesc: 12 bytes."""

    _fields_ = (("location", Location), ("flags", ctypes.c_int))
