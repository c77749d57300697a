/* A linked list in managed memory, built on the host, walked and changed on the device, walked and changed on the host.
 * Arguments: nodes, seed, rounds. Prints the sum of the values in list order after each walk, and a managed variable. */
#include "program.h"

struct Node {
    float value;
    Node *next;
};

__device__ __managed__ int walked = 100;

__global__ void walk(Node *list, float *sum)
{
    float total = 0;
    for (Node *at = list; at != NULL; at = at->next) {
        at->value += 1;
        total += at->value;
        walked++;
    }
    *sum = total;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 500), seed = (int)argument(argc, argv, 2, 1);
    int rounds = (int)argument(argc, argv, 3, 3);
    Node *list = NULL;
    float *sum, *values = (float *)malloc(n * sizeof(float)), *ahead;
    for (int i = n - 1; i >= 0; i--) {
        Node *node;
        CHECK(cudaMallocManaged(&node, sizeof *node));
        node->value = number(i, seed);
        node->next = list;
        list = node;
    }
    CHECK(cudaMallocManaged(&sum, sizeof *sum));
    CHECK(cudaMallocManaged(&ahead, 3 << 20));
#if CUDART_VERSION >= 13000
    cudaMemLocation here = {cudaMemLocationTypeDevice, 0};
    CHECK(cudaMemAdvise(ahead, 3 << 20, cudaMemAdviseSetReadMostly, here));
    CHECK(cudaMemPrefetchAsync(ahead, 3 << 20, here, 0, 0));
#else
    CHECK(cudaMemAdvise(ahead, 3 << 20, cudaMemAdviseSetReadMostly, 0));
    CHECK(cudaMemPrefetchAsync(ahead, 3 << 20, 0, 0));
#endif
    for (int round = 0; round < rounds; round++) {
        int i = 0;
        walk<<<1, 1>>>(list, sum);
        CHECK(cudaDeviceSynchronize());
        for (Node *at = list; at != NULL; at = at->next) {
            values[i++] = at->value;
            at->value *= 2;
        }
        print_sum("list", values, n);
        printf("total %a walked %d\n", *sum, walked);
        walked += 1000;
    }
    memset(ahead, 0x3f, 3 << 20);
    CHECK(cudaMemcpy(values, ahead + 700000, 4, cudaMemcpyDefault));
    CHECK(cudaMemset(ahead + 1, 0, 4));
    CHECK(cudaDeviceSynchronize());
    printf("ahead %08x %08x %08x\n", *(unsigned *)values, *(unsigned *)ahead, *(unsigned *)(ahead + 1));
    return 0;
}
