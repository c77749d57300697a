/* One scene a run: what the lane does while there is no room, and for calls that fail. The status is 0 when all is right. */
#include <sched.h>

#include "gtap/thunk.h"
#include "lab.h"

enum { COPY_OUT_ASYNC = 18, LIBRARY = 2, OUTPUT = 64 << 10, PROMISES = 128, PUSH = 24 };

typedef struct copy_out_frame {
    frame_header header;
    uint64_t bytes, source, size, stream;
} copy_out_frame;

static copy_out_frame copy_out(void)
{
    return (copy_out_frame){{sizeof(copy_out_frame), DRIVER, COPY_OUT_ASYNC, 3, 0, 0, 1}, OUTPUT, MEMORY, OUTPUT, 0};
}

static copy_out_frame copies[PROMISES + 2];
static const unsigned char output[OUTPUT];
static unsigned char pushed[PUSH + OUTPUT];

/* The first outputs are promised, and never come; those behind them are there at once. */
static int promise(lane_provider *self, uint64_t stream, uint64_t source, lane_completion *done)
{
    static int asked;
    (void)self, (void)stream, (void)source;
    done->bytes = output;
    return asked++ < PROMISES ? PROVIDER_LATER : 0;
}

/* An output that was in the way of the next one leaves by itself, to a client that reports nothing. */
static void sending(void)
{
    lane_provider provider = {.copy_out = promise};
    lab lab = lab_make(&provider);
    outlet_forget(lane_out(lab.lane, 0));
    for (int i = 0; i < PROMISES + 2; i++)
        copies[i] = copy_out();
    lab_say(&lab, copies, sizeof copies);
    for (uint64_t number = PROMISES + 1; number <= PROMISES + 2; number++) {
        lab_hear(&lab, pushed, sizeof pushed);
        CHECK(memcmp(pushed + 8, &number, sizeof number) == 0);
    }
    lab.provider = NULL;
    lab_end(&lab);
}

static int refuse(lane_provider *self, const provider_launch *launch)
{
    (void)self, (void)launch;
    return PROVIDER_FULL;
}

/* Python takes the frame that the lane has no room for, and those behind it. */
static void seizing(void)
{
    lane_provider provider = {.launch = refuse};
    lab lab = lab_make(&provider);
    launch_frame launch = lab_launch();
    token_frame unknown = lab_unknown();
    lane_frame frame;
    lab_say(&lab, &launch, sizeof launch);
    while (!atomic_load(&lab.lane->blocked))
        sched_yield();
    lane_seize(lab.lane);
    CHECK(lane_take(lab.lane, &frame) == 1 && lane_take(lab.lane, &frame) == 0);
    lab_say(&lab, &unknown, sizeof unknown);
    lab_wait(&lab, LANE_MORE);
    CHECK(lane_take(lab.lane, &frame) == 1 && frame.number == 2);
    lane_yield(lab.lane);
    lab.provider = NULL;
    lab_end(&lab);
}

static int until_seized(lane_provider *self, const provider_launch *launch)
{
    (void)launch;
    while (atomic_load(&self->lane->limit))
        sched_yield();
    return 0;
}

static int at_once(lane_provider *self, uint64_t stream, uint64_t source, lane_completion *done)
{
    (void)self, (void)stream, (void)source;
    done->bytes = output;
    return 0;
}

/* What was said before Python has the turn is sent, however long it has it. */
static void saying(void)
{
    lane_provider provider = {.launch = until_seized, .copy_out = at_once};
    lab lab = lab_make(&provider);
    struct {
        copy_out_frame copy;
        launch_frame launch;
    } both = {copy_out(), lab_launch()};
    lab_say(&lab, &both, sizeof both);
    while (!lane_executed(lab.lane))
        sched_yield();
    lane_seize(lab.lane);
    lab_hear(&lab, pushed, sizeof pushed);
    lane_yield(lab.lane);
    lab.provider = NULL;
    lab_end(&lab);
}

static int32_t fail(const struct gtap_thunk_world *world, void *function, const unsigned char *body, uint32_t size,
                    struct gtap_thunk_answer *answer)
{
    const int32_t said[2] = {7, 0};
    (void)world, (void)function, (void)body, (void)size;
    memcpy(answer->body, said, sizeof said);
    answer->size = sizeof said;
    answer->status = 7;
    return GTAP_THUNK_DONE;
}

/* A library's call that fails is answered; of one that nobody waits for Python hears. */
static void failing(void)
{
    const struct gtap_thunk_entry entries[2] = {{NULL, NULL}, {"fail", fail}};
    const struct gtap_thunk_table table = {GTAP_THUNK_ABI, 1, 5, entries};
    lab lab = lab_make(null_provider_make());
    frame_header call = {sizeof call, LIBRARY, 1, 3, WANTS_ANSWER, 0, 1}, post = {sizeof post, LIBRARY, 1, 3, 0, 0, 1};
    lane_frame frame;
    CHECK(lane_thunks(lab.lane, LIBRARY, &table, 5) == 1 && lane_operation(lab.lane, LIBRARY, 1, LANE_THUNK) == 0);
    lab_say(&lab, &call, sizeof call);
    lab_expect_reply(&lab, 1, 7);
    lab_say(&lab, &post, sizeof post);
    lab_wait(&lab, LANE_TURN);
    CHECK(lane_take(lab.lane, &frame) == 1 && frame.number == 2 && frame.status == 7);
    lane_yield(lab.lane);
    lab_end(&lab);
}

static const scene scenes[] = {{"sending", sending}, {"seizing", seizing}, {"saying", saying}, {"failing", failing}};

int main(int count, char **arguments) { return lab_play(scenes, sizeof scenes / sizeof *scenes, count, arguments); }
