/* test_listen.c: what systemd hands over at start and hears from us. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "http/call.h"

enum { HANDED = 3 };

static int socket_at_three(int type, unsigned *port)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof(at);
    int fd = socket(AF_INET, type, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&at, size) != 0 ||
        (type == SOCK_STREAM && listen(fd, 1) != 0) ||
        getsockname(fd, (struct sockaddr *)&at, &size) != 0 || dup2(fd, HANDED) != HANDED)
        _exit(2);
    *port = ntohs(at.sin_port);
    return HANDED;
}

/* In a process of its own, whose third descriptor is nobody's: whether the handed socket is taken.
 */
static bool is_taken(int type, int64_t pid_more, const char *fds)
{
    pid_t child = fork();
    int how = 0;

    if (child == 0) {
        struct arena a;
        struct str error = { 0 };
        char pid[24];
        unsigned port = 0, got = 0;
        int fd = -1;

        (void)socket_at_three(type, &port);
        (void)snprintf(pid, sizeof(pid), "%lld", (long long)getpid() + (long long)pid_more);
        (void)setenv("LISTEN_PID", pid, 1);
        (void)setenv("LISTEN_FDS", fds, 1);
        arena_init(&a);
        if (listen_open(STR("127.0.0.1:0"), &fd, &got, &a, &error) != ST_OK ||
            getenv("LISTEN_PID") != NULL || getenv("LISTEN_FDS") != NULL)
            _exit(2);
        arena_done(&a);
        _exit(fd == HANDED && got == port ? 1 : 0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how) && WEXITSTATUS(how) < 2);
    return WEXITSTATUS(how) == 1;
}

static void takes_the_socket_that_was_handed_over(void **state)
{
    (void)state;
    assert_true(is_taken(SOCK_STREAM, 0, "1"));
    assert_false(is_taken(SOCK_STREAM, 0, "0"));
    assert_false(is_taken(SOCK_STREAM, 0, "x"));
    assert_false(is_taken(SOCK_STREAM, 1, "1")); /* meant for another process */
    assert_false(is_taken(SOCK_DGRAM, 0, "1"));
}

/* Binds a socket of that name, lets the server say something, and returns what came. */
static struct str heard(struct str name, char *into, size_t size)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    ssize_t n;

    memcpy(at.sun_path, name.p, name.n);
    if (name.p[0] == '@')
        at.sun_path[0] = '\0';
    assert_int_equal(bind(fd, (struct sockaddr *)&at,
                          (socklen_t)(offsetof(struct sockaddr_un, sun_path) + name.n)),
                     0);
    (void)setenv("NOTIFY_SOCKET", name.p, 1);
    server_notify("READY=1");
    n = recv(fd, into, size, MSG_DONTWAIT);
    (void)close(fd);
    return (struct str){ into, n > 0 ? (size_t)n : 0 };
}

static void tells_the_service_manager(void **state)
{
    char folder[] = "/tmp/runut-listen-XXXXXX", path[64], name[64], into[32];

    (void)state;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof(path), "%s/notify", folder);
    (void)snprintf(name, sizeof(name), "@%s", folder);
    assert_true(str_eq(heard(str_of(path), into, sizeof(into)), STR("READY=1")));
    assert_true(str_eq(heard(str_of(name), into, sizeof(into)), STR("READY=1")));
    (void)unlink(path);
    (void)rmdir(folder);
    server_notify("READY=1"); /* nobody listens any more */
    (void)unsetenv("NOTIFY_SOCKET");
    server_notify("READY=1"); /* no manager */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_socket_that_was_handed_over),
        cmocka_unit_test(tells_the_service_manager),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
