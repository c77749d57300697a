/* User objects: counted by the client; the destructor runs when the last reference goes. */
#include "graph.h"

typedef struct user_object {
    _Atomic unsigned refs;
    void *data;
    CUhostFn destroy;
} user_object;

/* References that a graph holds. */
struct user_reference {
    struct user_reference *next;
    user_object *object;
    unsigned count;
};

#define KIND_USER_OBJECT 0x424f5355u

static user_object *object_of(CUuserObject handle)
{
    user_object **at = gtap_shadow_payload(handle, KIND_USER_OBJECT);
    return at == NULL ? NULL : *at;
}

/* The handle outlives the object: it holds the reference that says whether it is live. */
static void give_up(user_object *object, unsigned count)
{
    if (atomic_fetch_sub(&object->refs, count) != count)
        return;
    object->destroy(object->data);
    free(object);
}

CUresult cuUserObjectCreate(CUuserObject *object_out, void *ptr, CUhostFn destroy, unsigned int initialRefcount,
                            unsigned int flags)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (object_out == NULL || destroy == NULL || initialRefcount == 0 || initialRefcount > INT32_MAX ||
        flags != CU_USER_OBJECT_NO_DESTRUCTOR_SYNC)
        return CUDA_ERROR_INVALID_VALUE;
    user_object *object = calloc(1, sizeof *object);
    CUuserObject handle = object == NULL ? NULL : gtap_shadow_create(site.session, KIND_USER_OBJECT);
    if (handle == NULL) {
        free(object);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *object = (user_object){.refs = initialRefcount, .data = ptr, .destroy = destroy};
    *(user_object **)gtap_shadow_payload(handle, KIND_USER_OBJECT) = object;
    *object_out = handle;
    return CUDA_SUCCESS;
}

CUresult cuUserObjectRetain(CUuserObject object, unsigned int count)
{
    user_object *o = object_of(object);
    if (o == NULL || count == 0 || count > INT32_MAX)
        return CUDA_ERROR_INVALID_VALUE;
    atomic_fetch_add(&o->refs, count);
    return CUDA_SUCCESS;
}

CUresult cuUserObjectRelease(CUuserObject object, unsigned int count)
{
    user_object *o = object_of(object);
    if (o == NULL || count == 0 || count > atomic_load(&o->refs))
        return CUDA_ERROR_INVALID_VALUE;
    if (count == atomic_load(&o->refs))
        gtap_shadow_destroy(object, KIND_USER_OBJECT);
    give_up(o, count);
    return CUDA_SUCCESS;
}

static struct user_reference **reference_of(graph *g, const user_object *object)
{
    struct user_reference **at = &g->objects;
    while (*at != NULL && (*at)->object != object)
        at = &(*at)->next;
    return at;
}

static CUresult hold(graph *g, user_object *object, unsigned count)
{
    struct user_reference **at = reference_of(g, object);
    if (*at == NULL) {
        *at = calloc(1, sizeof **at);
        if (*at == NULL)
            return CUDA_ERROR_OUT_OF_MEMORY;
        (*at)->object = object;
    }
    (*at)->count += count;
    return CUDA_SUCCESS;
}

CUresult cuGraphRetainUserObject(CUgraph graph_handle, CUuserObject object, unsigned int count, unsigned int flags)
{
    graph *g = graph_of(graph_handle);
    user_object *o = object_of(object);
    if (g == NULL || o == NULL || count == 0 || count > INT32_MAX || flags > CU_GRAPH_USER_OBJECT_MOVE)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = hold(g, o, count);
    if (status == CUDA_SUCCESS && !(flags & CU_GRAPH_USER_OBJECT_MOVE))
        atomic_fetch_add(&o->refs, count);
    return status;
}

CUresult cuGraphReleaseUserObject(CUgraph graph_handle, CUuserObject object, unsigned int count)
{
    graph *g = graph_of(graph_handle);
    user_object *o = object_of(object);
    struct user_reference **at = g == NULL || o == NULL ? NULL : reference_of(g, o);
    if (at == NULL || *at == NULL || count == 0 || count > (*at)->count)
        return CUDA_ERROR_INVALID_VALUE;
    struct user_reference *reference = *at;
    reference->count -= count;
    if (reference->count == 0) {
        *at = reference->next;
        free(reference);
    }
    give_up(o, count);
    return CUDA_SUCCESS;
}

void references_free(struct user_reference *references)
{
    while (references != NULL) {
        struct user_reference *next = references->next;
        give_up(references->object, references->count);
        free(references);
        references = next;
    }
}

CUresult references_copy(const struct user_reference *from, struct user_reference **to)
{
    for (; from != NULL; from = from->next) {
        struct user_reference *made = calloc(1, sizeof *made);
        if (made == NULL)
            return CUDA_ERROR_OUT_OF_MEMORY;
        *made = (struct user_reference){*to, from->object, from->count};
        atomic_fetch_add(&from->object->refs, from->count);
        *to = made;
    }
    return CUDA_SUCCESS;
}
