/*
 * agent.h: which browser it was, in words for its owner: "Firefox di Windows".
 *
 * Made of fixed words only. What a browser says of itself is written by whoever sends it, and would
 * otherwise stand in mails that go out in the office's name.
 */
#ifndef CORE_AGENT_H
#define CORE_AGENT_H

#include "html/out.h"

/* `agent`: the User-Agent header, at most 200 bytes of it; empty or unknown: "peramban lain". */
struct str agent_show(struct arena *a, enum lang lang, struct str agent);

#endif
