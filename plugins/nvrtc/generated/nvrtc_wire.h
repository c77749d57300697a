/* Generated from the spec of nvrtc (gtap-plugin-nvrtc), hash 1e692f7d33a963d2. Do not edit. */
#ifndef NVRTC_WIRE_H
#define NVRTC_WIRE_H

#include "gtap/marshal.h"
#include "nvrtc.h"



extern const gtap_library nvrtc_wire_library;


#endif
