/* Opens sessions, one in each child, beside raw connections with an exchange on each.
 *
 * Arguments: the peer's URL, how many. Or: `hold`: open one and ask for the pids.
 */
#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONNECTIONS = 4, BYTES = 72, ANSWER = 8 };

#define BETWEEN 0.2 /* seconds: a warm server has a process ready again */

static void open_session(void)
{
    void *context;
    cuda_load();
    double from = seconds_now();
    must(cuda.init(0), "cuInit");
    must(cuda.retain(&context, 0), "cuDevicePrimaryCtxRetain");
    must(cuda.set_current(context), "cuCtxSetCurrent");
    tell("gtap", (seconds_now() - from) * 1e3);
}

static void open_raw(const char *url)
{
    unsigned char bytes[BYTES] = {0};
    double from = seconds_now();
    for (int i = 0; i < CONNECTIONS; i++) {
        int fd = raw_ask(url, RAW_ECHO, BYTES, ANSWER);
        raw_exchange(fd, bytes, BYTES, bytes, ANSWER);
        close(fd);
    }
    tell("raw", (seconds_now() - from) * 1e3);
}

static void in_child(void (*what)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        what();
        exit(0); /* with the handlers: the session's end is posted */
    }
    must(child < 0 || waitpid(child, &status, 0) != child || status != 0, "a child");
}

static void hold(void)
{
    int pid;
    cuda_open(0);
    ask_pids(&pid, 1);
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "hold") == 0) {
        hold();
        return 0;
    }
    must(count != 3, "the arguments");
    for (int i = 0; i < atoi(arguments[2]); i++) {
        nap(BETWEEN);
        open_raw(arguments[1]);
        in_child(open_session); /* last: the server then has the next process to make */
    }
    return 0;
}
