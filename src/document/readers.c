/* readers.c: readers that wait, the last one on top: what is not needed grows cold together. */
#include "document/readers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/time.h"
#include "core/app.h"
#include "reader/serve.h"

#define MOST_WAITING 4

struct readers {
    const char *tool;
    pthread_mutex_t lock;
    struct reader waiting[MOST_WAITING];
    size_t n;
    bool told;
};

struct readers *readers_new(struct arena *a, const char *tool)
{
    struct readers *rs = arena_new(a, struct readers);

    rs->tool = tool;
    (void)pthread_mutex_init(&rs->lock, NULL);
    return rs;
}

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

static void actions_free(posix_spawn_file_actions_t *actions)
{
    (void)posix_spawn_file_actions_destroy(actions);
}

static bool spawn(const char *tool, int in, pid_t *pid)
{
    static char locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC0", name[] = "runut-reader";
    char *argv[] = { name, NULL }, *env[] = { locale, zone, NULL };
    CLEANUP(actions_free) posix_spawn_file_actions_t actions;

    if (posix_spawn_file_actions_init(&actions) != 0)
        abort();
    int bad = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);

    bad |= posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    bad |= posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bad |= posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    return bad == 0 && posix_spawn(pid, tool, &actions, NULL, argv, env) == 0;
}

static bool start(const struct readers *rs, struct reader *out)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    CLEANUP(fd_close) int theirs = ends[1];
    *out = (struct reader){ 0, ends[0] };
    if (spawn(rs->tool, theirs, &out->pid))
        return true;
    (void)close(out->fd);
    return false;
}

/* Its child, if it has one, ends with it. */
static void end(struct reader *r)
{
    (void)close(r->fd);
    (void)kill(r->pid, SIGKILL);
    while (waitpid(r->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static bool take_waiting(struct readers *rs, struct reader *out)
{
    (void)pthread_mutex_lock(&rs->lock);
    bool any = rs->n > 0;

    if (any)
        *out = rs->waiting[--rs->n];
    (void)pthread_mutex_unlock(&rs->lock);
    return any;
}

void readers_rest(struct readers *rs)
{
    struct reader r;

    while (rs != NULL && take_waiting(rs, &r))
        end(&r);
}

bool readers_first(struct readers *rs)
{
    (void)pthread_mutex_lock(&rs->lock);
    bool first = !rs->told;

    rs->told = true;
    (void)pthread_mutex_unlock(&rs->lock);
    return first;
}

static bool tell(const struct reader *r, char *words, size_t n, const int fd[2])
{
    union {
        struct cmsghdr head;
        char bytes[CMSG_SPACE(2 * sizeof(int))];
    } more = { 0 };
    struct iovec io = { words, n };
    struct msghdr m = {
        .msg_iov = &io, .msg_iovlen = 1, .msg_control = &more, .msg_controllen = sizeof(more)
    };

    more.head.cmsg_level = SOL_SOCKET;
    more.head.cmsg_type = SCM_RIGHTS;
    more.head.cmsg_len = CMSG_LEN(2 * sizeof(int));
    memcpy(CMSG_DATA(&more.head), fd, 2 * sizeof(int));
    return sendmsg(r->fd, &m, MSG_NOSIGNAL) == (ssize_t)n;
}

/* One behind the other, each with its NUL; 0: too long. */
static size_t join(const char *const words[], char text[CALL_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < CALL_WORDS && words[i] != NULL; i++) {
        size_t more = strlen(words[i]) + 1;

        if (n + more > CALL_MAX)
            return 0;
        memcpy(text + n, words[i], more);
        n += more;
    }
    return n;
}

bool readers_call(struct readers *rs, const char *const words[], const int fd[2],
                  struct reader *out)
{
    char text[CALL_MAX];
    size_t n = join(words, text);

    if (n == 0)
        return false;
    while (take_waiting(rs, out)) {
        if (tell(out, text, n, fd))
            return true;
        end(out); /* somebody killed it while it waited */
    }
    if (!start(rs, out))
        return false;
    if (tell(out, text, n, fd))
        return true;
    end(out);
    return false;
}

/* True when its child has ended. */
static bool take_end(const struct reader *r, int64_t until, int *how)
{
    struct pollfd p = { .fd = r->fd, .events = POLLIN };
    int ready = 0;

    do {
        int64_t left = until - time_mono();

        ready = poll(&p, 1, left > 0 ? (int)(left / 1000) + 1 : 0);
    } while (ready < 0 && errno == EINTR);
    return ready > 0 && recv(r->fd, how, sizeof(*how), 0) == (ssize_t)sizeof(*how);
}

static bool keep(struct readers *rs, const struct reader *r)
{
    (void)pthread_mutex_lock(&rs->lock);
    bool room = rs->n < MOST_WAITING;

    if (room)
        rs->waiting[rs->n++] = *r;
    (void)pthread_mutex_unlock(&rs->lock);
    return room;
}

int reader_done(struct readers *rs, struct reader *r, int64_t until)
{
    int how = SIGKILL;

    if (!take_end(r, until, &how) || !WIFEXITED(how) || !keep(rs, r))
        end(r);
    return how;
}

static enum status rest(struct ctx *c)
{
    readers_rest(c->app->readers);
    return ST_OK;
}

const struct job_tick reader_ticks[] = {
    { "readers", MINUTE, rest },
    { NULL, 0, NULL },
};
