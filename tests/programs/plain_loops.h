/* The host's side of speed.cu, compiled as C. */
#ifndef PLAIN_LOOPS_H
#define PLAIN_LOOPS_H

#ifdef __cplusplus
extern "C" {
#endif
void plain_add(const float *a, const float *b, float *c, int n);
long long plain_sum(const int *in, int n);
void plain_draw(int *counts, int width, int height, int most);
#ifdef __cplusplus
}
#endif
#endif
