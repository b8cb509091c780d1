/*
 * api.h: registers as JSON under /api/v1/registers: definitions, lists, records, moves. Everything
 * goes through the functions of the pages (record.h, list.h), so that no rule holds for one and not
 * for the other.
 *
 * A record's values stand under "fields" by the names of its columns; tables are arrays of objects.
 * Persons, units and records are {"id", "name"}, and taken as the id alone, too. Personal fields
 * are there for those with the right, and never in lists.
 */
#ifndef REGISTER_API_H
#define REGISTER_API_H

#include "core/api.h"
#include "core/route.h"
#include "register/record.h"

#define REG_API "/api/v1/registers"

/* method, address, right, handler, scope, what it does, schema taken (or ""), schema given; "*" in
 * a schema's name stands for the register's. */
#define REG_API_OPS(OP)                                                                            \
    OP(GET, REG_API, SIGNED_IN, api_registers, NULL, "Registers that I may read", "", "Registers") \
    OP(GET, REG_API "/:register", REG_READ, api_register, scope_register,                          \
       "The definition: fields, states, moves", "", "Register")                                    \
    OP(GET, REG_API "/:register/records", REG_READ, api_records, scope_register,                   \
       "Records; the list's own parameters, ?offset=, ?limit=", "", "*_list")                      \
    OP(POST, REG_API "/:register/records", REG_CREATE, api_record_create, scope_register,          \
       "Make a record", "*_write", "*_record")                                                     \
    OP(GET, REG_API "/:register/records/:id", REG_READ, api_record, scope_record, "One record",    \
       "", "*_record")                                                                             \
    OP(POST, REG_API "/:register/records/:id", REG_EDIT, api_record_change, scope_record,          \
       "Change fields; the others stay", "*_write", "*_record")                                    \
    OP(POST, REG_API "/:register/records/:id/moves/:move", REG_READ, api_record_move, scope_move,  \
       "Move it to another state", "*_move", "*_record")                                           \
    OP(POST, REG_API "/:register/records/:id/remove", REG_REMOVE, api_record_remove, scope_record, \
       "Remove it, with a reason", "RecordRemove", "RecordRemoved")

#define REG_API_DECLARE(method, path, right, handle, scope, what, in, out) \
    enum status handle(struct ctx *c);
REG_API_OPS(REG_API_DECLARE)
#undef REG_API_DECLARE

extern const struct route register_api_routes[];

/* Members of "paths" and of "schemas" of /api/v1/openapi.json, for every register. */
void reg_openapi_paths(struct ctx *c, struct json *j);
void reg_openapi_schemas(struct ctx *c, struct json *j);

/* "fields" of a record; tables are read from the database. */
NODISCARD enum status api_put_fields(struct ctx *c, struct json *j, const struct record *r,
                                     bool personal, bool tables);
/* One record with everything; personal fields where the asker may, which is written down. */
NODISCARD enum status api_put_record(struct ctx *c, struct json *j, const struct record *r);
void api_put_words(struct json *j, const char *key, const struct words *w);

#endif
