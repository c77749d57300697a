/* Generated from the spec of nvjitlink (gtap-plugin-nvjitlink), hash 3792683ffa2599f0. Do not edit. */
#ifndef NVJITLINK_WIRE_H
#define NVJITLINK_WIRE_H

#include "gtap/marshal.h"
#include "nvjitlink.h"



extern const gtap_library nvjitlink_wire_library;


#endif
