"""System calls by name: their numbers on x86-64 and aarch64, `-` where there is no such call."""

from __future__ import annotations

X86_64, AARCH64 = 0xC000003E, 0xC00000B7  # what the kernel calls the machines

_TABLE = """
read 0 63; write 1 64; readv 19 65; writev 20 66; pread64 17 67; pwrite64 18 68; preadv 295 69; pwritev 296 70;
close 3 57; close_range 436 436; fstat 5 80; newfstatat 262 79; stat 4 -; lstat 6 -; statx 332 291; lseek 8 62;
mmap 9 222; munmap 11 215; mprotect 10 226; mremap 25 216; madvise 28 233; brk 12 214; msync 26 227; mincore 27 232;
membarrier 324 283; rt_sigaction 13 134; rt_sigprocmask 14 135; rt_sigreturn 15 139; rt_sigpending 127 136;
rt_sigtimedwait 128 137; sigaltstack 131 132; futex 202 98; futex_waitv 449 449; futex_wake 454 454;
futex_wait 455 455; futex_requeue 456 456; get_robust_list 274 100; set_robust_list 273 99; rseq 334 293;
set_tid_address 218 96; gettid 186 178; getpid 39 172; getppid 110 173; getuid 102 174; geteuid 107 175;
getgid 104 176; getegid 108 177; getresuid 118 148; getresgid 120 150; getgroups 115 158; getpgrp 111 -;
getpgid 121 155; getsid 124 156; sched_yield 24 124; sched_getaffinity 204 123; sched_getparam 143 121;
sched_getscheduler 145 120; sched_get_priority_max 146 125; sched_get_priority_min 147 126; getpriority 140 141;
getcpu 309 168; clock_gettime 228 113; clock_getres 229 114; clock_nanosleep 230 115; nanosleep 35 101;
gettimeofday 96 169; time 201 -; getrusage 98 165; times 100 153; getrlimit 97 163; setrlimit 160 164;
prlimit64 302 261; sysinfo 99 179; uname 63 160; getrandom 318 278; exit 60 93; exit_group 231 94;
restart_syscall 219 128; poll 7 -; ppoll 271 73; select 23 -; pselect6 270 72; epoll_create 213 -;
epoll_create1 291 20; epoll_ctl 233 21; epoll_wait 232 -; epoll_pwait 281 22; epoll_pwait2 441 441; eventfd2 290 19;
pipe 22 -; pipe2 293 59; dup 32 23; dup2 33 -; dup3 292 24; fcntl 72 25; recvfrom 45 207; recvmsg 47 212;
sendto 44 206; sendmsg 46 211; recvmmsg 299 243; sendmmsg 307 269; shutdown 48 210; getsockopt 55 209;
setsockopt 54 208; getsockname 51 204; getpeername 52 205; socketpair 53 199; memfd_create 319 279; ftruncate 77 46;
fallocate 285 47; arch_prctl 158 -; setitimer 38 103; getitimer 36 102; alarm 37 -; timer_create 222 107;
timer_settime 223 110; timer_gettime 224 108; timer_delete 226 111; timerfd_create 283 85; timerfd_settime 286 86;
kill 62 129; tgkill 234 131; pidfd_send_signal 424 424; access 21 -; faccessat 269 48; faccessat2 439 439;
readlink 89 -; readlinkat 267 78; getdents64 217 61; getcwd 79 17; open 2 -; openat 257 56; statfs 137 43;
fstatfs 138 44; ioctl 16 29; prctl 157 167; clone 56 220; clone3 435 435; umask 95 166; utimensat 280 88;
get_mempolicy 239 236; mbind 237 235; mkdir 83 -; mkdirat 258 34; unlink 87 -; unlinkat 263 35; rename 82 -;
renameat 264 38; renameat2 316 276; chmod 90 -; fchmod 91 52; fchmodat 268 53; flock 73 32; fsync 74 82;
fdatasync 75 83; socket 41 198; connect 42 203; mlock 149 228; mlock2 325 284; munlock 150 229; set_mempolicy 238 237;
sched_setaffinity 203 122; sched_setscheduler 144 119; setpriority 141 140; fadvise64 221 223; pidfd_open 434 434;
wait4 61 260; waitid 247 95; fork 57 -; vfork 58 -; bind 49 200; listen 50 201; accept 43 202; accept4 288 242;
execve 59 221; execveat 322 281; ptrace 101 117; mount 165 40; umount2 166 39; move_mount 429 429; open_tree 428 428;
fsopen 430 430; fsconfig 431 431; fsmount 432 432; fspick 433 433; mount_setattr 442 442; pivot_root 155 41;
chroot 161 51; bpf 321 280; keyctl 250 219; add_key 248 217; request_key 249 218; userfaultfd 323 282;
perf_event_open 298 241; open_by_handle_at 304 265; name_to_handle_at 303 264; kexec_load 246 104;
kexec_file_load 320 294; init_module 175 105; finit_module 313 273; delete_module 176 106; unshare 272 97;
setns 308 268; process_vm_readv 310 270; process_vm_writev 311 271; process_madvise 440 440; io_uring_setup 425 425;
io_uring_enter 426 426; io_uring_register 427 427; pidfd_getfd 438 438; kcmp 312 272; personality 135 92; iopl 172 -;
ioperm 173 -; reboot 169 142; swapon 167 224; swapoff 168 225; acct 163 89; quotactl 179 60; settimeofday 164 170;
clock_settime 227 112; lookup_dcookie 212 18; fanotify_init 300 262; setuid 105 146; setgid 106 144;
setgroups 116 159; setresuid 117 147; setresgid 119 149; capset 126 91
"""


def numbers(machine: int) -> dict[str, int]:
    """Return name -> number for one of the machines."""
    rows = (row.split() for row in _TABLE.replace("\n", " ").split(";"))
    column = 1 if machine == X86_64 else 2
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}
