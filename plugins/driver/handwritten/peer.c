/* Peers: devices of one server that use each other's memory. Devices of different servers never do; copies between any
 * two go another way. */
#include "driver.h"

#include <stdlib.h>

enum { MOST_PEERS = 8, ATTRIBUTES = 5, ACCESS = 2 }; /* CUdevice_P2PAttribute 1 to 5 */

/* What a pair's word in driver_device holds: that it was asked for, four bits that are 0 or 1, the rank above them. */
enum { KNOWN = 1, RANK_SHIFT = 8, RANK_MAX = 0xffff };

struct driver_peers {
    struct {
        uint64_t id;   /* of the context, 0: none */
        int device;    /* that it is on */
        uint32_t life; /* of that device when it was enabled: an end of it ends the access */
    } each[MOST_PEERS];
};

static CUresult check_pair(CUdevice device, CUdevice peer)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    const int devices = atomic_load(&driver_of_process()->devices);
    return device < 0 || device >= devices || peer < 0 || peer >= devices ? CUDA_ERROR_INVALID_DEVICE : CUDA_SUCCESS;
}

static CUresult ask(gtap_session *session, CUdevice device, CUdevice peer, uint32_t *word)
{
    int32_t values[ATTRIBUTES] = {0};
    driver_trip trip = driver_go(session, gtap_thread_session() == session ? gtap_thread_context() : 0);
    CUresult status = driver_wire_gtapPeer(session, gtap_device_ordinal(device), gtap_device_ordinal(peer), values);
    driver_back(trip);
    if (status != CUDA_SUCCESS && status != CUDA_ERROR_NOT_SUPPORTED)
        return status;
    *word = KNOWN;
    for (int i = 1; i < ATTRIBUTES; i++)
        *word |= (uint32_t)(values[i] != 0) << i;
    *word |= (uint32_t)(values[0] < 0 ? 0 : values[0] > RANK_MAX ? RANK_MAX : values[0]) << RANK_SHIFT;
    return CUDA_SUCCESS;
}

/* The word of a pair, asked of the server once. */
static CUresult learn(CUdevice device, CUdevice peer, uint32_t *word)
{
    gtap_session *session = gtap_device_session(device);
    _Atomic uint32_t *kept = &driver_of_process()->device[device].peer[peer];
    *word = atomic_load(kept);
    if (*word != 0)
        return CUDA_SUCCESS;
    CUresult status = CUDA_SUCCESS;
    if (device == peer || session == NULL || session != gtap_device_session(peer))
        *word = KNOWN;
    else
        status = ask(session, device, peer, word);
    if (status == CUDA_SUCCESS)
        atomic_store(kept, *word);
    return status;
}

static int value_of(uint32_t word, int attribute)
{
    return (int)(attribute == 1 ? word >> RANK_SHIFT : word >> (attribute - 1) & 1);
}

CUresult cuDeviceCanAccessPeer(int *canAccessPeer, CUdevice dev, CUdevice peerDev)
{
    uint32_t word = 0;
    CUresult status = canAccessPeer == NULL ? CUDA_ERROR_INVALID_VALUE : check_pair(dev, peerDev);
    if (status == CUDA_SUCCESS)
        status = learn(dev, peerDev, &word);
    if (status == CUDA_SUCCESS)
        *canAccessPeer = value_of(word, ACCESS);
    return status;
}

CUresult cuDeviceGetP2PAttribute(int *value, CUdevice_P2PAttribute attrib, CUdevice srcDevice, CUdevice dstDevice)
{
    uint32_t word = 0;
    if (value == NULL || attrib < 1 || attrib > ATTRIBUTES)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = srcDevice == dstDevice ? CUDA_ERROR_INVALID_DEVICE : check_pair(srcDevice, dstDevice);
    if (status == CUDA_SUCCESS)
        status = learn(srcDevice, dstDevice, &word);
    if (status == CUDA_SUCCESS)
        *value = value_of(word, attrib);
    return status;
}

/* ---- access: with the process's lock ---- */

void driver_peers_forget(driver_context *context)
{
    free(context->peers);
    context->peers = NULL;
}

/* The place of a peer whose access is enabled, or with NULL one that is free; -1: there is none. */
static int place_of(const driver_context *context, const driver_context *peer)
{
    for (int i = 0; context->peers != NULL && i < MOST_PEERS; i++) {
        const uint64_t id = context->peers->each[i].id;
        const int live = id != 0 && context->peers->each[i].life == driver_life(context->peers->each[i].device);
        if (peer != NULL ? live && id == peer->id : !live)
            return i;
    }
    return -1;
}

static CUresult enable(driver_context *context, const driver_context *peer)
{
    if (place_of(context, peer) >= 0)
        return CUDA_ERROR_PEER_ACCESS_ALREADY_ENABLED;
    if (context->peers == NULL)
        context->peers = calloc(1, sizeof *context->peers);
    if (context->peers == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    const int free_place = place_of(context, NULL);
    if (free_place < 0)
        return CUDA_ERROR_TOO_MANY_PEERS;
    context->peers->each[free_place].id = peer->id;
    context->peers->each[free_place].device = peer->device;
    context->peers->each[free_place].life = driver_life(peer->device);
    return CUDA_SUCCESS;
}

static CUresult disable(driver_context *context, const driver_context *peer)
{
    const int place = place_of(context, peer);
    if (place < 0)
        return CUDA_ERROR_PEER_ACCESS_NOT_ENABLED;
    context->peers->each[place].id = 0;
    return CUDA_SUCCESS;
}

/* On the server access is the device's, for each context that asked; two contexts of the peer count once. */
static int same_device(const driver_context *context, const driver_context *peer)
{
    int count = 0;
    for (int i = 0; context->peers != NULL && i < MOST_PEERS; i++)
        count += context->peers->each[i].id != 0 && context->peers->each[i].device == peer->device &&
                 context->peers->each[i].life == driver_life(peer->device);
    return count;
}

static CUresult change(CUcontext peerContext, CUresult (*act)(driver_context *context, const driver_context *peer),
                       unsigned enabled)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    const driver_context *peer = driver_context_of(peerContext);
    int possible = 0;
    if (status == CUDA_SUCCESS && (peer == NULL || peer == site.context || !atomic_load(&peer->active)))
        status = CUDA_ERROR_INVALID_CONTEXT;
    if (status == CUDA_SUCCESS && enabled)
        status = cuDeviceCanAccessPeer(&possible, site.context->device, peer->device);
    if (status == CUDA_SUCCESS && enabled && !possible)
        status = CUDA_ERROR_PEER_ACCESS_UNSUPPORTED;
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    const int before = same_device(site.context, peer);
    status = act(site.context, peer);
    const int after = same_device(site.context, peer);
    if (status == CUDA_SUCCESS && (before == 0 || after == 0))
        status = driver_wire_gtapPeerAccess(site.session, gtap_device_ordinal(peer->device), enabled);
    pthread_mutex_unlock(lock);
    return driver_note(site.session, status);
}

CUresult cuCtxEnablePeerAccess(CUcontext peerContext, unsigned int Flags)
{
    return Flags != 0 ? CUDA_ERROR_INVALID_VALUE : change(peerContext, enable, 1);
}

CUresult cuCtxDisablePeerAccess(CUcontext peerContext)
{
    return change(peerContext, disable, 0);
}
