/* A thousand uniform numbers; cuRAND's prototypes are this program's own, so that it is built without its headers. */
#include "numbers.h"

extern "C" int curandCreateGenerator(void **generator, int type);
extern "C" int curandSetPseudoRandomGeneratorSeed(void *generator, unsigned long long seed);
extern "C" int curandGenerateUniform(void *generator, float *output, size_t count);

int main()
{
    void *generator;
    const int philox = 161;
    float *values = numbers(1000);
    check("curandCreateGenerator", curandCreateGenerator(&generator, philox));
    check("curandSetPseudoRandomGeneratorSeed", curandSetPseudoRandomGeneratorSeed(generator, 7));
    check("curandGenerateUniform", curandGenerateUniform(generator, values, 1000));
    show(values, 1000);
}
