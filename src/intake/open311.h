/*
 * open311.h: Open311 GeoReport v2 over the register of complaints: programs of others file a
 * complaint and read how it stands.
 *
 * /open311/v2/discovery, services, services/CODE, requests (GET and POST), requests/ID, tokens/ID;
 * each as .json and as .xml. A service is a topic of the register.
 *
 * The service_request_id of what was filed is the secret code of its receipt: whoever has it reads
 * the state and the answer. What is listed without a code is another view under another id: only
 * complaints whose complainant agreed and whose summary an officer wrote, with that summary and
 * nothing that was typed by the public.
 */
#ifndef INTAKE_OPEN311_H
#define INTAKE_OPEN311_H

#include "base/json.h"
#include "core/route.h"
#include "register/record.h"

#define GEO_DAYS 90      /* a list without other bounds reaches so far back, and no list further */
#define GEO_REQUESTS 500 /* of one list */

extern const struct route open311_routes[];

/* ── the answer: one list of flat things, in either form ── */

struct geo {
    struct ctx *c;
    bool xml;
    struct json j;
    struct buf b;
    const char *root, *item;
};

/* By the ending of the address: ".xml", else ".json". */
bool geo_is_xml(const struct ctx *c);
/* The last part of the path without ".json" or ".xml". */
struct str geo_name(const struct ctx *c, const char *arg);
void geo_begin(struct geo *g, struct ctx *c, const char *root, const char *item);
void geo_open(struct geo *g);
void geo_text(struct geo *g, const char *name, struct str v);      /* empty: null */
void geo_word(struct geo *g, const char *name, const char *plain); /* true, false, a number */
void geo_close(struct geo *g);
enum status geo_send(struct geo *g, int status);
/* [{"code":..,"description":..}] with that HTTP status. */
enum status geo_error(struct ctx *c, int status, const char *key);
enum status geo_send_bytes(struct ctx *c, int status, struct str body);

/* ── the register ── */

/* ST_NOT_FOUND where there is no such register, or it has no public face: then answered. Checks
 * jurisdiction_id, too. From here on the program acts for somebody without an account. */
NODISCARD enum status geo_enter(struct ctx *c, const struct reg_def **def);
/* The option of the topic; NULL: no such service. */
const struct reg_option *geo_service(const struct reg_def *def, struct str code);

enum status geo_requests_show(struct ctx *c);
enum status geo_request_show(struct ctx *c);
enum status geo_request_send(struct ctx *c);
enum status geo_token_show(struct ctx *c);

#endif
