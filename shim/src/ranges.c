/* The ordered set of live address ranges: a treap under a reader-writer lock. */
#include "ranges.h"

#include <pthread.h>
#include <stdlib.h>

#include "outgoing.h"
#include "process.h"

typedef struct node {
    struct node *left, *right;
    gtap_range range;
    void *owner;
    uint32_t weight; /* heap order keeps the tree balanced */
} node;

static struct {
    pthread_rwlock_t lock;
    node *root;
    uint32_t random;
    uint64_t ids;
} ranges = {.lock = PTHREAD_RWLOCK_INITIALIZER, .random = 0x9e3779b9u};

void ranges_fork(enum fork_step step)
{
    if (step == FORK_PREPARE)
        pthread_rwlock_wrlock(&ranges.lock);
    else if (step == FORK_PARENT)
        pthread_rwlock_unlock(&ranges.lock);
    else /* unlocking asks for the owner's thread id, which a child has not */
        ranges.lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
}

static uint32_t next_weight(void)
{
    ranges.random ^= ranges.random << 13;
    ranges.random ^= ranges.random >> 17;
    return ranges.random ^= ranges.random << 5;
}

/* Split by base: everything below `base` to the left. */
static void split(node *tree, uint64_t base, node **left, node **right)
{
    if (!tree) {
        *left = *right = NULL;
    } else if (tree->range.base < base) {
        split(tree->right, base, &tree->right, right);
        *left = tree;
    } else {
        split(tree->left, base, left, &tree->left);
        *right = tree;
    }
}

static node *merge(node *left, node *right)
{
    if (!left || !right)
        return left ? left : right;
    if (left->weight > right->weight) {
        left->right = merge(left->right, right);
        return left;
    }
    right->left = merge(left, right->left);
    return right;
}

/* The range with the highest base not above `address`. */
static node *at_or_below(uint64_t address)
{
    node *best = NULL;
    for (node *at = ranges.root; at;) {
        if (at->range.base <= address) {
            best = at;
            at = at->right;
        } else {
            at = at->left;
        }
    }
    return best;
}

static int overlaps(uint64_t base, uint64_t size)
{
    node *last = at_or_below(base + size - 1);
    return last && last->range.base + last->range.size > base;
}

int ranges_add(const gtap_range *range, void *owner)
{
    node *made = malloc(sizeof *made), *left, *right;
    if (!made || range->size == 0 || range->base + range->size < range->base) {
        free(made);
        return -1;
    }
    pthread_rwlock_wrlock(&ranges.lock);
    int clash = overlaps(range->base, range->size);
    if (!clash) {
        *made = (node){.range = *range, .owner = owner, .weight = next_weight()};
        made->range.id = ++ranges.ids;
        split(ranges.root, range->base, &left, &right);
        ranges.root = merge(merge(left, made), right);
    }
    pthread_rwlock_unlock(&ranges.lock);
    if (clash)
        free(made);
    return clash ? -1 : 0;
}

/* With the lock held for writing. */
static void unlink_node(node *gone)
{
    node **at = &ranges.root;
    while (*at && *at != gone)
        at = gone->range.base < (*at)->range.base ? &(*at)->left : &(*at)->right;
    if (*at)
        *at = merge(gone->left, gone->right);
}

int ranges_take(uint64_t base, uint32_t kind, gtap_range *range, void **owner)
{
    pthread_rwlock_wrlock(&ranges.lock);
    node *found = at_or_below(base);
    if (found && (found->range.base != base || (kind && found->range.kind != kind)))
        found = NULL;
    if (found)
        unlink_node(found);
    pthread_rwlock_unlock(&ranges.lock);
    if (!found)
        return -1;
    *range = found->range;
    *owner = found->owner;
    free(found);
    return 0;
}

static int fits(const gtap_range *range, const gtap_range *like)
{
    return range->kind == like->kind && range->session == like->session && range->ordinal == like->ordinal &&
           (like->context == 0 || range->context == like->context);
}

static node *find(node *tree, const gtap_range *like)
{
    if (!tree || fits(&tree->range, like))
        return tree;
    node *found = find(tree->left, like);
    return found ? found : find(tree->right, like);
}

int ranges_find(const gtap_range *like, gtap_range *range)
{
    pthread_rwlock_rdlock(&ranges.lock);
    node *found = find(ranges.root, like);
    if (found)
        *range = found->range;
    pthread_rwlock_unlock(&ranges.lock);
    return found ? 0 : -1;
}

int gtap_range_like(const gtap_range *like, gtap_range *range) { return ranges_find(like, range); }

int ranges_see(uint64_t base, gtap_session *session, uint32_t ordinal)
{
    pthread_rwlock_wrlock(&ranges.lock);
    node *found = at_or_below(base);
    if (found && (found->range.base != base || found->range.kind != GTAP_HOST_RANGE))
        found = NULL;
    if (found) {
        found->range.session = session;
        found->range.ordinal = ordinal;
    }
    pthread_rwlock_unlock(&ranges.lock);
    return found ? 0 : -1;
}

int gtap_range_of(uint64_t address, gtap_range *range)
{
    pthread_rwlock_rdlock(&ranges.lock);
    const node *found = at_or_below(address);
    int inside = found && address - found->range.base < found->range.size;
    if (inside)
        *range = found->range;
    pthread_rwlock_unlock(&ranges.lock);
    return inside ? 0 : -1;
}

int gtap_range_add(const gtap_range *range)
{
    if (range->kind != GTAP_GLOBAL_RANGE && range->kind != GTAP_REGISTERED_RANGE && range->kind != GTAP_MAPPED_RANGE)
        return -1;
    return ranges_add(range, NULL);
}

int gtap_range_remove(uint64_t base)
{
    gtap_range range;
    void *owner;
    if (ranges_take(base, GTAP_GLOBAL_RANGE, &range, &owner) == 0)
        return 0;
    if (ranges_take(base, GTAP_MAPPED_RANGE, &range, &owner) == 0)
        return 0;
    if (ranges_take(base, GTAP_REGISTERED_RANGE, &range, &owner) < 0)
        return -1;
    outgoing_release((const void *)(uintptr_t)base, range.size);
    return 0;
}
