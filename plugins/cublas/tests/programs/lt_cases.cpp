/* Runs the products and transforms of a file of cases, and writes every buffer of each back: tests/lt/cases.py.
 *
 * lt_cases INPUT OUTPUT
 */
#include <cuda_runtime.h>

#include <cstring>
#include <vector>

#include "checked.h"
#include "lt.h"

static FILE *input, *output;

template <typename T> static T take()
{
    T value;
    if (fread(&value, sizeof value, 1, input) != 1)
        exit(2);
    return value;
}

struct Attribute {
    int number, size, buffer; /* the buffer whose address it is, or -1 */
    unsigned char value[8];
};

static std::vector<void *> buffers;

static void *at(int buffer)
{
    return buffer < 0 ? NULL : buffers[buffer];
}

static void set(int (*setter)(void *, int, const void *, size_t), void *desc)
{
    for (int count = take<int>(); count > 0; count--) {
        Attribute each = take<Attribute>();
        void *address = at(each.buffer);
        CHECK(setter(desc, each.number, address ? (const void *)&address : each.value, each.size));
    }
}

static void *layout()
{
    void *made;
    int type = take<int>();
    uint64_t rows = take<uint64_t>(), cols = take<uint64_t>();
    CHECK(cublasLtMatrixLayoutCreate(&made, type, rows, cols, take<int64_t>()));
    set(cublasLtMatrixLayoutSetAttribute, made);
    return made;
}

struct Scalars {
    int alpha, beta; /* buffers, or -1: the bytes */
    unsigned char bytes[32];
};

static int product(void *handle, bool heuristic)
{
    void *desc, *preference, *layouts[4];
    LtResult result;
    int compute = take<int>(), found = 0, status = 0;
    CHECK(cublasLtMatmulDescCreate(&desc, compute, take<int>()));
    set(cublasLtMatmulDescSetAttribute, desc);
    for (void *&each : layouts)
        each = layout();
    Scalars scalars = take<Scalars>();
    int places[4];
    for (int &each : places)
        each = take<int>();
    if (heuristic) {
        CHECK(cublasLtMatmulPreferenceCreate(&preference));
        status = cublasLtMatmulAlgoGetHeuristic(handle, desc, layouts[0], layouts[1], layouts[2], layouts[3], preference, 1,
                                                &result, &found);
        CHECK(cublasLtMatmulPreferenceDestroy(preference));
        if (status == 0 && found != 1)
            status = 15;
    }
    if (status == 0)
        status = cublasLtMatmul(handle, desc, scalars.alpha < 0 ? scalars.bytes : at(scalars.alpha), at(places[0]), layouts[0],
                                at(places[1]), layouts[1], scalars.beta < 0 ? scalars.bytes + 16 : at(scalars.beta),
                                at(places[2]), layouts[2], at(places[3]), layouts[3], heuristic ? &result.algo : NULL, NULL, 0,
                                0);
    for (void *each : layouts)
        CHECK(cublasLtMatrixLayoutDestroy(each));
    CHECK(cublasLtMatmulDescDestroy(desc));
    return status;
}

static int transform(void *handle)
{
    void *desc, *layouts[3];
    CHECK(cublasLtMatrixTransformDescCreate(&desc, take<int>()));
    set(cublasLtMatrixTransformDescSetAttribute, desc);
    for (void *&each : layouts)
        each = layout();
    Scalars scalars = take<Scalars>();
    int places[3];
    for (int &each : places)
        each = take<int>();
    int status = cublasLtMatrixTransform(handle, desc, scalars.alpha < 0 ? scalars.bytes : at(scalars.alpha), at(places[0]),
                                         layouts[0], scalars.beta < 0 ? scalars.bytes + 16 : at(scalars.beta), at(places[1]),
                                         layouts[1], at(places[2]), layouts[2], 0);
    for (void *each : layouts)
        CHECK(cublasLtMatrixLayoutDestroy(each));
    CHECK(cublasLtMatrixTransformDescDestroy(desc));
    return status;
}

int main(int count, char **words)
{
    if (count != 3 || !(input = fopen(words[1], "rb")) || !(output = fopen(words[2], "wb")))
        return 2;
    void *handle;
    CHECK(cublasLtCreate(&handle));
    for (int cases = take<int>(); cases > 0; cases--) {
        std::vector<std::vector<char>> contents(take<int>());
        for (auto &each : contents) {
            each.resize(take<int64_t>());
            if (!each.empty() && fread(each.data(), each.size(), 1, input) != 1)
                return 2;
            void *made;
            CHECK(cudaMalloc(&made, each.size() + 1));
            CHECK(cudaMemcpy(made, each.data(), each.size(), cudaMemcpyHostToDevice));
            buffers.push_back(made);
        }
        int kind = take<int>(); /* 0 a product, 1 one by its heuristic, 2 a transform */
        int status = kind == 2 ? transform(handle) : product(handle, kind == 1);
        cudaError_t error = cudaDeviceSynchronize(); /* what was posted may have failed */
        fwrite(&status, sizeof status, 1, output);
        fwrite(&error, sizeof error, 1, output);
        for (size_t i = 0; i < contents.size(); i++) {
            CHECK(cudaMemcpy(contents[i].data(), buffers[i], contents[i].size(), cudaMemcpyDeviceToHost));
            fwrite(contents[i].data(), contents[i].size(), 1, output);
            CHECK(cudaFree(buffers[i]));
        }
        buffers.clear();
    }
    CHECK(cublasLtDestroy(handle));
    return fclose(output);
}
