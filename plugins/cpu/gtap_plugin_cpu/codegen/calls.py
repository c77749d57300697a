"""Calls of device functions and the buffers that carry their parameters.

A buffer holds the parameter in words of 32 bits; at width 32 each word is a vector, so that `st.param` and `ld.param`
of one word are one vector access and vanish once LLVM has inlined the call.
"""

from __future__ import annotations

from collections.abc import Sequence

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.codegen.access import Access, LaneBody, Place, lane_function
from gtap_plugin_cpu.codegen.emit import Emitter, Value, bits_of
from gtap_plugin_cpu.codegen.fault import declare_fault
from gtap_plugin_cpu.codegen.heap import declare_heap
from gtap_plugin_cpu.codegen.printing import declare_failure, declare_print
from gtap_plugin_cpu.faults import INVALID_PC
from gtap_plugin_cpu.ptx.model import TYPES, Address, Group, Instruction, Operand, Register, Symbol, Type, fail

_U32, _U64 = TYPES["u32"], TYPES["u64"]
HEAP = ("malloc", "free")
ARGUMENTS = "ptr %launch, ptr %worker, i32 %warp"


def _print_lane(e: Emitter, pointer: str, values: Sequence[Value]) -> Value:
    """One lane's printf: `pointer` is the format."""
    arguments = e.let(f"inttoptr i64 {values[0].text} to ptr")
    return Value(e.call("i32", declare_print(e.unit), f"ptr {pointer}", f"ptr {arguments}"), "i32")


def _failure_lane(e: Emitter, pointer: str, values: Sequence[Value]) -> None:
    """One lane's failed assertion, whose text is at `pointer`."""
    file, line, function, *places = values
    pointers = [e.let(f"inttoptr i64 {each.text} to ptr") for each in (file, function)]
    numbers = [f"i32 {each.text}" for each in places]
    e.call("", declare_failure(e.unit), f"ptr {pointers[0]}", f"i32 {line.text}", f"ptr {pointers[1]}", *numbers,
           f"ptr {pointer}")  # fmt: skip


def _heap_lane(name: str, result: str) -> LaneBody:
    """One lane's malloc or free: `pointer` is what it is given."""

    def body(e: Emitter, pointer: str, values: Sequence[Value]) -> Value | None:
        given = e.let(f"ptrtoint ptr {pointer} to i64")
        text = e.call(result, declare_heap(e.unit, name), f"i64 {values[0].text}", f"i64 {given}")
        return Value(text, result) if result else None

    return body


class Calls(Access):
    # buffers

    def is_buffer(self, address: object) -> bool:
        """Whether an address in param space is a call's parameter (not the kernel's, and not computed)."""
        if not isinstance(address, Address) or not isinstance(address.base, Symbol):
            return False
        variable = self.variables.get(address.base.name)
        kernel = self.part.function.entry and address.base.name in self.part.parameter_names
        return variable is not None and variable.space == "param" and not kernel

    def buffer(self, name: str, line: int) -> str:
        pointer = self.part.parameter_pointer(name) or self.buffers.get(name)
        if pointer is None:
            size = self.find_variable(name, line).size
            pointer = self.buffers[name] = self.alloca(f"[{-(-max(size, 1) // 4) * self.width} x i32], align 64")
        return pointer

    def _start(self, address: object, more: int, size: int, line: int) -> tuple[str, int]:
        """A buffer and the offset of a place in it."""
        assert isinstance(address, Address)
        assert isinstance(address.base, Symbol)
        start = address.base.offset + address.offset + more
        limit = self.find_variable(address.base.name, line).size
        if not 0 <= start <= limit - size:
            fail(line, f"bytes {start} to {start + size} of a parameter of {limit} bytes")
        return self.buffer(address.base.name, line), start

    def read_buffer(self, address: object, type_: Type, more: int, line: int) -> Value:
        buffer, start = self._start(address, more, type_.bytes, line)
        return self._read_words(buffer, start, type_.llvm)

    def write_buffer(self, address: object, value: Value, more: int, line: int) -> None:
        buffer, start = self._start(address, more, bits_of(value.type) // 8, line)
        self._write_words(buffer, start, value)

    def _read_words(self, buffer: str, start: int, llvm: str) -> Value:
        if self.width == 1:
            return self.load(llvm, self.offset(buffer, start), align=1)
        bits, rest = bits_of(llvm), start % 4
        pointer = self.offset(buffer, start // 4 * 4 * self.width)
        word = self.load("i32", pointer, True, align=4)
        if bits > 32:
            return self.bitcast(self._joined(word, pointer, bits), llvm)
        word = self.binary("lshr", word, self.like(word, rest * 8)) if rest else word
        return self.bitcast(self.resize(word, f"i{bits}", False), llvm)

    def _joined(self, word: Value, pointer: str, bits: int) -> Value:
        """A value of several words, of which the first is known."""
        wide = self.resize(word, f"i{bits}", False)
        for i in range(1, bits // 32):
            more = self.load("i32", self.offset(pointer, i * 4 * self.width), True, align=4)
            more = self.resize(more, f"i{bits}", False)
            wide = self.binary("or", wide, self.binary("shl", more, self.like(more, 32 * i)))
        return wide

    def _write_words(self, buffer: str, start: int, value: Value) -> None:
        if self.width == 1:
            return self.store(value, self.offset(buffer, start), align=1)
        bits, rest = bits_of(value.type), start % 4
        pointer = self.offset(buffer, start // 4 * 4 * self.width)
        value = self.widen(self.bitcast(value, f"i{bits}"))
        if bits > 32:
            for i in range(bits // 32):
                part = self.binary("lshr", value, self.like(value, 32 * i)) if i else value
                self._put_word(self.offset(pointer, i * 4 * self.width), self.resize(part, "i32", False))
            return None
        word = self.resize(value, "i32", False)
        if bits < 32:
            hole = ~(((1 << bits) - 1) << rest * 8) & 0xFFFFFFFF
            old = self.binary(
                "and", self.load("i32", pointer, True, align=4), self.constant("i32", hole - (hole >> 31 << 32))
            )
            word = self.binary("or", old, self.binary("shl", word, self.like(word, rest * 8)))
        return self._put_word(pointer, word)

    def _put_word(self, pointer: str, word: Value) -> None:
        if (
            not self.divergence.converged[self.block.index]
            or self.mask != self.block_mask
            or not self.part.function.entry
        ):
            word = self.select(self.lane_mask(), word, self.load("i32", pointer, True, align=4))
        self.store(word, pointer, align=4)

    # calls

    def call_function(self, ins: Instruction) -> None:
        operands = list(ins.operands)
        returns = operands.pop(0) if operands and isinstance(operands[0], Group) else Group(())
        target = operands.pop(0) if operands else fail(ins.line, "call of nothing")
        given = operands.pop(0) if operands and isinstance(operands[0], Group) else Group(())
        assert isinstance(returns, Group)
        assert isinstance(given, Group)
        if isinstance(target, Symbol) and target.name in HEAP and target.name not in self.program.parts:
            return self._heap(target.name, returns, given, ins)
        if isinstance(target, Symbol) and target.name == "vprintf" and target.name not in self.program.parts:
            return self._print(returns, given, ins)
        if isinstance(target, Symbol) and target.name == "__assertfail":
            return self._fail(given, ins)
        spare = self._spare(target, returns, ins.line)
        returns = returns if spare is None else Group(())
        formal = self._formal(target, returns, given, ins)
        pointers = [self._passed(item, size, ins.line)
                    for item, size in zip((*returns.items, *given.items), formal, strict=True)]  # fmt: skip
        split = len(returns.items)
        for item, pointer, size in zip(given.items, pointers[split:], formal[split:], strict=True):
            if not isinstance(item, Symbol):
                self._write_words(pointer, 0, self.read(item, TYPES[f"b{8 * size}"], ins.line))
        if isinstance(target, Symbol):
            self._direct(target.name, (spare or []) + pointers, ins)
        elif isinstance(target, Register):
            self._indirect(target, pointers, ins)
        else:
            fail(ins.line, "the target of a call is a function or a register")
        for item, pointer, size in zip(returns.items, pointers, formal, strict=False):
            if isinstance(item, Register):
                self.write(item, self._read_words(pointer, 0, f"i{8 * size}"), ins.line)
        return None

    def _spare(self, target: Operand, returns: Group, line: int) -> list[str] | None:
        """Where results go that the call expects in another size, which no linker compares: the call's are not set."""
        if not isinstance(target, Symbol):
            return None
        sizes = [variable.size for variable in self.program.callee(target.name, line).function.returns]
        expected = [self.find_variable(each.name, line).size if isinstance(each, Symbol) else None
                    for each in returns.items]  # fmt: skip
        if len(sizes) == len(expected) and all(b in (a, None) for a, b in zip(sizes, expected, strict=True)):
            return None
        return [self.alloca(f"[{-(-max(size, 1) // 4) * self.width} x i32], align 64") for size in sizes]

    def _formal(self, target: Operand, returns: Group, given: Group, ins: Instruction) -> list[int]:
        """Bytes of each result and parameter: as the function declares them, else as they are given."""
        items = (*returns.items, *given.items)
        if isinstance(target, Symbol):
            function = self.program.callee(target.name, ins.line).function
            results = function.returns if returns.items else ()
            sizes = [variable.size for variable in (*results, *function.parameters)]
            if len(sizes) != len(items):
                fail(ins.line, f"'{target.name}' takes {len(sizes)} parameters and results, {len(items)} are given")
        else:
            sizes = [item.type.bytes if isinstance(item, Register) else 4 for item in items]
        for item, size in zip(items, sizes, strict=True):
            if not isinstance(item, Symbol) and size not in (1, 2, 4, 8, 16):
                fail(ins.line, f"a parameter of {size} bytes is not passed in a register")
        return sizes

    def _heap(self, name: str, returns: Group, given: Group, ins: Instruction) -> None:
        result = "i64" if name == "malloc" else ""
        if len(given.items) != 1 or len(returns.items) != bool(result):
            fail(ins.line, f"'{name}' with {len(given.items)} parameters and {len(returns.items)} results")
        argument = self.read_buffer(self._place_of(given, ins), _U64, 0, ins.line)
        heap, lane = self.launch_word("i64", layout.HEAP), _heap_lane(name, result)
        if self.width == 1:
            value = lane(self, self.let(f"inttoptr i64 {argument.text} to ptr"), [heap])
        else:
            helper = f"heap.{name}"
            self.unit.helper(helper, lambda unit: lane_function(unit, helper, result, ("i64",), lane))
            arguments = self.lane_arguments(Place("null", argument), 0, heap)
            value = Value(self.call(self.shape(result, True) if result else "", helper, arguments), result, True)
        if result and value is not None:
            self.write_buffer(self._place_of(returns, ins), value, 0, ins.line)

    def _print(self, returns: Group, given: Group, ins: Instruction) -> None:
        if len(given.items) != 2 or len(returns.items) != 1:
            fail(ins.line, f"'vprintf' with {len(given.items)} parameters and {len(returns.items)} results")
        text, arguments = (self.read_buffer(self._place_of(given, ins, i), _U64, 0, ins.line) for i in range(2))
        if self.width == 1:
            pointer = self.let(f"inttoptr i64 {text.text} to ptr")
            value = _print_lane(self, pointer, [arguments])
        else:
            helper = "print.lanes"
            self.unit.helper(helper, lambda unit: lane_function(unit, helper, "i32", ("i64",), _print_lane))
            lanes = self.lane_arguments(Place("null", text), 0, arguments)
            value = Value(self.call(self.shape("i32", True), helper, lanes), "i32", True)
        self.write_buffer(self._place_of(returns, ins), value, 0, ins.line)

    def _fail(self, given: Group, ins: Instruction) -> None:
        """__assertfail(assertion, file, line, function, size of a character): all active lanes say so."""
        if len(given.items) != 5:
            fail(ins.line, f"'__assertfail' with {len(given.items)} parameters")
        types = (_U64, _U64, _U32, _U64)
        text, file, line, function = (
            self.read_buffer(self._place_of(given, ins, i), type_, 0, ins.line) for i, type_ in enumerate(types)
        )
        places = [self.special(f"%{stem}.{axis}", ins.line) for stem in ("ctaid", "tid") for axis in "xyz"]
        if self.width == 1:
            pointer = self.let(f"inttoptr i64 {text.text} to ptr")
            _failure_lane(self, pointer, [file, line, function, *places])
        else:
            helper, kinds = "failure.lanes", ("i64", "i32", "i64", *["i32"] * 6)
            self.unit.helper(helper, lambda unit: lane_function(unit, helper, "", kinds, _failure_lane))
            self.call("", helper, self.lane_arguments(Place("null", text), 0, file, line, function, *places))
        self.unit.declare("abort", "declare void @abort()")
        self.call("", "abort")

    def _place_of(self, group: Group, ins: Instruction, index: int = 0) -> Address:
        symbol = group.items[index]
        if not isinstance(symbol, Symbol):
            fail(ins.line, "the device's own functions take .param variables")
        return Address(symbol, 0)

    def _passed(self, item: Operand, size: int, line: int) -> str:
        if isinstance(item, Symbol):
            return self.buffer(item.name, line)
        return self.alloca(f"[{-(-size // 4) * self.width} x i32], align 64")

    def _arguments(self, pointers: list[str], mask: str) -> str:
        return ", ".join([ARGUMENTS, f"i32 {mask}", *(f"ptr {pointer}" for pointer in pointers)])

    def _direct(self, name: str, pointers: list[str], ins: Instruction) -> None:
        callee = self.program.callee(name, ins.line)
        alive = self.call("i32", f'"f.{callee.function.name}"', self._arguments(pointers, self.mask or "1"))
        self._note_gone(self.mask or "1", alive)

    def may_exit(self, ins: Instruction) -> bool:
        """Whether lanes may end their thread in a call."""
        target = next((o for o in ins.operands[:2] if isinstance(o, Symbol | Register)), None)
        if isinstance(target, Register):
            return self.part.exits  # which holds if any function exits that an indirect call may reach
        name = target.name if isinstance(target, Symbol) else ""
        called = self.program.parts.get(self.program.module.aliases.get(name, name))
        return called is not None and called.exits

    def _note_gone(self, called: str, alive: str) -> None:
        """Keep the lanes that ended their thread in a call, for drop_lanes."""
        if self.gone:
            lost = self.let(f"and i32 {called}, {self.let(f'xor i32 {alive}, -1')}")
            before = self.load("i32", self.gone).text
            self.do(f"store i32 {self.let(f'or i32 {before}, {lost}')}, ptr {self.gone}")

    gone: str = ""  # an i32 in memory, while a call is generated from which not all lanes may come back

    def _indirect(self, target: Register, pointers: list[str], ins: Instruction) -> None:
        if target.type.llvm != "i64":
            fail(ins.line, f"{target.name} cannot hold the address of a function")
        numbers = self.get(target)
        if not numbers.varying:
            self._through_table(numbers, pointers, self.mask or "1")
            return
        left = self.alloca("i32")
        self.do(f"store i32 {self.mask}, ptr {left}")
        again, end = self.fresh("each"), self.fresh("called")
        self.do(f"br label %{again}")
        self.label(again)
        rest = self.load("i32", left)
        self.unit.declare("llvm.cttz.i32", "declare i32 @llvm.cttz.i32(i32, i1)")
        lane = self.call("i32", "llvm.cttz.i32", self.typed(rest), "i1 true")
        number = Value(self.let(f"extractelement {self.typed(numbers)}, i32 {lane}"), "i64")
        same = self.let(f"and i32 {rest.text}, {self.bits(self.compare('eq', numbers, number))}")
        self._through_table(number, pointers, same)
        after = self.let(f"xor i32 {rest.text}, {same}")
        self.do(f"store i32 {after}, ptr {left}")
        self.do(f"br i1 {self.let(f'icmp eq i32 {after}, 0')}, label %{end}, label %{again}")
        self.label(end)

    def _through_table(self, number: Value, pointers: list[str], mask: str) -> None:
        before = self.binary("sub", number, self.constant("i64", 1))  # entry 0 is no function
        known = self.compare("ult", before, self.constant("i64", self.program.function_count - 1))
        right, wrong = self.fresh("function"), self.fresh("nowhere")
        self.do(f"br i1 {known.text}, label %{right}, label %{wrong}")
        self.label(wrong)
        self.call("", declare_fault(self.unit, "call", INVALID_PC, "called an address that is no function"))
        self.do("unreachable")
        self.label(right)
        entry = self.let(f"getelementptr ptr, ptr @functions, i64 {number.text}")
        function = self.let(f"load ptr, ptr {entry}")
        alive = self.let(f"call i32 {function}({self._arguments(pointers, mask)})")
        self._note_gone(mask, alive)
