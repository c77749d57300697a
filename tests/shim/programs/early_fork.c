/* Fork before the first use: parent and child each have a session. */
#include "toy.h"

#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    uint64_t doubled;
    int status = 0;
    pid_t child = fork();
    CHECK(toy_call(gtap_current(&toy), 4, &doubled) == 0 && doubled == 8);
    CHECK(!gtap_forked());
    if (child)
        CHECK(waitpid(child, &status, 0) == child);
    return status != 0;
}
