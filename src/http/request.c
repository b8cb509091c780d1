/*
 * request.c: from libmicrohttpd's connection to struct request.
 */
#include <arpa/inet.h>

#include "base/number.h"
#include "http/call.h"
#include "http/form.h"

struct str header_of(const struct call *call, const char *name)
{
    return str_of(MHD_lookup_connection_value(call->mhd, MHD_HEADER_KIND, name));
}

struct str request_header(const struct request *r, const char *name)
{
    return r->handle == NULL ? STR("") : header_of(r->handle, name);
}

static bool is_address(struct arena *a, struct str s)
{
    unsigned char bytes[16];
    const char *z = str_z(a, s);

    return s.n < 46 && (inet_pton(AF_INET, z, bytes) == 1 || inet_pton(AF_INET6, z, bytes) == 1);
}

static bool is_trusted(const struct call *call, struct str address)
{
    struct params proxies = call->server->options.trusted_proxies;

    for (size_t i = 0; i < proxies.n; i++) {
        if (str_eq(proxies.p[i].name, address))
            return true;
    }
    return false;
}

/*
 * Who asks. A proxy appends the address that it saw to X-Forwarded-For, so the list is read from its
 * end, and the first address that is no proxy of ours is the client; what stands before it the
 * client may have written itself.
 */
static void find_client(struct call *call)
{
    struct request *r = &call->req;

    r->client = str_of(call->conn->client);
    if (call->server->options.trusted_proxies.n == 0 || !is_trusted(call, r->client))
        return;
    struct str list = header_of(call, "X-Forwarded-For");

    while (list.n > 0) {
        const char *comma = memrchr(list.p, ',', list.n);
        size_t from = comma == NULL ? 0 : (size_t)(comma - list.p) + 1;
        struct str address = str_trim(str_sub(list, from, list.n));

        if (!is_address(&call->arena, address))
            break;
        r->client = address;
        if (!is_trusted(call, address) || comma == NULL)
            break;
        list = str_sub(list, 0, (size_t)(comma - list.p));
    }
    r->https = str_eq(header_of(call, "X-Forwarded-Proto"), STR("https"));
}

struct header_count {
    unsigned length, coding, host;
};

static enum MHD_Result count_header(void *with, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    struct header_count *n = with;
    struct str s = str_of(name);

    (void)kind;
    (void)value;
    n->length += str_eq_nocase(s, STR("Content-Length"));
    n->coding += str_eq_nocase(s, STR("Transfer-Encoding"));
    n->host += str_eq_nocase(s, STR("Host"));
    return MHD_YES;
}

/*
 * How long the body is. Two lengths, or a length and a coding, are how one server is made to see
 * another request than the proxy in front of it: refused.
 */
static int find_length(struct call *call)
{
    struct header_count n = { 0 };

    call->body_bytes = 0;
    MHD_get_connection_values(call->mhd, MHD_HEADER_KIND, count_header, &n);
    if (n.length + n.coding > 1 || n.host > 1) {
        call->body_bytes = -1; /* nobody knows: the connection ends with the answer */
        return 400;
    }
    if (n.coding == 1) {
        call->chunked = true;
        call->body_bytes = -1;
        return str_eq_nocase(header_of(call, "Transfer-Encoding"), STR("chunked")) ? 0 : 400;
    }
    if (n.length == 0 ||
        int_parse_range(header_of(call, "Content-Length"), 0, INT64_MAX, &call->body_bytes))
        return 0;
    call->body_bytes = -1;
    return 400;
}

static int or_first(int first, int second)
{
    return first != 0 ? first : second;
}

void request_begin(struct call *call, const char *method)
{
    struct request *r = &call->req;
    struct str m = str_of(method);
    int trouble = 0;

    r->handle = call;
    r->method = METHOD_OTHER;
    if (str_eq(m, STR("GET"))) {
        r->method = GET;
    } else if (str_eq(m, STR("HEAD"))) {
        r->method = GET;
        r->head = true;
    } else if (str_eq(m, STR("POST"))) {
        r->method = POST;
    } else {
        trouble = 405;
    }
    trouble = or_first(find_length(call), trouble);
    trouble = or_first(trouble, target_parse(&call->arena, call->target, &r->path, &r->query));
    if (r->path.n == 0)
        r->path = STR("/");
    trouble = or_first(trouble, form_parse(&call->arena, r->query, QUERY_MAX_FIELDS, &r->args));
    trouble = or_first(trouble,
                       cookies_parse(&call->arena, header_of(call, "Cookie"), &r->cookies));
    find_client(call);
    r->trouble = trouble;
}
