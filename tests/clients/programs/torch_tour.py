"""What people do with PyTorch before they compute: look at the device, move tensors, order streams, count memory."""

import importlib.metadata
import json

import torch


def device():
    properties = torch.cuda.get_device_properties(0)
    return {
        "available": torch.cuda.is_available(),
        "count": torch.cuda.device_count(),
        "name": torch.cuda.get_device_name(0),
        "same_name": properties.name == torch.cuda.get_device_name(0),
        "capability": torch.cuda.get_device_capability(0),
        "memory": properties.total_memory,
        "multiprocessors": properties.multi_processor_count,
        "built_for": torch.version.cuda,
    }


def copies():
    """Each shape and type goes there and back; what is lost on the way is listed."""
    lost = []
    for kind in (torch.float32, torch.int64, torch.bool, torch.bfloat16, torch.uint8):
        host = (torch.arange(300_007) % 251).to(kind)
        back = host.to("cuda").cpu()
        lost += [] if torch.equal(host, back) else [str(kind)]
    square = torch.arange(64.0 * 64).reshape(64, 64)
    there = torch.empty(64, 64, device="cuda")
    there.copy_(square)
    lost += [] if torch.equal(there[10:20].cpu(), square[10:20]) else ["rows"]
    other = torch.empty_like(there).copy_(there)
    lost += [] if torch.equal(other.cpu(), square) else ["device to device"]
    empty = torch.empty(0, device="cuda").cpu()
    lost += [] if empty.numel() == 0 else ["empty"]
    return lost


def pinned():
    source = torch.arange(1 << 20, dtype=torch.float32).pin_memory()
    there = torch.empty(1 << 20, device="cuda")
    there.copy_(source, non_blocking=True)
    back = torch.empty(1 << 20).pin_memory()
    back.copy_(there, non_blocking=True)
    torch.cuda.synchronize()
    return source.is_pinned() and back.is_pinned() and not torch.empty(1).is_pinned() and torch.equal(source, back)


def streams():
    """A tensor handed from one stream to another by an event, and back to the host."""
    first, second = torch.cuda.Stream(), torch.cuda.Stream(priority=-1)
    start, done = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    source = torch.arange(100_000).pin_memory()
    there = torch.empty(100_000, dtype=torch.int64, device="cuda")
    with torch.cuda.stream(first):
        start.record()
        there.copy_(source, non_blocking=True)
        done.record()
    second.wait_event(done)
    with torch.cuda.stream(second):
        back = torch.empty(100_000, dtype=torch.int64).pin_memory()
        back.copy_(there, non_blocking=True)
    second.synchronize()
    current = torch.cuda.current_stream() == torch.cuda.default_stream()
    return torch.equal(source, back) and done.query() and first.query() and start.elapsed_time(done) >= 0 and current


def memory():
    torch.cuda.empty_cache()
    before = torch.cuda.memory_allocated()
    free, total = torch.cuda.mem_get_info()
    block = torch.empty(64 << 20, dtype=torch.uint8, device="cuda")
    held = torch.cuda.memory_allocated() - before
    free_with_it, _ = torch.cuda.mem_get_info()
    peak = torch.cuda.memory_stats()["allocated_bytes.all.peak"]
    del block
    gone = torch.cuda.memory_allocated() - before
    try:
        torch.empty(total * 2, dtype=torch.uint8, device="cuda")
        said = ""
    except torch.cuda.OutOfMemoryError as error:
        said = str(error)
    after = torch.arange(10.0).cuda()
    return {
        "held": held,
        "peak_counts_it": peak >= before + held,
        "gone": gone,
        "free_fell_by": free - free_with_it,
        "total": total,
        "out_of_memory": said,
        "recovered": after.cpu().tolist(),
    }


def libraries():
    """Where the loader found CUDA, and the packages that are installed."""
    with open("/proc/self/maps") as maps:
        files = {line.split()[-1] for line in maps if "/lib" in line}
    names = ("libcudart", "libcublas", "libcudnn", "libcuda.")
    return {
        "cuda": sorted(file for file in files if file.rpartition("/")[2].startswith(names)),
        "packages": sorted(each.metadata["Name"].lower() for each in importlib.metadata.distributions()),
    }


print(json.dumps({each.__name__: each() for each in (device, copies, pinned, streams, memory, libraries)}))
