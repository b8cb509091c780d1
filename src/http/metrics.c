/*
 * metrics.c: what the server has counted, as Prometheus reads it.
 */
#include "base/buf.h"
#include "base/time.h"
#include "http/call.h"
#include "http/metrics.h"

/* Upper ends of the buckets in microseconds; the last one is open. */
static const int bucket_end[LATENCY_BUCKETS] = { 100,   250,    500,    1000,    2500,    5000,
                                                 10000, 50000, 100000, 500000, 1000000, 0 };

/* Only the owner writes, so no locked instruction is needed. */
static void bump(atomic_ullong *counter, unsigned long long by)
{
    atomic_store_explicit(counter, atomic_load_explicit(counter, memory_order_relaxed) + by,
                          memory_order_relaxed);
}

void metrics_count(struct thread *t, const struct call *call, int64_t now)
{
    int64_t took = now - call->started;
    unsigned i = 0;

    while (i < LATENCY_BUCKETS - 1 && took > bucket_end[i])
        i++;
    bump(&t->count.latency[i], 1);
    bump(&t->count.latency_sum, (unsigned long long)took);
    bump(&t->count.requests[call->status / 100 % 6], 1);
    bump(&t->count.bytes, call->req.head ? 0 : call->sent);
    if (call->status == 304)
        bump(&t->count.not_modified, 1);
    if (call->answer_shared)
        bump(&t->count.ready, 1);
}

/* The sum over the threads of a counter that lies at this offset. */
static unsigned long long sum(const struct server *s, size_t offset)
{
    unsigned long long n = 0;

    for (unsigned i = 0; i < s->n_network; i++) {
        const char *at = (const char *)&s->thread[i].count + offset;

        n += atomic_load_explicit((const atomic_ullong *)(const void *)at, memory_order_relaxed);
    }
    return n;
}

static void head(struct buf *out, const char *name, const char *type, const char *help)
{
    buf_printf(out, "# HELP runut_%s %s\n# TYPE runut_%s %s\n", name, help, name, type);
}

static void one(struct buf *out, const char *name, const char *type, const char *help,
                unsigned long long v)
{
    head(out, name, type, help);
    buf_printf(out, "runut_%s %llu\n", name, v);
}

static void put_latency(const struct server *s, struct buf *out)
{
    unsigned long long n = 0;

    head(out, "http_request_seconds", "histogram", "Time from a request's line to its last byte.");
    for (size_t i = 0; i < LATENCY_BUCKETS; i++) {
        n += sum(s, offsetof(struct counters, latency) + i * sizeof(atomic_ullong));
        if (bucket_end[i] > 0)
            buf_printf(out, "runut_http_request_seconds_bucket{le=\"%g\"} %llu\n",
                       bucket_end[i] / 1e6, n);
        else
            buf_printf(out, "runut_http_request_seconds_bucket{le=\"+Inf\"} %llu\n", n);
    }
    buf_printf(out, "runut_http_request_seconds_sum %g\nrunut_http_request_seconds_count %llu\n",
               (double)sum(s, offsetof(struct counters, latency_sum)) / 1e6, n);
}

void server_metrics(const struct server *s, struct buf *out)
{
    head(out, "http_requests_total", "counter", "Answers by class of status.");
    for (size_t i = 1; i < 6; i++)
        buf_printf(out, "runut_http_requests_total{class=\"%zuxx\"} %llu\n", i,
                   sum(s, offsetof(struct counters, requests) + i * sizeof(atomic_ullong)));
    one(out, "http_sent_bytes_total", "counter", "Bytes of bodies sent.",
        sum(s, offsetof(struct counters, bytes)));
    one(out, "http_not_modified_total", "counter", "Answers 304.",
        sum(s, offsetof(struct counters, not_modified)));
    one(out, "http_ready_total", "counter", "Answers sent ready from the cache.",
        sum(s, offsetof(struct counters, ready)));
    one(out, "http_connections_total", "counter", "Connections accepted.",
        atomic_load(&s->connections));
    one(out, "http_overloaded_total", "counter", "Requests refused because all workers were busy.",
        atomic_load(&s->overloaded));
    one(out, "http_in_flight", "gauge", "Requests being served.", atomic_load(&s->in_flight));
    one(out, "http_workers_busy", "gauge", "Workers at work.", workers_busy(s->workers));
    put_latency(s, out);
}
