"""Where things lie in the structures that compiled code and its callers share; offsets in bytes."""

MAX_THREADS = 1024
BARRIERS = 16  # named barriers of a block

# one per launch
PARAMETERS = 0  # pointer to the parameter block
THREADS = 8  # pointer to tid.x, tid.y, tid.z: three arrays of MAX_THREADS i32
GLOBALS = 16  # pointer to the module's globals and constants
NEXT = 24  # i64: the next block to start; advanced atomically
BLOCKS = 32  # i64: how many blocks there are
BLOCK_SIZE = 40  # 3 x i32: ntid
GRID_SIZE = 52  # 3 x i32: nctaid
THREAD_COUNT = 64  # i32: threads in a block
UNIT_COUNT = 68  # i32: warps (width 32) or threads (width 1) in a block
DYNAMIC_SHARED = 72  # i32
CHUNK = 76  # i32: how many blocks a worker takes at a time
STATIC_SHARED = 80  # i32
WORKSPACE = 88  # pointer to the words by which the blocks of a cooperative launch meet; 0: it is none
HEAP = 96  # address of the device's heap; 0: it has none
RESIDENT = 104  # i32: how many blocks a worker has at a time, where some may wait for others
LAUNCH_SIZE = 112

# one per worker thread
SHARED = 0  # pointer to the shared memory of the running block
BLOCK_INDEX = 8  # 3 x i32: ctaid
WORKER_INDEX = 20  # i32
FIBERS = 24  # pointer to an array of fibers; used where threads of the kernel wait for each other
HOME = 32  # saved stack pointer of the scheduler
STACKS = 40  # pointer to the fibers' stacks, one after the other
STACK_SIZE = 48  # i64
SHARED_SIZE = 56  # i64: size of the shared window
LAUNCH = 64  # pointer to the launch; for fibers
ARRIVED = 72  # BARRIERS x i32: threads that arrived at a barrier without waiting
LIVING = ARRIVED + 4 * BARRIERS  # i32 per warp: its lanes that have not ended
RESIDENTS = LIVING + 4 * (MAX_THREADS // 32)  # pointer to pointers to records, one per resident block
ACTIVE = RESIDENTS + 8  # i32: whether the record has a block that has not ended
WORKER_SIZE = ACTIVE + 8

# one per warp (width 32) or thread (width 1) of a block whose threads wait for each other
FIBER_STACK = 0  # saved stack pointer
FIBER_STATE = 8  # i32
FIBER_PLACE = 12  # i32: which barrier it waits at; or where it meets lanes of its warp (see rendezvous)
FIBER_EXPECTED = 16  # i32: threads that barrier waits for, 0: all of the block; or the lanes it wants to meet
FIBER_THREADS = 20  # i32: for how many threads it arrived
FIBER_HELD = 24  # i32: for how many of them the predicate held
FIBER_RESULT = 28  # i32: how many held of all who met; or the lanes that met
FIBER_BALLOT = 32  # i32: the lanes that met with an odd value
FIBER_VALUE = 40  # i64: what it brings
FIBER_SHOWN = 48  # i64: what it brought to the last meeting
FIBER_SIZE = 64

RUNNABLE, WAITING, FINISHED, MEETING, YIELDED = range(5)
