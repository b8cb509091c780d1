/* metrics.h: counts a request when it has been answered, on its network thread. */
#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H

#include <stdint.h>

struct thread;
struct call;

void metrics_count(struct thread *t, const struct call *call, int64_t now);

#endif
