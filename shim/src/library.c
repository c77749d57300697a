/* Which libraries the program's stubs are for, and what each server made of them. */
#include "library.h"

#include <stdlib.h>
#include <string.h>

#include "command_buffer.h"
#include "process.h"
#include "stats.h"

#define OPEN_TAG_LIBRARY 4
#define REPLY_TAG_VERDICT 2

typedef struct declaration {
    uint32_t layout, major, ordinals, zero;
    uint64_t golden;
    char name[64];
} declaration;

typedef struct verdict {
    uint32_t verdict, ordinals;
    uint64_t golden;
} verdict;

enum { VERDICT_OK, VERDICT_MISSING, VERDICT_LAYOUT };

static struct {
    pthread_mutex_t lock;
    const gtap_library *known[LIBRARY_LIMIT];
    uint32_t count;
} announced = {.lock = PTHREAD_MUTEX_INITIALIZER};

void library_fork(enum fork_step step) { fork_mutex(&announced.lock, step); }

static int fits_abi(const gtap_library *library)
{
    if (library->abi == GTAP_ABI)
        return 1;
    gtap_say_once(library->name, "the stub of %s was built for another gtap (ABI %u, here %d): run gtap build",
                  library->soname, library->abi, GTAP_ABI);
    return 0;
}

void gtap_announce(const gtap_library *library)
{
    uint32_t i = 0;
    pthread_mutex_lock(&announced.lock);
    while (i < announced.count && announced.known[i] != library)
        i++;
    if (i == announced.count && i < LIBRARY_LIMIT)
        announced.known[announced.count++] = library;
    pthread_mutex_unlock(&announced.lock);
}

/* Two copies of one stub, or its stubs for two CUDA majors, are one library on the wire. */
static int same_library(const gtap_library *a, const gtap_library *b)
{
    if (strcmp(a->name, b->name) != 0)
        return 0;
    if (a->layout != b->layout || a->ordinals != b->ordinals || a->golden[a->ordinals] != b->golden[b->ordinals])
        gtap_say_once(a->name, "two different stubs of %s are loaded: run gtap build", a->name);
    return 1;
}

static void put_declaration(tlv_writer *body, const gtap_library *library)
{
    declaration d = {library->layout, library->major, library->ordinals, 0, library->golden[library->ordinals], {0}};
    size_t length = strlen(library->name);
    if (length > sizeof d.name)
        length = sizeof d.name;
    memcpy(d.name, library->name, length);
    tlv_put(body, OPEN_TAG_LIBRARY, &d, offsetof(declaration, name) + length);
}

/* With declare_lock held (or before the session is open): a link for this object, a copy of its twin's if it has one.
 * NULL when the table is full. */
static library_link *add_link(gtap_session *session, const gtap_library *library, int *is_new)
{
    uint32_t count = session->link_count;
    if (count == LIBRARY_LIMIT)
        return NULL;
    library_link *link = &session->links[count];
    *link = (library_link){.library = library, .untracked = strcmp(library->name, "driver") != 0};
    *is_new = 1;
    for (uint32_t i = 0; i < count && *is_new; i++)
        if (session->links[i].index && same_library(session->links[i].library, library)) {
            *link = session->links[i];
            link->library = library;
            *is_new = 0;
        }
    if (*is_new)
        link->rows = stats_is_open() ? calloc(library->ordinals + 1, sizeof *link->rows) : NULL;
    return link;
}

static void publish(gtap_session *session) { atomic_fetch_add(&session->link_count, 1); }

void library_declare_all(gtap_session *session, tlv_writer *body)
{
    int is_new;
    session->link_count = session->declared = 0;
    pthread_mutex_lock(&announced.lock);
    for (uint32_t i = 0; i < announced.count; i++) {
        const gtap_library *library = announced.known[i];
        library_link *link = fits_abi(library) && library->ordinals ? add_link(session, library, &is_new) : NULL;
        if (!link)
            continue;
        if (is_new) {
            link->index = (uint16_t)++session->declared;
            put_declaration(body, library);
        }
        publish(session);
    }
    pthread_mutex_unlock(&announced.lock);
}

/* How many ordinals both sides have. */
static uint32_t judge(const gtap_session *session, const gtap_library *library, const verdict *v)
{
    uint32_t common = v->ordinals < library->ordinals ? v->ordinals : library->ordinals;
    if (v->verdict == VERDICT_OK && library->golden[common] == v->golden)
        return common;
    if (v->verdict == VERDICT_MISSING)
        gtap_say_once(library->soname, "this program needs %s, which the server has no plugin for: pip install %s there",
                      library->soname, library->package);
    else
        gtap_say_once(library->soname, "%s: the server at %s lays its calls out differently: install the same %s on both "
                      "sides", library->soname, session->url, library->package);
    return 0;
}

void library_verdict(gtap_session *session, uint32_t position, const tlv *element)
{
    verdict v;
    tlv_copy(element, &v, sizeof v);
    uint32_t count = session->link_count, common = 0;
    int judged = 0;
    for (uint32_t i = 0; i < count; i++)
        if (session->links[i].index == position + 1) {
            if (!judged++)
                common = judge(session, session->links[i].library, &v);
            session->links[i].ordinals = common;
        }
}

/* Ask the server about a library that came after OPEN. */
static void declare_late(gtap_session *session, library_link *link)
{
    tlv_writer body = {.size = 0};
    gtap_reply reply;
    tlv element;
    verdict v;
    put_declaration(&body, link->library);
    stats_span span = stats_core_wait("gtap library");
    if (command_core(session, CORE_LIBRARY, body.bytes, body.size, &reply) == 0) {
        tlv_reader reader = {reply.body, reply.body + reply.size};
        while (tlv_next(&reader, &element))
            if (element.tag == REPLY_TAG_VERDICT) {
                tlv_copy(&element, &v, sizeof v);
                link->ordinals = judge(session, link->library, &v);
            }
    }
    stats_waited(&span);
    gtap_done(&reply);
}

static inline const library_link *find_link(gtap_session *session, const gtap_library *library)
{
    uint32_t count = atomic_load_explicit(&session->link_count, memory_order_acquire);
    for (uint32_t i = 0; i < count; i++)
        if (session->links[i].library == library)
            return &session->links[i];
    return NULL;
}

const library_link *library_numbered(gtap_session *session, uint32_t number)
{
    uint32_t count = atomic_load_explicit(&session->link_count, memory_order_acquire);
    for (uint32_t i = 0; number && i < count; i++)
        if (session->links[i].index == number)
            return &session->links[i];
    return NULL;
}

static void declare(gtap_session *session, const gtap_library *library)
{
    int is_new;
    pthread_mutex_lock(&session->declare_lock);
    library_link *link = find_link(session, library) ? NULL : add_link(session, library, &is_new);
    if (link) {
        if (is_new && fits_abi(library) && library->ordinals) {
            link->index = (uint16_t)++session->declared;
            declare_late(session, link);
        }
        publish(session);
    }
    pthread_mutex_unlock(&session->declare_lock);
}

const library_link *session_link(gtap_session *session, const gtap_library *library)
{
    const library_link *link = find_link(session, library);
    if (!link) {
        declare(session, library);
        link = find_link(session, library);
    }
    return link && link->ordinals ? link : NULL;
}
