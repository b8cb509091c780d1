/* table.h: brings the database to the definitions. */
#ifndef REGISTER_TABLE_H
#define REGISTER_TABLE_H

#include "register/def.h"

/* Makes and extends the tables of every register, each in a transaction, and lets the database
 * prepare every condition of those whose definition it has not seen yet. ST_INVALID: *why says
 * which definition, where, and what to do. Two processes may start at once. */
NODISCARD enum status reg_tables_bring(struct ctx *c, const struct reg_all *all, struct str *why);

#endif
