/* Runs thunks of one library for a test: requests on stdin, what came of each on stdout. Beside it stands a generated
 * file with the library's thunks, and with functions that write down what they are called with. */
#include <stdio.h>
#include <stdlib.h>

#include "thunking.h"

enum { NO_FUNCTION = 1, REFUSES = 2, ASKEW = 4 }; /* flags of a request */
enum { STREAMS = 3, MOST_TOKENS = 1 << 20 };

struct request {
    uint32_t ordinal, size, room, flags;
    int32_t status; /* what the function returns */
    uint32_t zero;
};

struct response {
    int32_t verdict, status;
    uint32_t size, noted;
};

static struct request request;
static unsigned char *body, *place;
static unsigned char *notes;
static size_t noted, capacity;

/* ---- what functions write down ---- */

static void write_down(const void *bytes, size_t size)
{
    if (noted + size > capacity) {
        capacity = 2 * capacity + size;
        notes = realloc(notes, capacity);
        if (notes == NULL)
            abort();
    }
    if (size != 0)
        memcpy(notes + noted, bytes, size);
    noted += size;
}

void note(const void *bytes, uint64_t size)
{
    write_down(&size, sizeof size);
    write_down(bytes, size);
}

static int within(const void *pointer, const unsigned char *start, uint64_t size)
{
    uintptr_t at = (uintptr_t)pointer, first = (uintptr_t)start;
    return at >= first && at - first <= size;
}

static int is_here(const void *pointer)
{
    return within(pointer, body, request.size) || within(pointer, place, request.room);
}

void note_memory(const void *pointer, uint64_t size)
{
    uint64_t mark = pointer == NULL ? NOTED_NULL : NOTED_AWAY, address = (uintptr_t)pointer;
    if (pointer != NULL && is_here(pointer)) {
        note(pointer, size);
        return;
    }
    write_down(&mark, sizeof mark);
    if (pointer != NULL)
        write_down(&address, sizeof address);
}

void fill(void *pointer, uint64_t size)
{
    for (uint64_t i = 0; pointer != NULL && is_here(pointer) && i < size; i++)
        ((unsigned char *)pointer)[i] = (unsigned char)(7 * i + request.ordinal);
}

int32_t answered(void)
{
    return request.status;
}

/* ---- the world ---- */

static int find(void *owner, uint32_t kind, uint64_t token, uint64_t *value)
{
    (void)owner;
    *value = token | (uint64_t)kind << 32;
    return token != 0 && token % 16 == 0 && token < MOST_TOKENS;
}

static int stream(void *owner, uint64_t token, uint64_t *value)
{
    (void)owner;
    *value = token + 1;
    return token < STREAMS || (token % 16 == 0 && token < MOST_TOKENS);
}

static int holds(void *owner, uint64_t address, uint64_t size)
{
    uint64_t first = UINT64_C(1) << 45;
    (void)owner;
    return address >= first && size <= first && address - first <= first - size;
}

static int enter(void *owner)
{
    (void)owner;
    return (request.flags & REFUSES) == 0;
}

/* ---- requests ---- */

static void *exactly(uint32_t size)
{
    void *memory = malloc(size != 0 ? size : 1); /* its end is guarded where a sanitizer looks on */
    if (memory == NULL)
        abort();
    return memory;
}

static void take(void *bytes, size_t size)
{
    if (size != 0 && fread(bytes, size, 1, stdin) != 1)
        abort();
}

static void give(const void *bytes, size_t size)
{
    if (size != 0 && fwrite(bytes, size, 1, stdout) != 1)
        abort();
}

static void serve(void)
{
    static const struct gtap_thunk_world world = {.find = find, .stream = stream, .holds = holds, .enter = enter};
    unsigned char *block = exactly(request.size + 8);
    body = request.flags & ASKEW ? block + 1 : exactly(request.size);
    place = exactly(request.room);
    take(body, request.size);
    noted = 0;
    struct gtap_thunk_answer answer = {.body = place, .room = request.room};
    void *function = request.flags & NO_FUNCTION ? NULL : noting[request.ordinal];
    int32_t verdict = thunks_of->entries[request.ordinal].thunk(&world, function, body, request.size, &answer);
    int is_done = verdict == GTAP_THUNK_DONE;
    struct response response = {verdict, is_done ? answer.status : 0, is_done ? answer.size : 0, (uint32_t)noted};
    give(&response, sizeof response);
    give(place, response.size);
    give(notes, noted);
    fflush(stdout);
    if (body != block + 1)
        free(body);
    free(block);
    free(place);
}

int main(void)
{
    while (fread(&request, sizeof request, 1, stdin) == 1)
        serve();
    free(notes);
    return 0;
}
