/*
 * scope.h: the scopes of routes under /register/:register and /register/:register/:id.
 *
 * They find the definition (c->reg) and the record (c->record), and say which roles hold REG_READ
 * and the others here (c->reg_roles). What is unknown, of another unit, or not to be known of by
 * the asker is ST_NOT_FOUND.
 */
#ifndef REGISTER_SCOPE_H
#define REGISTER_SCOPE_H

#include "register/record.h"

/* Lists and forms for new records: where owners may read or create, everybody is let in. */
enum status scope_register(struct ctx *c);
enum status scope_record(struct ctx *c);
/* And :move: ST_DENIED for one that the asker may not make, now or ever. */
enum status scope_move(struct ctx *c);

/* Whether the asker may read records of others, too. */
bool reg_reads_all(const struct ctx *c, const struct reg_def *def);
/* Whether the asker may see its list at all. */
bool reg_lets_in(const struct ctx *c, const struct reg_def *def);

#endif
