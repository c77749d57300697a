"""Where things lie in the two structures that compiled code and its callers share; offsets in bytes."""

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
LAUNCH_SIZE = 96

# one per worker thread
SHARED = 0  # pointer to the shared memory of the running block
BLOCK_INDEX = 8  # 3 x i32: ctaid
WORKER_INDEX = 20  # i32
FIBERS = 24  # pointer to an array of fibers; used where the kernel has barriers
HOME = 32  # saved stack pointer of the scheduler
STACKS = 40  # pointer to the fibers' stacks, one after the other
STACK_SIZE = 48  # i64
SHARED_SIZE = 56  # i64: size of the shared window
LAUNCH = 64  # pointer to the launch; for fibers
COUNTER = 72  # i32: what bar.red counts
WORKER_SIZE = 80

# one per warp (width 32) or thread (width 1) of a block with barriers
FIBER_STACK = 0  # saved stack pointer
FIBER_STATE = 8  # i32
FIBER_BARRIER = 12  # i32: which barrier it waits at
FIBER_EXPECTED = 16  # i32: threads that barrier waits for; 0: all of the block
FIBER_SIZE = 32

RUNNABLE, WAITING, FINISHED = 0, 1, 2
MAX_THREADS = 1024
BARRIERS = 16  # named barriers of a block; behind them, one per warp for bar.warp.sync
