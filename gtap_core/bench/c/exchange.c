/* Raw figures of a route: the median time of an exchange, and one-way bytes a second.
 *
 * Arguments: the peer's URL; seconds, bytes of an exchange; or `way`, seconds, bytes of the transfer that is timed.
 */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { EXCHANGES = 8 };

static unsigned char bytes[1 << 20];

static void time_exchanges(const char *url, double seconds, size_t size)
{
    double times[EXCHANGES];
    int fd = raw_ask(url, RAW_ECHO, size, size);
    must(size > sizeof bytes, "the size of an exchange");
    raw_exchange(fd, bytes, size, bytes, size);
    for (pace p = pace_begin(seconds); pace_more(&p);) {
        for (int i = 0; i < EXCHANGES; i++) {
            double from = seconds_now();
            raw_exchange(fd, bytes, size, bytes, size);
            times[i] = seconds_now() - from;
        }
        tell("exchange", median(times, EXCHANGES) * 1e3);
    }
}

static void time_transfer(const char *url, double seconds, size_t size)
{
    int fd = raw_ask(url, RAW_ECHO, size, RAW_ACK);
    for (pace p = pace_begin(seconds); pace_more(&p);) {
        double from = seconds_now();
        for (size_t left = size, n; left > 0; left -= n) {
            n = left < sizeof bytes ? left : sizeof bytes;
            must(raw_write(fd, bytes, n), "the transfer");
        }
        must(raw_read(fd, bytes, RAW_ACK), "the acknowledgement");
        tell("rate", (double)size / (seconds_now() - from));
    }
}

int main(int count, char **arguments)
{
    must(count < 4, "the arguments");
    if (strcmp(arguments[2], "way") == 0)
        time_transfer(arguments[1], atof(arguments[3]), (size_t)atoll(arguments[4]));
    else
        time_exchanges(arguments[1], atof(arguments[2]), (size_t)atoll(arguments[3]));
    return 0;
}
