/*
 * listen.c: the socket that the server listens on, and what the service manager hears of us.
 *
 * Both of systemd's protocols are a few lines and stable (sd_listen_fds(3), sd_notify(3)); its
 * library would bring six others into every start.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/number.h"
#include "http/call.h"

enum { BACKLOG = 1024, FIRST_HANDED = 3 };

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

/* "127.0.0.1:8080", "[::1]:8080", "*:8080" and ":8080" (every address). */
static bool address_parse(struct arena *a, struct str s, union address *out, socklen_t *size)
{
    const char *colon = s.n == 0 ? NULL : memrchr(s.p, ':', s.n);
    int64_t port = 0;

    memset(out, 0, sizeof(*out));
    if (colon == NULL ||
        !int_parse_range(str_sub(s, (size_t)(colon - s.p) + 1, s.n), 0, 65535, &port))
        return false;
    struct str host = str_sub(s, 0, (size_t)(colon - s.p));

    if (host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']') {
        out->v6.sin6_family = AF_INET6;
        out->v6.sin6_port = htons((uint16_t)port);
        *size = sizeof(out->v6);
        return inet_pton(AF_INET6, str_z(a, str_sub(host, 1, host.n - 2)), &out->v6.sin6_addr) == 1;
    }
    out->v4.sin_family = AF_INET;
    out->v4.sin_port = htons((uint16_t)port);
    *size = sizeof(out->v4);
    if (host.n == 0 || str_eq(host, STR("*")))
        return true; /* INADDR_ANY is zero */
    if (str_eq(host, STR("localhost")))
        host = STR("127.0.0.1");
    return inet_pton(AF_INET, str_z(a, host), &out->v4.sin_addr) == 1;
}

static enum status say_why(struct arena *a, struct str *error, struct str address, int why)
{
    if (why == EADDRINUSE)
        *error = str_printf(a,
                            "Another program already listens on " STR_FMT
                            ". Stop it or choose another port with --listen.",
                            STR_ARG(address));
    else if (why == EACCES)
        *error = str_printf(a,
                            "The system does not let this user listen on " STR_FMT
                            ". Choose a port above 1023, or let systemd open the socket.",
                            STR_ARG(address));
    else if (why == EADDRNOTAVAIL)
        *error = str_printf(a, STR_FMT " is not an address of this machine.", STR_ARG(address));
    else
        *error =
            str_printf(a, "Cannot listen on " STR_FMT ": %s.", STR_ARG(address), strerror(why));
    return ST_INVALID;
}

static bool listens(int fd)
{
    int type = 0, accepts = 0;
    socklen_t size = sizeof(int);

    return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM &&
           getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &size) == 0 && accepts != 0;
}

/* How many descriptors systemd handed to this very process; said once, so that no child takes it
 * for its own. */
static int64_t handed(void)
{
    const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");
    int64_t whom = 0, n = 0;

    if (pid == NULL || fds == NULL || !int_parse_range(str_of(pid), 1, INT32_MAX, &whom) ||
        whom != getpid() || !int_parse_range(str_of(fds), 0, 1024, &n))
        n = 0;
    (void)unsetenv("LISTEN_PID");
    (void)unsetenv("LISTEN_FDS");
    (void)unsetenv("LISTEN_FDNAMES");
    return n;
}

/* A socket that systemd opened for us (socket activation); -1: none. */
static int inherited(void)
{
    int fd = FIRST_HANDED;

    if (handed() < 1 || !listens(fd) || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
        return -1;
    int flags = fcntl(fd, F_GETFL);

    return fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 ? fd : -1;
}

static unsigned port_of(int fd)
{
    union address at = { 0 };
    socklen_t size = sizeof(at);

    if (getsockname(fd, &at.any, &size) != 0)
        return 0;
    return ntohs(at.any.sa_family == AF_INET6 ? at.v6.sin6_port : at.v4.sin_port);
}

enum status listen_open(struct str address, int *out, unsigned *port, struct arena *a,
                        struct str *error)
{
    union address at;
    socklen_t size = 0;
    int yes = 1;
    int fd = inherited();

    if (fd >= 0) {
        *out = fd;
        *port = port_of(fd);
        return ST_OK;
    }
    if (!address_parse(a, address, &at, &size)) {
        *error = str_printf(a,
                            "\"" STR_FMT "\" is no address to listen on: write it as "
                            "127.0.0.1:8080 or [::1]:8080.",
                            STR_ARG(address));
        return ST_INVALID;
    }
    fd = socket(at.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return say_why(a, error, address, errno);
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (bind(fd, &at.any, size) != 0 || listen(fd, BACKLOG) != 0) {
        int why = errno;

        close(fd);
        return say_why(a, error, address, why);
    }
    *out = fd;
    *port = port_of(fd);
    return ST_OK;
}

/* The manager's socket is a path, or with '@' a name that is no file. */
void server_notify(const char *state)
{
    struct str to = str_of(getenv("NOTIFY_SOCKET"));
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int fd;

    if (to.n < 2 || to.n >= sizeof(at.sun_path) || (to.p[0] != '/' && to.p[0] != '@'))
        return;
    memcpy(at.sun_path, to.p, to.n);
    if (to.p[0] == '@')
        at.sun_path[0] = '\0';
    fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    (void)sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&at,
                 (socklen_t)(offsetof(struct sockaddr_un, sun_path) + to.n));
    (void)close(fd);
}
