/* One scene a run: what the lane does with frames, turns, connections and answers. The status is 0 when all is right. */
#include <dirent.h>
#include <sched.h>

#include "lab.h"

enum { REPLY = 1, PUSH = 2 };

/* ---- frames ---- */

static void launches(void)
{
    lab lab = lab_make(null_provider_make());
    launch_frame frame = lab_launch();
    token_frame sync = lab_sync(0);
    for (int i = 0; i < 10000; i++)
        lab_say(&lab, &frame, sizeof frame);
    lab_say(&lab, &sync, sizeof sync);
    lab_expect_reply(&lab, 10001, 0);
    CHECK(lane_news(lab.lane) == 0 && lane_received(lab.lane) == 10000 * sizeof frame + sizeof sync);
    lab_end(&lab);
}

static void expect_handed_over(lab *lab, uint64_t number, const void *bytes, uint32_t size)
{
    lane_frame frame;
    lab_say(lab, bytes, size);
    lab_wait(lab, LANE_TURN);
    CHECK(lane_take(lab->lane, &frame) == 1 && frame.number == number && frame.size == size - FRAME_HEADER);
    CHECK(memcmp(frame.body, (const char *)bytes + FRAME_HEADER, frame.size) == 0 && frame.status == 0);
    CHECK(lane_executed(lab->lane) == number);
    lane_yield(lab->lane);
}

/* Every launch that is not in order is Python's; the one that is, the lane's. */
static void refusals(void)
{
    lab lab = lab_make(null_provider_make());
    launch_frame bad[20];
    uint32_t count = 0;
    for (uint32_t i = 0; i < 20; i++)
        bad[i] = lab_launch();
    bad[count++].header.flags = WANTS_ANSWER;
    bad[count++].header.flags = 2;
    bad[count++].header.zero = 1;
    bad[count++].header.library = 0;
    bad[count++].header.library = 300;
    bad[count++].header.context = 2; /* a device that is not attached */
    bad[count++].header.context = 1 << 8;
    bad[count++].kernel = EVENT;
    bad[count++].kernel = 1234;
    bad[count++].grid[1] = 0;
    bad[count++].block[2] = 0;
    bad[count++].zero = 1;
    bad[count++].zero_too = 1;
    bad[count++].flags = 2;
    bad[count++].stream = FAR;
    bad[count++].descriptor = 41;
    bad[count++].size = 33;
    bad[count].descriptor = bad[count].size = 4, count++; /* less than the kernel takes */
    bad[count].descriptor = bad[count].size = 39, bad[count].parameters[4] = ~(uint64_t)0, count++; /* no zeros behind */
    bad[count].descriptor = (uint64_t)2 << 48 | 24, bad[count++].size = 24;                          /* elsewhere */
    CHECK(count == 20);
    launch_frame good = lab_launch();
    uint64_t number = 0;
    for (uint32_t i = 0; i < count; i++) {
        lab_say(&lab, &good, sizeof good);
        expect_handed_over(&lab, number + 2, &bad[i], sizeof bad[i]);
        number += 2;
    }
    lab_end(&lab);
}

/* Launches that leave out what an earlier one began with; one whose pattern is not kept goes to Python as it is. */
static void patterns(void)
{
    enum { SHORT = 2, KEEP = 4, WORDS = 9 };
    lab lab = lab_make(null_provider_make());
    launch_frame kept = lab_launch();
    struct {
        frame_header header;
        uint64_t parameters[5];
    } brief = {.header = {sizeof brief, DRIVER, LAUNCH, 3, SHORT, 200, 1}}, foreign = brief;
    token_frame sync = lab_sync(0);
    lane_frame taken;
    kept.header.flags = KEEP | WORDS << 3;
    kept.header.zero = 200;
    for (int i = 0; i < 1000; i++) {
        lab_say(&lab, &kept, sizeof kept);
        lab_say(&lab, &brief, sizeof brief);
        lab_say(&lab, &brief, sizeof brief);
    }
    lab_say(&lab, &sync, sizeof sync);
    lab_expect_reply(&lab, 3001, 0);
    CHECK(lane_news(lab.lane) == 0 && lane_received(lab.lane) == 1000 * (sizeof kept + 2 * sizeof brief) + sizeof sync);
    brief.header.context = 1 << 8; /* Python's, and whole */
    lab_say(&lab, &brief, sizeof brief);
    lab_wait(&lab, LANE_TURN);
    CHECK(lane_take(lab.lane, &taken) == 1 && taken.size == sizeof kept - FRAME_HEADER && !taken.flags && !taken.zero);
    CHECK(memcmp(taken.body, (char *)&kept + FRAME_HEADER, 8 * WORDS) == 0);
    lane_yield(lab.lane);
    foreign.header.zero = 201;
    expect_handed_over(&lab, 3003, &foreign, sizeof foreign);
    foreign.header.zero = 200;
    foreign.header.ordinal++;
    expect_handed_over(&lab, 3004, &foreign, sizeof foreign);
    kept.header.flags = KEEP;
    expect_handed_over(&lab, 3005, &kept, sizeof kept);
    lab_end(&lab);
}

/* Frames arrive whole however they are cut. */
static void cuts(void)
{
    lab lab = lab_make(null_provider_make());
    launch_frame frame = lab_launch();
    token_frame sync = lab_sync(STREAM), unknown = lab_unknown();
    char bytes[sizeof frame + sizeof sync];
    memcpy(bytes, &frame, sizeof frame);
    memcpy(bytes + sizeof frame, &sync, sizeof sync);
    uint64_t number = 0;
    for (size_t cut = 1; cut < sizeof bytes; cut++) {
        lab_say(&lab, bytes, cut);
        lab_say(&lab, bytes + cut, sizeof bytes - cut);
        lab_expect_reply(&lab, number += 2, 0);
        if (cut % 8 == 0)
            expect_handed_over(&lab, ++number, &unknown, sizeof unknown);
    }
    lab_end(&lab);
}

static void bad_sizes(void)
{
    static const uint32_t sizes[] = {0, 8, 12, 17, (1 << 20) + 8, UINT32_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        lab lab = lab_make(null_provider_make());
        lane_frame frame;
        lab_say(&lab, &sizes[i], sizeof sizes[i]);
        lab_wait(&lab, LANE_TURN);
        CHECK(lane_take(lab.lane, &frame) == -1 && frame.size == sizes[i] && lane_left(lab.lane) == 4);
        lab_end(&lab);
    }
}

/* ---- the other functions ---- */

typedef struct body {
    uint64_t words[7];
} body;

typedef struct sample { /* a function's body that the lane takes */
    uint16_t ordinal;
    uint8_t flags;
    uint32_t fixed, part;
    body body;
} sample;

static const sample SAMPLES[] = {
    {16, 0, 40, 24, {{MEMORY, 24, 24, 0}}},
    {18, 0, 32, 0, {{100, MEMORY + MEMORY_SIZE / 2 - 4, 100, STREAM}}},
    {19, 0, 40, 0, {{MEMORY, MEMORY + 4096, 4096, 2}}},
    {20, 0, 56, 0, {{MEMORY, 0, (uint64_t)4 << 32 | 7, 1024, 1, 0}}},
    {20, 0, 56, 0, {{MEMORY, 512, (uint64_t)2 << 32 | 7, 256, 100, 0}}},
    {9, 0, 24, 0, {{EVENT, STREAM}}},
    {6, 0, 24, 0, {{STREAM, FAR}}},
    {4, 1, 8, 0, {{2}}},
    {10, 1, 8, 0, {{FAR}}},
    {5, 1, 8, 0, {{1}}},
    {11, 1, 8, 0, {{EVENT}}},
    {1, 1, 0, 0, {{0}}},
};
enum { SAMPLE_COUNT = sizeof SAMPLES / sizeof *SAMPLES };

static uint32_t frame_of(const sample *sample, void *bytes)
{
    static const unsigned char part[64] = "part";
    return lab_frame(bytes, sample->ordinal, sample->flags, &sample->body, sample->fixed, part, sample->part);
}

/* Hear one frame and check what it is about; `size` bytes of zeros come with it. */
static void expect(lab *lab, uint8_t kind, uint64_t number, uint32_t size)
{
    unsigned char body[1 << 10];
    reply head;
    lab_hear(lab, &head, FRAME_HEADER);
    CHECK(head.kind == kind && head.number == number && head.size - FRAME_HEADER <= sizeof body);
    lab_hear(lab, body, head.size - FRAME_HEADER);
    uint32_t fixed = kind == REPLY ? size ? 16 : 8 : 8;
    CHECK(head.size == FRAME_HEADER + fixed + ((size + 7) & ~7u));
    uint64_t descriptor = 0;
    memcpy(&descriptor, body + fixed - 8, 8);
    CHECK(size ? descriptor == size : descriptor == 0);
    for (uint32_t i = fixed; i < head.size - FRAME_HEADER; i++)
        CHECK(body[i] == 0);
}

static void functions(void)
{
    lab lab = lab_make(null_provider_make());
    unsigned char bytes[256];
    uint64_t number = 0;
    for (const sample *each = SAMPLES; each < SAMPLES + SAMPLE_COUNT; each++) {
        lab_say(&lab, bytes, frame_of(each, bytes));
        if (++number == 2)
            continue;
        if (each->flags && number == 8)
            expect(&lab, PUSH, 2, 100); /* leaves at the latest with the next answer */
        if (each->flags)
            expect(&lab, REPLY, number, each->ordinal == 17 ? 100 : 0);
    }
    const sample copy_out = {17, 1, 32, 0, {{100, MEMORY, 100, 0}}};
    lab_say(&lab, bytes, frame_of(&copy_out, bytes));
    expect(&lab, REPLY, number + 1, 100);
    lane_seize(lab.lane);
    CHECK(lane_executed(lab.lane) == number + 1 && lane_news(lab.lane) == 0);
    lab_end(&lab);
}

/* Every one of them with one thing changed is Python's: length, flags, handles, ranges, what has an effect elsewhere. */
static void changed(void)
{
    static const struct {
        int sample, word;
        uint64_t value;
    } changes[] = {
        {0, 0, MEMORY - 1},          {0, 0, MEMORY + MEMORY_SIZE - 23}, {0, 1, 23},
        {0, 2, 25},                  {0, 3, EVENT},                     {0, 4, 1},
        {0, 4, (uint64_t)1 << 32},   {1, 0, 99},                        {1, 1, MEMORY + MEMORY_SIZE - 99},
        {1, 2, 0},                   {1, 3, KERNEL},                    {2, 0, 0},
        {2, 1, UINT64_MAX},          {2, 2, UINT64_MAX},                {2, 4, 1},
        {3, 2, (uint64_t)3 << 32},   {3, 2, (uint64_t)1 << 32 | 256},   {3, 3, 0},
        {3, 3, UINT64_MAX},          {3, 4, 0},                         {3, 6, 1},
        {4, 1, 511},                 {4, 4, UINT64_MAX},                {4, 4, (MEMORY_SIZE >> 9) + 2},
        {5, 0, STREAM},              {5, 1, EVENT},                     {5, 2, 1},
        {6, 0, 17},                  {6, 1, 22},                        {6, 2, (uint64_t)1 << 32},
        {7, 0, 3},                   {8, 0, FAR + 2},                   {9, 0, EVENT},
        {10, 0, STREAM},
    };
    lab lab = lab_make(null_provider_make());
    unsigned char bytes[256];
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        sample each = SAMPLES[changes[i].sample];
        each.body.words[changes[i].word] = changes[i].value;
        expect_handed_over(&lab, ++number, bytes, frame_of(&each, bytes));
    }
    for (const sample *each = SAMPLES; each < SAMPLES + SAMPLE_COUNT; each++) {
        sample other = *each;
        other.flags = !other.flags;
        expect_handed_over(&lab, ++number, bytes, frame_of(&other, bytes));
        other = *each;
        other.part += 8;
        expect_handed_over(&lab, ++number, bytes, frame_of(&other, bytes));
        if (each->fixed) {
            other.part = 0;
            other.fixed -= 8;
            expect_handed_over(&lab, ++number, bytes, frame_of(&other, bytes));
        }
    }
    lab_end(&lab);
}

/* ---- what is known ---- */

static void not_plain(void)
{
    lab lab = lab_make(null_provider_make());
    token_frame legacy = lab_sync(0), stream = lab_sync(STREAM), thread = lab_sync(2);
    const token_frame *all[] = {&legacy, &stream, &thread};
    lane_streams_behind(lab.lane);
    for (uint32_t i = 0; i < 3; i++)
        expect_handed_over(&lab, i + 1, all[i], sizeof legacy);
    CHECK(lane_stream(lab.lane, 0, 0, 1, 1) == 0 && lane_stream(lab.lane, 0, 3, 2, 1) == 0);
    CHECK(lane_handle(lab.lane, STREAM, LANE_STREAM, 4, 0, 0, 1) == 0);
    for (uint32_t i = 0; i < 3; i++) {
        lab_say(&lab, all[i], sizeof legacy);
        lab_expect_reply(&lab, i + 4, 0);
    }
    lane_handle_end(lab.lane, STREAM);
    expect_handed_over(&lab, 7, &stream, sizeof stream);
    CHECK(lane_operation(lab.lane, DRIVER, SYNC, LANE_NONE) == 0);
    expect_handed_over(&lab, 8, &legacy, sizeof legacy);
    CHECK(lane_ranges(lab.lane, NULL, 0) == 0);
    unsigned char bytes[256];
    expect_handed_over(&lab, 9, bytes, frame_of(SAMPLES, bytes));
    lab_end(&lab);
}

/* Without a provider, everything is Python's. */
static void no_provider(void)
{
    lab lab = lab_make(NULL);
    launch_frame frame = lab_launch();
    expect_handed_over(&lab, 1, &frame, sizeof frame);
    expect_handed_over(&lab, 2, &frame, sizeof frame);
    lab_end(&lab);
}

/* ---- fences ---- */

static char given[1000]; /* what the provider was given: a letter, stream, event */

static int note(const char *letters, uint64_t stream, uint64_t event)
{
    size_t end = strlen(given);
    snprintf(given + end, sizeof given - end, event ? "%s%d(%d) " : "%s%d ", letters, (int)stream, (int)event);
    return 0;
}

static int note_launch(lane_provider *self, const provider_launch *launch)
{
    (void)self;
    return note("launch", launch->stream, 0);
}

static int note_copy(lane_provider *self, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size)
{
    (void)self;
    CHECK(destination == MEMORY && size == 24 && memcmp(bytes, "part", 4) == 0);
    return note("copy", stream, 0);
}

static int note_record(lane_provider *self, uint64_t event, uint64_t stream)
{
    static int tried;
    (void)self;
    return tried++ % 2 ? note("record", stream, event) : PROVIDER_FULL;
}

static int note_wait(lane_provider *self, uint64_t stream, uint64_t event)
{
    static int tried;
    (void)self;
    return tried++ % 2 ? note("wait", stream, event) : PROVIDER_FULL;
}

/* Wait until `count` frames are executed, though the provider has no room at times; then the turn is ours. */
static void await_executed(lab *lab, uint64_t count)
{
    while (lane_executed(lab->lane) < count) {
        lane_eased(lab->lane);
        sched_yield();
    }
    lane_seize(lab->lane);
}

/* A copy that blocks is followed by its fence, which other streams wait for once; Python hears of it. */
static void fences(void)
{
    lane_provider provider = {
        .launch = note_launch, .copy_in = note_copy, .event_record = note_record, .stream_wait = note_wait};
    lab lab = lab_make(&provider);
    launch_frame launch = lab_launch();
    unsigned char bytes[256];
    sample blocking = SAMPLES[0];
    blocking.body.words[3] = STREAM, blocking.body.words[4] = 1;
    expect_handed_over(&lab, 1, bytes, frame_of(&blocking, bytes));
    lane_fence(lab.lane, 0, 9);
    CHECK(lane_fenced(lab.lane) == -1);
    lab_say(&lab, bytes, frame_of(&blocking, bytes));
    lab_say(&lab, &launch, sizeof launch);
    lab_say(&lab, &launch, sizeof launch);
    launch.stream = STREAM;
    lab_say(&lab, &launch, sizeof launch);
    lab_say(&lab, bytes, frame_of(&blocking, bytes));
    launch.stream = 2;
    lab_say(&lab, &launch, sizeof launch);
    await_executed(&lab, 7);
    CHECK(strcmp(given, "copy4 record4(9) wait1(9) launch1 launch1 launch4 copy4 record4(9) wait2(9) launch2 ") == 0);
    CHECK(lane_fenced(lab.lane) == 0 && lane_fenced(lab.lane) == -1);
    lane_fence(lab.lane, 0, 0); /* its device was reset: nobody can wait for it */
    lane_yield(lab.lane);
    expect_handed_over(&lab, 8, &launch, sizeof launch);
    expect_handed_over(&lab, 9, bytes, frame_of(&blocking, bytes));
    lab.provider = NULL;
    lab_end(&lab);
}

/* ---- the turn ---- */

/* Python takes many frames, asks for more, and sees which are the lane's. */
static void taking(void)
{
    lab lab = lab_make(null_provider_make());
    token_frame unknown = lab_unknown();
    launch_frame launch = lab_launch();
    lane_frame frame;
    lab_say(&lab, &unknown, sizeof unknown);
    lab_wait(&lab, LANE_TURN);
    CHECK(!lane_its(lab.lane) && lane_idle(lab.lane) == 2 && lane_take(lab.lane, &frame) == 1);
    CHECK(lane_take(lab.lane, &frame) == 0);
    lab_say(&lab, &launch, sizeof launch);
    lab_wait(&lab, LANE_MORE);
    CHECK(lane_its(lab.lane) && lane_take(lab.lane, &frame) == 1 && frame.number == 2 && frame.thread == 3);
    lane_seize(lab.lane);
    lane_yield(lab.lane);
    lane_yield(lab.lane);
    lab_say(&lab, &launch, sizeof launch - 8);
    while (lane_received(lab.lane) < sizeof unknown + 2 * sizeof launch - 8 || !lane_idle(lab.lane))
        sched_yield();
    CHECK(lane_left(lab.lane) == sizeof launch - 8 && lane_executed(lab.lane) == 2 && !lane_its(lab.lane));
    CHECK(lane_take(lab.lane, &frame) == 0); /* without the turn there is nothing */
    lab_end(&lab);
}

static void telling(void)
{
    lab lab = lab_make(null_provider_make());
    launch_frame launch = lab_launch();
    lane_tell_at(lab.lane, 3);
    for (int i = 0; i < 5; i++)
        lab_say(&lab, &launch, sizeof launch);
    lab_wait(&lab, LANE_PASSED);
    CHECK(lane_executed(lab.lane) >= 3);
    lane_tell_at(lab.lane, 2);
    lab_wait(&lab, LANE_PASSED);
    lab_end(&lab);
}

/* EXECUTED: some time after the last frame, or after 4096 of them; never twice. */
static void reporting(void)
{
    lab lab = lab_make(null_provider_make());
    launch_frame launch = lab_launch();
    uint64_t side[2];
    int pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    outlet_connect(lane_out(lab.lane, 1), pair[1], NULL);
    lab_say(&lab, &launch, sizeof launch);
    CHECK(recv(pair[0], side, sizeof side, MSG_WAITALL) == sizeof side && side[1] == 1);
    CHECK((side[0] & 0xFFFFFFFFFF) == ((uint64_t)131 << 32 | 16));
    for (int i = 0; i < 5000; i++)
        lab_say(&lab, &launch, sizeof launch);
    CHECK(recv(pair[0], side, sizeof side, MSG_WAITALL) == sizeof side && side[1] > 1);
    while (side[1] < 5001)
        CHECK(recv(pair[0], side, sizeof side, MSG_WAITALL) == sizeof side);
    CHECK(lane_report_executed(lab.lane, 5001) == 0 && lane_report_executed(lab.lane, 5002) == 0);
    CHECK(recv(pair[0], side, sizeof side, MSG_WAITALL) == sizeof side && side[1] == 5002);
    const uint64_t counts[6] = {0, 7, 8, 9, 10, 11};
    CHECK(lane_report(lab.lane, counts, 1) == 0);
    struct {
        reply head;
        uint64_t rest[5];
    } heard;
    lab_hear(&lab, &heard, sizeof heard);
    CHECK(heard.head.size == 64 && heard.head.kind == 8 && heard.rest[0] == 7 && heard.rest[4] == 11);
    for (int i = 0; i < 3000; i++)
        lab_say(&lab, &launch, sizeof launch);
    lab_hear(&lab, &heard, sizeof heard);
    memcpy(side, &heard.head.status, 8);
    CHECK(side[0] >= 256 << 10 && side[0] <= 8001 * sizeof launch && heard.rest[0] == 7);
    outlet_connect(lane_out(lab.lane, 1), -1, NULL);
    close(pair[0]), close(pair[1]);
    lab_end(&lab);
}

/* A connection that is lost in the middle of a frame and of answers. */
static void coming_back(void)
{
    lab lab = lab_make(null_provider_make());
    token_frame sync = lab_sync(0);
    lane_outlet *out = lane_out(lab.lane, 0);
    lab_say(&lab, &sync, sizeof sync);
    lab_expect_reply(&lab, 1, 0);
    lab_say(&lab, &sync, 20);
    shutdown(lab.client, SHUT_RDWR);
    lab_wait(&lab, LANE_LOST);
    lab_disconnect(&lab);
    CHECK(lane_received(lab.lane) == 44 && lane_left(lab.lane) == 20);
    CHECK(outlet_rewind(out, 25) == -1 && outlet_rewind(out, 0) == 0);
    lab_connect(&lab);
    lab_expect_reply(&lab, 1, 0);
    lab_say(&lab, (char *)&sync + 20, 4);
    lab_expect_reply(&lab, 2, 0);
    lane_disconnect(lab.lane);
    lane_disconnect(lab.lane);
    lab_end(&lab);
}

static long sleeps_of(const char *thread)
{
    char path[64], line[128];
    long count = -1;
    snprintf(path, sizeof path, "/proc/self/task/%.20s/status", thread);
    FILE *status = fopen(path, "r");
    CHECK(status);
    while (fgets(line, sizeof line, status))
        sscanf(line, "voluntary_ctxt_switches: %ld", &count);
    fclose(status);
    CHECK(count >= 0);
    return count;
}

/* How often the other threads of this process have slept. */
static long sleeps(void)
{
    long sum = 0;
    DIR *threads = opendir("/proc/self/task");
    CHECK(threads);
    for (struct dirent *each; (each = readdir(threads));)
        if (each->d_name[0] != '.' && atoi(each->d_name) != getpid())
            sum += sleeps_of(each->d_name);
    closedir(threads);
    return sum;
}

/* The lane sleeps while the client takes its answers. */
static void asleep(void)
{
    enum { COUNT = 100 };
    lab lab = lab_make(null_provider_make());
    token_frame sync = lab_sync(0);
    for (int i = 0; i < COUNT; i++)
        lab_say(&lab, &sync, sizeof sync);
    while (lane_received(lab.lane) < COUNT * sizeof sync || lane_idle(lab.lane) != 1)
        sched_yield();
    long before = sleeps();
    for (int i = 1; i <= COUNT; i++) {
        lab_expect_reply(&lab, (uint64_t)i, 0);
        sched_yield();
    }
    CHECK(sleeps() - before < COUNT / 10);
    lab_end(&lab);
}

static const scene scenes[] = {
    {"launches", launches}, {"refusals", refusals},       {"cuts", cuts},     {"bad_sizes", bad_sizes},
    {"functions", functions}, {"changed", changed},       {"not_plain", not_plain}, {"no_provider", no_provider},
    {"patterns", patterns},
    {"taking", taking},     {"telling", telling},         {"reporting", reporting}, {"coming_back", coming_back},
    {"fences", fences},     {"asleep", asleep},
};

int main(int count, char **arguments) { return lab_play(scenes, sizeof scenes / sizeof *scenes, count, arguments); }
