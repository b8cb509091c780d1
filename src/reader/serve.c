/* serve.c: a child for each file. */
#include "reader/serve.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IN, OUT, FILES };

struct call {
    char text[CALL_MAX];
    char *words[CALL_WORDS];
    int fd[FILES];
};

/* Only the server writes to this socket: what is not as agreed is a fault of ours. */
static bool call_take(struct call *call)
{
    union {
        struct cmsghdr head;
        char bytes[CMSG_SPACE(sizeof(call->fd))];
    } more;
    struct iovec text = { call->text, sizeof(call->text) };
    struct msghdr m = {
        .msg_iov = &text, .msg_iovlen = 1, .msg_control = &more, .msg_controllen = sizeof(more)
    };
    ssize_t n = 0;

    do
        n = recvmsg(STDIN_FILENO, &m, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    struct cmsghdr *fds = n > 0 ? CMSG_FIRSTHDR(&m) : NULL;

    if (fds == NULL || (m.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 ||
        fds->cmsg_type != SCM_RIGHTS || fds->cmsg_len != CMSG_LEN(sizeof(call->fd)) ||
        call->text[n - 1] != '\0')
        return false;
    memcpy(call->fd, CMSG_DATA(fds), sizeof(call->fd));
    char *p = call->text;

    for (size_t i = 0; i < CALL_WORDS; i++) {
        call->words[i] = p < call->text + n ? p : NULL;
        p += call->words[i] == NULL ? 0 : strlen(p) + 1;
    }
    return true;
}

/* True when this process now has the two files and nothing else, and ends with its parent. */
static bool become_child(const struct call *call, pid_t parent)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent &&
           dup2(call->fd[IN], STDIN_FILENO) >= 0 && dup2(call->fd[OUT], STDOUT_FILENO) >= 0 &&
           close_range(STDERR_FILENO + 1, ~0U, 0) == 0;
}

void serve(void (*answer)(char *const words[CALL_WORDS]))
{
    static struct call call;
    const pid_t me = getpid();

    while (call_take(&call)) {
        int how = 0;
        pid_t child = fork();

        if (child == 0 && become_child(&call, me))
            answer(call.words);
        if (child <= 0)
            _exit(1);
        (void)close(call.fd[IN]);
        (void)close(call.fd[OUT]);
        while (waitpid(child, &how, 0) < 0 && errno == EINTR)
            continue;
        if (send(STDIN_FILENO, &how, sizeof(how), MSG_NOSIGNAL) != (ssize_t)sizeof(how))
            return;
    }
}
