/* The session's first call and its answer, which queries of devices are answered from afterwards. */
#include "snapshot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command_buffer.h"
#include "library.h"
#include "pattern.h"
#include "stats.h"
#include "tlv.h"

enum open_tag { OPEN_PID = 1, OPEN_PROGRAM, OPEN_SLOT, OPEN_LIBRARY, OPEN_ENVIRONMENT, OPEN_IDENTITY };
enum reply_tag { REPLY_SLOT = 1, REPLY_VERDICT, REPLY_DEVICE, REPLY_REFUSAL, REPLY_SERVER, REPLY_GRACE, REPLY_PATTERNS };
enum device_tag {
    DEVICE_NAME = 1, DEVICE_UUID, DEVICE_MEMORY, DEVICE_PCI, DEVICE_COMPUTE, DEVICE_DRIVER, DEVICE_IMAGE, DEVICE_ATTRIBUTES
};

/* Variables that change results on the server. */
static const char *const environment[] = {
    "CUBLAS_WORKSPACE_CONFIG", "NVIDIA_TF32_OVERRIDE", "CUDA_MODULE_LOADING", "CUDA_DEVICE_ORDER",
    "CUDA_FORCE_PTX_JIT", "CUDA_DISABLE_PTX_JIT",
};

static void put_environment(tlv_writer *body)
{
    char entry[512];
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++) {
        const char *value = getenv(environment[i]);
        int size = value ? snprintf(entry, sizeof entry, "%s=%s", environment[i], value) : 0;
        if (size > 0 && size < (int)sizeof entry)
            tlv_put(body, OPEN_ENVIRONMENT, entry, (size_t)size);
    }
}

/* What the launcher finds this program by: its pid namespace, and an address that is another with each exec. */
static void put_identity(tlv_writer *body)
{
    struct stat namespace = {.st_ino = 0};
    stat("/proc/self/ns/pid", &namespace);
    uint64_t identity[2] = {namespace.st_ino, getauxval(AT_RANDOM)};
    tlv_put(body, OPEN_IDENTITY, identity, sizeof identity);
}

static void write_open(gtap_session *session, tlv_writer *body)
{
    uint64_t pid = (uint64_t)getpid(), slot[2] = {session->slot, SLOT_SIZE};
    tlv_put(body, OPEN_PID, &pid, sizeof pid);
    tlv_put(body, OPEN_PROGRAM, program_invocation_short_name, strnlen(program_invocation_short_name, 255));
    tlv_put(body, OPEN_SLOT, slot, sizeof slot);
    library_declare_all(session, body);
    put_environment(body);
    put_identity(body);
}

static void read_attributes(gtap_device_facts *facts, const tlv *element)
{
    int32_t pair[2];
    for (uint32_t at = 0; at + sizeof pair <= element->length; at += sizeof pair) {
        memcpy(pair, element->value + at, sizeof pair);
        if (pair[0] >= 0 && pair[0] < 256)
            facts->attributes[pair[0]] = pair[1];
    }
}

static void read_text(const tlv *element, char *text, size_t size)
{
    tlv_copy(element, text, size);
    text[size - 1] = 0;
}

static void read_device(gtap_device_facts *facts, const tlv *device)
{
    tlv_reader reader = {device->value, device->value + device->length};
    tlv element;
    uint64_t image = 0;
    while (tlv_next(&reader, &element)) {
        switch (element.tag) {
        case DEVICE_NAME: read_text(&element, facts->name, sizeof facts->name); break;
        case DEVICE_UUID: tlv_copy(&element, facts->uuid, sizeof facts->uuid); break;
        case DEVICE_MEMORY: tlv_copy(&element, &facts->total_memory, sizeof facts->total_memory); break;
        case DEVICE_PCI: read_text(&element, facts->pci_bus_id, sizeof facts->pci_bus_id); break;
        case DEVICE_COMPUTE: tlv_copy(&element, &facts->compute_major, 2 * sizeof facts->compute_major); break;
        case DEVICE_DRIVER: tlv_copy(&element, &facts->driver_version, sizeof facts->driver_version); break;
        case DEVICE_IMAGE: tlv_copy(&element, &image, sizeof image); break;
        case DEVICE_ATTRIBUTES: read_attributes(facts, &element); break;
        }
    }
    facts->image_ptx_only = image == 1;
}

_Static_assert(offsetof(gtap_device_facts, compute_minor) == offsetof(gtap_device_facts, compute_major) + 4,
               "both halves of the compute capability are read at once");

static void add_device(gtap_session *session, const tlv *element)
{
    if (session->device_count == DEVICE_LIMIT)
        return;
    if (!session->devices)
        session->devices = calloc(DEVICE_LIMIT, sizeof *session->devices);
    if (session->devices)
        read_device(&session->devices[session->device_count++], element);
}

static enum snapshot_result read_reply(gtap_session *session, const gtap_reply *reply)
{
    tlv_reader reader = {reply->body, reply->body + reply->size};
    tlv element;
    uint64_t slot_status = 0;
    uint32_t verdicts = 0, grace[2] = {0}, patterns[2] = {0};
    char refusal[512] = "";
    session->device_count = 0;
    while (tlv_next(&reader, &element)) {
        switch (element.tag) {
        case REPLY_SLOT: tlv_copy(&element, &slot_status, sizeof slot_status); break;
        case REPLY_VERDICT: library_verdict(session, verdicts++, &element); break;
        case REPLY_DEVICE: add_device(session, &element); break;
        case REPLY_REFUSAL: read_text(&element, refusal, sizeof refusal); break;
        case REPLY_GRACE: tlv_copy(&element, grace, sizeof grace); break;
        case REPLY_PATTERNS: tlv_copy(&element, patterns, sizeof patterns); break;
        case REPLY_SERVER: read_text(&element, session->server, sizeof session->server); break;
        }
    }
    session->link.grace = grace[0];
    if (reply->status != 0 || *refusal) {
        gtap_say_once(session->url, "the server at %s refused the session: %s", session->url,
                      *refusal ? refusal : "it gave no reason");
        return SNAPSHOT_REFUSED;
    }
    if (!slot_status)
        pattern_offered(session, patterns[0]);
    return slot_status ? SNAPSHOT_OTHER_SLOT : SNAPSHOT_TAKEN;
}

enum snapshot_result snapshot_open(gtap_session *session)
{
    enum snapshot_result result = SNAPSHOT_REFUSED;
    gtap_reply reply;
    tlv_writer *body = calloc(1, sizeof *body);
    if (!body)
        return result;
    write_open(session, body);
    stats_span span = stats_core_wait("gtap open");
    if (command_core(session, CORE_OPEN, body->bytes, body->size, &reply) == 0)
        result = read_reply(session, &reply);
    stats_waited(&span);
    gtap_done(&reply);
    free(body);
    return result;
}
