/* What speed.cu does, as plain loops of one processor. */
#include "plain_loops.h"

void plain_add(const float *a, const float *b, float *c, int n)
{
    for (int i = 0; i < n; i++)
        c[i] = a[i] + b[i];
}

long long plain_sum(const int *in, int n)
{
    long long sum = 0;
    for (int i = 0; i < n; i++)
        sum += in[i];
    return sum;
}

void plain_draw(int *counts, int width, int height, int most)
{
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            float cx = -2.25f + 3.0f * x / width, cy = -1.25f + 2.5f * y / height, zx = 0, zy = 0;
            int count = 0;
            while (count < most && zx * zx + zy * zy < 4) {
                float next = zx * zx - zy * zy + cx;
                zy = 2 * zx * zy + cy;
                zx = next;
                count++;
            }
            counts[y * width + x] = count;
        }
}
