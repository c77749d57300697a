// A program with cgo that opens the driver by its name, as Go programs do: fills memory of the device and adds it up.
package main

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdint.h>

static void *driver;

static int start(void)
{
	driver = dlopen("libcuda.so.1", RTLD_NOW);
	if (!driver)
		return -1;
	int (*init)(unsigned) = dlsym(driver, "cuInit");
	int (*retain)(void **, int) = dlsym(driver, "cuDevicePrimaryCtxRetain");
	int (*current)(void *) = dlsym(driver, "cuCtxSetCurrent");
	void *context;
	int status = init(0);
	if (!status)
		status = retain(&context, 0);
	return status ? status : current(context);
}

static int fill(uint32_t value, uint32_t *numbers, size_t count)
{
	int (*alloc)(uint64_t *, size_t) = dlsym(driver, "cuMemAlloc_v2");
	int (*set)(uint64_t, unsigned, size_t) = dlsym(driver, "cuMemsetD32_v2");
	int (*copy)(void *, uint64_t, size_t) = dlsym(driver, "cuMemcpyDtoH_v2");
	uint64_t address;
	int status = alloc(&address, 4 * count);
	if (!status)
		status = set(address, value, count);
	return status ? status : copy(numbers, address, 4 * count);
}
*/
import "C"

import (
	"fmt"
	"os"
)

func main() {
	numbers := make([]C.uint32_t, 1000)
	if status := C.start(); status != 0 {
		fmt.Println("the driver does not start:", status)
		os.Exit(1)
	}
	if status := C.fill(7, &numbers[0], 1000); status != 0 {
		fmt.Println("the device does not compute:", status)
		os.Exit(1)
	}
	sum := 0
	for _, each := range numbers {
		sum += int(each)
	}
	fmt.Println("sum", sum)
}
