// A static program, which no library can be put under; its child is a dynamic one.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	said, err := exec.Command(os.Args[1], os.Args[2:]...).CombinedOutput()
	fmt.Printf("child: %s", said)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
