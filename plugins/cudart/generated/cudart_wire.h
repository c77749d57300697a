/* Generated from the spec of cudart (gtap-plugin-cudart), hash c4790e6d56e9b835. Do not edit. */
#ifndef CUDART_WIRE_H
#define CUDART_WIRE_H

#include "gtap/marshal.h"
#include "cudart_lower.h"

typedef struct CUstream_st *cudaStream_t;


extern const gtap_library cudart_wire_library;


#endif
