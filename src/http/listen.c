/*
 * listen.c: the socket that the server listens on, and what the service manager hears of us.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "base/number.h"
#include "http/call.h"

enum { BACKLOG = 1024 };

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
        *error = str_printf(a, "Cannot listen on " STR_FMT ": %s.", STR_ARG(address),
                            strerror(why));
    return ST_INVALID;
}

/* A socket that systemd opened for us (socket activation); -1: none. */
static int inherited(void)
{
    if (sd_listen_fds(1) < 1 ||
        sd_is_socket(SD_LISTEN_FDS_START, AF_UNSPEC, SOCK_STREAM, 1) <= 0)
        return -1;
    int flags = fcntl(SD_LISTEN_FDS_START, F_GETFL);

    return fcntl(SD_LISTEN_FDS_START, F_SETFL, flags | O_NONBLOCK) == 0 ? SD_LISTEN_FDS_START : -1;
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

void server_notify(const char *state)
{
    (void)sd_notify(0, state);
}
