/* Reads the markers of a JPEG stream (ITU T.81, annex B): what getters answer, and whether a decoder can fail on them.
 * Entropy-coded data is passed over. Whatever is not in order is not judged here: the library is asked. */
#include "gtap_nvjpeg.h"

enum {
    SOF0 = 0xc0, SOF3 = 0xc3, DHT = 0xc4, JPG = 0xc8, DAC = 0xcc, SOF15 = 0xcf, RST0 = 0xd0, RST7 = 0xd7, SOI = 0xd8,
    EOI = 0xd9, SOS = 0xda, DQT = 0xdb, DNL = 0xdc, DRI = 0xdd, DHP = 0xde, EXP = 0xdf, APP0 = 0xe0, APP1 = 0xe1,
    APP15 = 0xef, COM = 0xfe
};
enum { MOST_SIDE = 65500, MOST_SCANS = 100, MOST_BLOCKS = 10, TABLES = 4 };

typedef struct reader {
    const unsigned char *data;
    size_t length, at;
    nvjpeg_info *info;
    uint8_t ids[NVJPEG_COMPONENTS], quantization[NVJPEG_COMPONENTS];
    uint8_t tables, dc, ac;   /* bit per table that is defined and can be used */
    uint8_t scanned;          /* bit per component */
    int has_frame;
} reader;

static unsigned word_at(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

/* The next marker, 0 where there is none. */
static int marker(reader *r)
{
    if (r->at >= r->length || r->data[r->at] != 0xff)
        return 0;
    while (r->at < r->length && r->data[r->at] == 0xff)
        r->at++;
    return r->at < r->length ? r->data[r->at++] : 0;
}

/* ---- segments: each gets its bytes without the length, and says whether they are in order ---- */

static int quantization(reader *r, const unsigned char *data, size_t length)
{
    while (length != 0) {
        const unsigned precision = data[0] >> 4, id = data[0] & 15, size = 1 + 64 * (precision + 1);
        if (precision > 1 || id >= TABLES || length < size)
            return 0;
        r->tables |= (uint8_t)(1u << id);
        data += size;
        length -= size;
    }
    return 1;
}

static int huffman(reader *r, const unsigned char *data, size_t length)
{
    while (length != 0) {
        unsigned count = 0, code = 0, usable = 1;
        if (length < 17 || (data[0] & 0xef) >= TABLES)
            return 0;
        for (unsigned bits = 1; bits <= 16; bits++) {
            code += data[bits];
            count += data[bits];
            if (code >= 1u << bits)
                usable = 0;
            code <<= 1;
        }
        const int is_ac = data[0] >> 4;
        if (count > 256 || length < 17 + count)
            return 0;
        for (unsigned i = 0; i < count; i++)
            usable &= is_ac || data[17 + i] <= 15;
        uint8_t *defined = is_ac ? &r->ac : &r->dc;
        const uint8_t bit = (uint8_t)(1u << (data[0] & 15));
        *defined = usable ? (uint8_t)(*defined | bit) : (uint8_t)(*defined & ~bit);
        data += 17 + count;
        length -= 17 + count;
    }
    return 1;
}

static int8_t subsampling_of(const nvjpeg_info *i)
{
    if (i->components == 1)
        return NVJPEG_CSS_GRAY;
    if (i->components != 3 || i->h[1] != i->h[2] || i->v[1] != i->v[2])
        return NVJPEG_CSS_UNKNOWN;
    if (i->h[0] % i->h[1] != 0 || i->v[0] % i->v[1] != 0)
        return NVJPEG_CSS_UNKNOWN;
    switch (i->h[0] / i->h[1] * 16 + i->v[0] / i->v[1]) {
    case 0x11:
        return NVJPEG_CSS_444;
    case 0x21:
        return NVJPEG_CSS_422;
    case 0x22:
        return NVJPEG_CSS_420;
    case 0x12:
        return NVJPEG_CSS_440;
    case 0x41:
        return NVJPEG_CSS_411;
    case 0x42:
        return NVJPEG_CSS_410;
    case 0x24:
        return NVJPEG_CSS_410V;
    default:
        return NVJPEG_CSS_UNKNOWN;
    }
}

static int frame(reader *r, int type, const unsigned char *data, size_t length)
{
    nvjpeg_info *info = r->info;
    if (r->has_frame || length < 6 || data[5] == 0 || data[5] > NVJPEG_COMPONENTS || length != 6 + 3u * data[5])
        return 0;
    info->encoding = (uint8_t)type;
    info->precision = data[0];
    info->height = (uint16_t)word_at(data + 1);
    info->width = (uint16_t)word_at(data + 3);
    info->components = data[5];
    if (info->height == 0 || info->width == 0 || info->height > MOST_SIDE || info->width > MOST_SIDE)
        return 0;
    for (unsigned c = 0; c < info->components; c++) {
        const unsigned char *each = data + 6 + 3 * c;
        r->ids[c] = each[0];
        info->h[c] = each[1] >> 4;
        info->v[c] = each[1] & 15;
        r->quantization[c] = each[2];
        if (info->h[c] < 1 || info->h[c] > 4 || info->v[c] < 1 || info->v[c] > 4 || each[2] >= TABLES)
            return 0;
        for (unsigned other = 0; other < c; other++)
            if (r->ids[other] == each[0])
                return 0;
    }
    info->subsampling = subsampling_of(info);
    r->has_frame = 1;
    return 1;
}

/* Exif (its TIFF part): the orientation of the first directory; 0 where there is none. */
static unsigned orientation(const unsigned char *data, size_t length)
{
    if (length < 14 || memcmp(data, "Exif\0\0", 6) != 0)
        return 0;
    data += 6;
    length -= 6;
    const int is_big = data[0] == 'M';
    if ((data[0] != 'M' && data[0] != 'I') || data[1] != data[0])
        return 0;
#define EXIF_16(at) (is_big ? (unsigned)data[at] << 8 | data[(at) + 1] : (unsigned)data[(at) + 1] << 8 | data[at])
    const uint64_t first = is_big ? (uint64_t)EXIF_16(4) << 16 | EXIF_16(6) : (uint64_t)EXIF_16(6) << 16 | EXIF_16(4);
    if (EXIF_16(2) != 42 || first + 2 > length)
        return 0;
    const unsigned entries = EXIF_16(first);
    for (uint64_t i = 0, at = first + 2; i < entries && at + 12 <= length; i++, at += 12)
        if (EXIF_16(at) == 0x0112 && EXIF_16(at + 2) == 3)
            return EXIF_16(at + 8) <= 8 ? EXIF_16(at + 8) : 0;
#undef EXIF_16
    return 0;
}

/* ---- scans ---- */

static int component_of(const reader *r, unsigned id)
{
    for (int c = 0; c < r->info->components; c++)
        if (r->ids[c] == id)
            return c;
    return -1;
}

/* What a progressive scan may refine (T.81, G.1.1.1.1). */
static int is_progression(unsigned count, unsigned first, unsigned last, unsigned high, unsigned low)
{
    if (first == 0 ? last != 0 : count != 1 || last < first || last > 63)
        return 0;
    return low <= 13 && (high == 0 || low + 1 == high);
}

static int scan(reader *r, const unsigned char *data, size_t length)
{
    nvjpeg_info *info = r->info;
    const unsigned count = length != 0 ? data[0] : 0;
    if (!r->has_frame || count == 0 || count > info->components || length != 4 + 2 * count || ++info->scans > MOST_SCANS)
        return 0;
    const unsigned char *end = data + 1 + 2 * count;
    const int is_progressive = info->encoding == NVJPEG_PROGRESSIVE;
    unsigned blocks = 0, seen = 0;
    if (is_progressive ? !is_progression(count, end[0], end[1], end[2] >> 4, end[2] & 15)
                       : end[0] != 0 || end[1] != 63 || end[2] != 0)
        return 0;
    for (unsigned i = 0; i < count; i++) {
        const int c = component_of(r, data[1 + 2 * i]);
        const unsigned dc = data[2 + 2 * i] >> 4, ac = data[2 + 2 * i] & 15;
        if (c < 0 || (seen & 1u << c) || dc >= TABLES || ac >= TABLES || !(r->tables & 1u << r->quantization[c]))
            return 0;
        const int uses_dc = !is_progressive || (end[0] == 0 && end[2] >> 4 == 0), uses_ac = !is_progressive || end[0] != 0;
        if ((uses_dc && !(r->dc & 1u << dc)) || (uses_ac && !(r->ac & 1u << ac)))
            return 0;
        seen |= 1u << c;
        blocks += (unsigned)info->h[c] * info->v[c];
    }
    r->scanned |= (uint8_t)seen;
    return count == 1 || blocks <= MOST_BLOCKS;
}

/* To the marker behind entropy-coded data; 0 where it has no end. */
static int pass_over(reader *r)
{
    while (r->at < r->length) {
        const unsigned char *found = memchr(r->data + r->at, 0xff, r->length - r->at);
        if (found == NULL)
            return 0;
        r->at = (size_t)(found - r->data);
        while (r->at < r->length && r->data[r->at] == 0xff)
            r->at++;
        if (r->at >= r->length)
            return 0;
        const unsigned code = r->data[r->at];
        if (code != 0 && (code < RST0 || code > RST7)) {
            r->at--;
            return 1;
        }
        r->at++;
    }
    return 0;
}

/* ---- the whole ---- */

/* 1: go on. 0: not in order. 2: the end of what was to be read. */
static int segment(reader *r, int type, int whole)
{
    if (type == EOI)
        return r->info->scans != 0 && r->scanned == (1u << r->info->components) - 1 ? 2 : 0;
    if (r->length - r->at < 2 || word_at(r->data + r->at) < 2 || word_at(r->data + r->at) > r->length - r->at)
        return 0;
    const size_t length = word_at(r->data + r->at) - 2u;
    const unsigned char *data = r->data + r->at + 2;
    r->at += length + 2;
    if (type >= SOF0 && type <= SOF3)
        return frame(r, type, data, length);
    if (type == DQT)
        return quantization(r, data, length);
    if (type == DHT)
        return huffman(r, data, length);
    if (type == DRI)
        return length == 2;
    if (type == APP1 && r->info->orientation == 0)
        r->info->orientation = (uint8_t)orientation(data, length);
    if (type == SOS && !whole)
        return r->has_frame ? 2 : 0;
    if (type == SOS)
        return scan(r, data, length) && pass_over(r);
    return (type >= APP0 && type <= APP15) || type == COM;
}

int nvjpeg_read(const unsigned char *data, size_t length, int whole, nvjpeg_info *info)
{
    reader r = {.data = data, .length = length, .at = 2, .info = info};
    memset(info, 0, sizeof *info);
    if (length < 2 || data[0] != 0xff || data[1] != SOI)
        return 0;
    for (;;) {
        const int type = marker(&r);
        const int next = type != 0 ? segment(&r, type, whole) : 0;
        if (next == 2)
            break;
        if (next == 0)
            return 0;
    }
    info->is_sound = (uint8_t)(whole && info->precision == 8 && info->encoding != NVJPEG_LOSSLESS);
    return 1;
}

static unsigned side(unsigned whole, unsigned own, const uint8_t *all, unsigned count)
{
    unsigned most = 1;
    for (unsigned c = 0; c < count; c++)
        most = all[c] > most ? all[c] : most;
    return (whole * own + most - 1) / most;
}

unsigned nvjpeg_component_width(const nvjpeg_info *info, unsigned c)
{
    return c < info->components ? side(info->width, info->h[c], info->h, info->components) : 0;
}

unsigned nvjpeg_component_height(const nvjpeg_info *info, unsigned c)
{
    return c < info->components ? side(info->height, info->v[c], info->v, info->components) : 0;
}

int nvjpeg_is_plain(const nvjpeg_info *info, int format)
{
    enum { MOST_PIXELS = 1 << 27 };
    const int is_known = info->subsampling >= NVJPEG_CSS_444 && info->subsampling <= NVJPEG_CSS_GRAY &&
                         info->subsampling != NVJPEG_CSS_410;
    return info->is_sound && is_known && format >= NVJPEG_UNCHANGED && format <= NVJPEG_BGRI &&
           (uint64_t)info->width * info->height <= MOST_PIXELS;
}
