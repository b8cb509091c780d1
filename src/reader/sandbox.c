/* sandbox.c: limits, Landlock, seccomp, in this order; each is enough to stop most of what may
 * come. */
#include "reader/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/status.h"

#define MAX_MEMORY ((rlim_t)1 << 30)

static bool limits_set(rlim_t seconds)
{
    const struct {
        __rlimit_resource_t what;
        rlim_t most;
    } limits[] = {
        { RLIMIT_CPU, seconds }, { RLIMIT_AS, MAX_MEMORY }, { RLIMIT_FSIZE, 0 },
        { RLIMIT_NOFILE, 32 },   { RLIMIT_NPROC, 0 },       { RLIMIT_CORE, 0 },
    };

    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        struct rlimit l = { limits[i].most, limits[i].most };

        if (setrlimit(limits[i].what, &l) != 0)
            return false;
    }
    return true;
}

static void allow_reading(int ruleset, const char *folder)
{
    int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = fd,
    };

    if (fd < 0)
        return; /* this machine has no such fonts */
    (void)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    (void)close(fd);
}

/* True when the kernel now keeps every file but the fonts away. */
static bool landlock_close(bool fonts)
{
    static const char *const folders[] = { "/usr/share/fonts",      "/usr/local/share/fonts",
                                           "/usr/share/poppler",    "/etc/fonts",
                                           "/usr/share/fontconfig", "/var/cache/fontconfig" };
    /* The thirteen rights of the first version, which every Landlock knows. */
    struct landlock_ruleset_attr attr = { .handled_access_fs = (UINT64_C(1) << 13) - 1 };
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
    bool closed = false;

    if (ruleset < 0)
        return false;
    for (size_t i = 0; fonts && i < ARRAY_LEN(folders); i++)
        allow_reading(ruleset, folders[i]);
    closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    (void)close(ruleset);
    return closed;
}

/* What computing on memory, and reading and writing what is open, take. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(fcntl),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(sched_yield),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_getaffinity),
};

/* Asked by libraries that live well without an answer. */
static const int refused[] = {
    SCMP_SYS(ioctl),  SCMP_SYS(prlimit64), SCMP_SYS(getrlimit),
    SCMP_SYS(getcwd), SCMP_SYS(fadvise64),
};

/* Asked about files by name: about fonts with an answer, else "no such file". */
static const int by_name[] = {
    SCMP_SYS(newfstatat), SCMP_SYS(stat),       SCMP_SYS(lstat),    SCMP_SYS(access),
    SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(statfs),     SCMP_SYS(getdents64), SCMP_SYS(statx),
};

/* O_TMPFILE has the bit of O_DIRECTORY in it, which reading a folder needs. */
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

static int rules_of_files(scmp_filter_ctx filter, bool fonts)
{
    int bad = 0;

    for (size_t i = 0; i < ARRAY_LEN(by_name); i++)
        bad |= seccomp_rule_add(filter, fonts ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(ENOENT), by_name[i],
                                0);
    if (fonts) {
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING, 0));
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                                SCMP_A1(SCMP_CMP_MASKED_EQ, WRITING, 0));
        return bad;
    }
    bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING, 0));
    bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), SCMP_SYS(open), 1,
                            SCMP_A1(SCMP_CMP_MASKED_EQ, WRITING, 0));
    return bad;
}

static void filter_free(scmp_filter_ctx *f)
{
    if (*f != NULL)
        seccomp_release(*f);
}

static bool seccomp_close(bool fonts)
{
    CLEANUP(filter_free) scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int bad = 0;

    if (filter == NULL)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(allowed); i++)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; i < ARRAY_LEN(refused); i++)
        bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOTTY), refused[i], 0);
    /* Memory may be data or code, never made into code. */
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    /* abort() and raise() end the process by a signal to itself. */
    bad |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
    bad |= rules_of_files(filter, fonts);
    return bad == 0 && seccomp_load(filter) == 0;
}

bool sandbox_close(bool fonts, unsigned seconds)
{
    if (!limits_set(seconds) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return false;
    bool landlocked = landlock_close(fonts);

    return seccomp_close(fonts && landlocked);
}
