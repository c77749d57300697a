/* A transform of eight numbers; cuFFT's prototypes are this program's own, so that it is built without its headers. */
#include "numbers.h"

extern "C" int cufftPlan1d(int *plan, int n, int type, int batch);
extern "C" int cufftExecC2C(int plan, float2 *from, float2 *to, int direction);

int main()
{
    const int c2c = 0x29, forward = -1;
    int plan;
    float2 *line = (float2 *)numbers(16);
    check("cufftPlan1d", cufftPlan1d(&plan, 8, c2c, 1));
    check("cufftExecC2C", cufftExecC2C(plan, line, line, forward));
    show((float *)line, 16);
}
