/* A thousand numbers of Poisson's; cuRAND's prototypes are this program's own, so that it is built without its headers. */
#include "numbers.h"

extern "C" int curandCreateGenerator(void **generator, int type);
extern "C" int curandSetPseudoRandomGeneratorSeed(void *generator, unsigned long long seed);
extern "C" int curandGeneratePoisson(void *generator, unsigned *output, size_t count, double mean);

int main()
{
    void *generator;
    const int philox = 161;
    unsigned *values = (unsigned *)numbers(1000);
    check("curandCreateGenerator", curandCreateGenerator(&generator, philox));
    check("curandSetPseudoRandomGeneratorSeed", curandSetPseudoRandomGeneratorSeed(generator, 7));
    check("curandGeneratePoisson", curandGeneratePoisson(generator, values, 1000, 5));
    show(values, 1000);
}
