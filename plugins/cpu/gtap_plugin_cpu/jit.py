"""LLVM text to an object file, an object file to code that can be called: by llvmlite."""

from __future__ import annotations

import ctypes
from functools import cache

import attrs
import llvmlite.binding as llvm

RunFunction = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


@attrs.frozen(eq=False)
class Code:
    """Compiled code and what keeps it in memory. `run(launch, worker)` releases the GIL."""

    run: ctypes._FuncPointer
    loaded: llvm.ResourceTracker


@attrs.frozen
class Effort:
    """How hard LLVM works, 0 to 3: on the text, and on the choice of instructions and registers."""

    passes: int
    code: int


@cache
def _target() -> llvm.Target:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()
    for name in ("libm.so.6",):
        llvm.load_library_permanently(name)
    return llvm.Target.from_triple(llvm.get_process_triple())


def _machine(speed: int) -> llvm.TargetMachine:
    features = llvm.get_host_cpu_features().flatten()
    return _target().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=features, opt=speed, reloc="pic", codemodel="default", jit=True
    )


@cache
def has_masked_memory() -> bool:
    """Whether masked loads and stores of bytes to 64-bit words are instructions of this processor."""
    features = llvm.get_host_cpu_features()
    return bool(features.get("avx512bw") and features.get("avx512vl"))


def make_object(text: str, effort: Effort = Effort(2, 2)) -> bytes:
    """An object file of LLVM text. Raises RuntimeError where the text is wrong, which is a bug of the generator."""
    machine = _machine(effort.code)
    module = llvm.parse_assembly(text, context=llvm.create_context())
    module.triple = machine.triple
    module.data_layout = str(machine.target_data)
    options = llvm.create_pipeline_tuning_options(speed_level=effort.passes)
    options.loop_vectorization = options.slp_vectorization = False
    builder = llvm.create_pass_builder(machine, options)
    passes = builder.getModulePassManager() if effort.passes > 1 else _few_passes()
    passes.run(module, builder)
    return bytes(machine.emit_object(module))


def _few_passes() -> llvm.ModulePassManager:
    """What leaves nearly the code of LLVM's own first level, in a third of the time or less.

    That level combines instructions while the words of parameters still lie in memory, which takes a second of a
    kernel with a hundred of them.
    """
    passes = llvm.create_new_module_pass_manager()
    passes.add_always_inliner_pass()
    passes.add_sroa_pass()
    passes.add_sccp_pass()
    passes.add_simplify_cfg_pass()
    passes.add_aggressive_dce_pass()
    passes.add_instruction_combine_pass()
    passes.add_sroa_pass()
    passes.add_instruction_combine_pass()
    passes.add_simplify_cfg_pass()
    return passes


def link_object(data: bytes, *entries: str) -> llvm.ResourceTracker:
    """Make an object file executable: its names of libc and libm are resolved, `entries` found. Raises RuntimeError.

    Linked by JITLink, which lays all sections into one stretch of memory: they reach each other within 2 GiB, wherever
    memory of the program's lies.
    """
    library = llvm.JITLibraryBuilder().add_object_img(data).add_current_process()
    for entry in entries:
        library.export_symbol(entry)
    return library.link(llvm.create_lljit_compiler(_machine(0), use_jit_link=True), "gtap")


def load_object(data: bytes, entry: str = "gtap_run") -> Code:
    """An object file's function as code of this process. Raises RuntimeError."""
    loaded = link_object(data, entry)
    return Code(RunFunction(loaded[entry]), loaded)


def compile_text(text: str, entry: str = "gtap_run") -> Code:
    """LLVM text to code of this process."""
    return load_object(make_object(text), entry)
