/* Handles that are wild, dead, forged or of another kind; address ranges; thread and process state. */
#include "toy.h"

#include <pthread.h>

#define KIND 0x11u
#define OTHER 0x22u

static void shadows(void)
{
    unsigned char *handle = gtap_shadow_create(NULL, KIND), *second = gtap_shadow_create(NULL, KIND);
    unsigned char *payload = gtap_shadow_payload(handle, KIND);
    uint64_t token = gtap_shadow_token(handle, KIND);
    CHECK(handle && payload && token >= 16 && token % 2 == 0 && (uintptr_t)handle % 8 == 0);
    for (int i = 0; i < GTAP_SHADOW_PAYLOAD; i++)
        CHECK(payload[i] == 0);
    memset(payload, 0xff, GTAP_SHADOW_PAYLOAD);
    CHECK(gtap_shadow_token(second, KIND) && gtap_shadow_token(second, KIND) != token);
    CHECK(!gtap_shadow_payload(handle, OTHER) && !gtap_shadow_token(handle, 0));
    for (uintptr_t i = 1; i < 256; i++)
        CHECK(!gtap_shadow_payload(handle + i, KIND) || handle + i == second);
    CHECK(!gtap_shadow_payload(NULL, KIND) && !gtap_shadow_payload((void *)1, KIND) && !gtap_shadow_payload(&token, KIND));
    CHECK(!gtap_shadow_payload((void *)(UINTPTR_MAX - 7), KIND) && !gtap_shadow_payload(handle + (1 << 28), KIND));
    gtap_shadow_destroy(handle, OTHER);
    CHECK(gtap_shadow_token(handle, KIND) == token);
    gtap_shadow_destroy(handle, KIND);
    gtap_shadow_destroy(handle, KIND);
    CHECK(!gtap_shadow_payload(handle, KIND));
    for (int i = 0; i < 20000; i++) { /* slots are used again and again: the old handle stays dead for long */
        void *next = gtap_shadow_create(NULL, KIND);
        CHECK(next && next != handle && !gtap_shadow_token(handle, KIND));
        gtap_shadow_destroy(next, KIND);
    }
    CHECK(gtap_shadow_token(second, KIND));
}

static void streams(void)
{
    void *stream = gtap_shadow_create(NULL, GTAP_KIND_STREAM), *other = gtap_shadow_create(NULL, KIND);
    CHECK(gtap_stream_token(NULL, NULL) == 0 && gtap_stream_token(NULL, (void *)2) == 2);
    CHECK(gtap_stream_token(NULL, stream) == gtap_shadow_token(stream, GTAP_KIND_STREAM));
    CHECK(gtap_stream_token(NULL, other) == GTAP_NO_TOKEN && gtap_stream_token(NULL, (void *)3) == GTAP_NO_TOKEN);
    gtap_shadow_destroy(stream, GTAP_KIND_STREAM);
    CHECK(gtap_stream_token(NULL, stream) == GTAP_NO_TOKEN);
}

static void smalls(void)
{
    int32_t first = gtap_small_create(NULL, KIND), second = gtap_small_create(NULL, KIND);
    CHECK(first == 1 && second == 2);
    CHECK(gtap_small_token(first, KIND) && !gtap_small_token(first, OTHER) && !gtap_small_token(0, KIND) &&
          !gtap_small_token(-1, KIND) && !gtap_small_token(INT32_MAX, KIND) && !gtap_small_token(3, KIND));
    unsigned char *payload = gtap_small_payload(first, KIND);
    CHECK(payload && payload[GTAP_SHADOW_PAYLOAD - 1] == 0 && payload != gtap_small_payload(second, KIND));
    gtap_small_destroy(first, KIND);
    CHECK(!gtap_small_token(first, KIND) && !gtap_small_payload(first, KIND));
    for (int i = 0; i < 100000; i++) {
        int32_t next = gtap_small_create(NULL, KIND);
        CHECK(next > 0 && next != first);
        gtap_small_destroy(next, KIND);
    }
    CHECK(gtap_small_token(second, KIND));
}

static void ranges(void) /* against a table of one entry per byte */
{
    enum { UNITS = 500 };
    uint64_t random = 88172645463325252u, base = 0x10000;
    static int owner[UNITS];
    gtap_range found;
    for (int step = 1; step < 50000; step++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        unsigned at = random % UNITS, size = random >> 32 & 15;
        int clash = at + size > UNITS || !size;
        for (unsigned i = at; i < at + size && i < UNITS; i++)
            clash |= owner[i] != 0;
        gtap_range range = {.base = base + at, .size = size, .kind = GTAP_GLOBAL_RANGE};
        if (owner[at]) {
            CHECK(gtap_range_of(base + at, &found) == 0 && found.base <= base + at);
            CHECK(owner[found.base - base] == owner[at]);
            CHECK(found.base == base || owner[found.base - base - 1] != owner[at]);
            CHECK(gtap_range_add(&range) == -1 && gtap_range_remove(found.base) == 0);
            memset(owner + (found.base - base), 0, found.size * sizeof *owner);
        } else if (at + size <= UNITS) {
            CHECK(gtap_range_of(base + at, &found) == -1);
            CHECK(gtap_range_add(&range) == (clash ? -1 : 0));
            for (unsigned i = at; !clash && i < at + size; i++)
                owner[i] = step;
        }
    }
    gtap_range whole = {.base = UINT64_MAX - 10, .size = 100, .kind = GTAP_GLOBAL_RANGE};
    CHECK(gtap_range_add(&whole) == -1);
}

static void *state_thread(void *expected)
{
    int *mine = gtap_thread_state("test", sizeof *mine);
    CHECK(mine && mine != expected && *mine == 0);
    *mine = 9;
    CHECK(gtap_process_state("test", 8) == gtap_process_state("test", 8));
    return NULL;
}

static void states(void)
{
    pthread_t other;
    int *mine = gtap_thread_state("test", sizeof *mine);
    *mine = 5;
    for (int i = 0; i < 200; i++) {
        CHECK(pthread_create(&other, NULL, state_thread, mine) == 0);
        pthread_join(other, NULL);
    }
    CHECK(*(int *)gtap_thread_state("test", sizeof *mine) == 5 && gtap_thread_state("other", 4) != mine);
    CHECK(gtap_thread_session() == NULL && gtap_thread_context() == 0);
}

int main(void)
{
    shadows();
    streams();
    smalls();
    ranges();
    states();
    return 0;
}
