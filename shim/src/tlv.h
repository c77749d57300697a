/* Tag, length, value: the bodies of the core's calls. */
#ifndef GTAP_TLV_H
#define GTAP_TLV_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define TLV_CAPACITY 16384

typedef struct tlv_writer {
    size_t size;
    int full; /* something did not fit */
    unsigned char bytes[TLV_CAPACITY];
} tlv_writer;

typedef struct tlv_reader {
    const unsigned char *at, *end;
} tlv_reader;

typedef struct tlv {
    uint32_t tag, length;
    const unsigned char *value;
} tlv;

static inline void tlv_put(tlv_writer *writer, uint32_t tag, const void *value, size_t length)
{
    size_t padded = (length + 7) & ~(size_t)7;
    uint32_t head[2] = {tag, (uint32_t)length};
    if (length > TLV_CAPACITY || writer->size + 8 + padded > TLV_CAPACITY) {
        writer->full = 1;
        return;
    }
    memcpy(writer->bytes + writer->size, head, 8);
    memset(writer->bytes + writer->size + 8, 0, padded);
    memcpy(writer->bytes + writer->size + 8, value, length);
    writer->size += 8 + padded;
}

/* The next element: 1, or 0 at the end or where the bytes make no sense. */
static inline int tlv_next(tlv_reader *reader, tlv *element)
{
    uint32_t head[2];
    if (reader->end - reader->at < 8)
        return 0;
    memcpy(head, reader->at, 8);
    size_t padded = ((size_t)head[1] + 7) & ~(size_t)7;
    if ((size_t)(reader->end - reader->at) - 8 < padded)
        return 0;
    *element = (tlv){head[0], head[1], reader->at + 8};
    reader->at += 8 + padded;
    return 1;
}

/* A fixed-size value, zero-extended when the peer sent less. */
static inline void tlv_copy(const tlv *element, void *destination, size_t size)
{
    memset(destination, 0, size);
    memcpy(destination, element->value, element->length < size ? element->length : size);
}

#endif
