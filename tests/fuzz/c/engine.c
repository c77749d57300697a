/* Joins a target to libFuzzer where the compiler is gcc: its edges become counters that libFuzzer reads.
 * Linked with --wrap: libFuzzer's own __sanitizer_cov_trace_pc does nothing. */
#include <stddef.h>
#include <stdint.h>

#define COUNTERS (1u << 16)

__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t counters[COUNTERS];

void __wrap___sanitizer_cov_trace_pc(void);
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *data, size_t size));
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

void __wrap___sanitizer_cov_trace_pc(void)
{
    uintptr_t at = (uintptr_t)__builtin_return_address(0);
    counters[(at ^ at >> 16) % COUNTERS]++;
}

int main(int count, char **arguments) { return LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput); }
