/* unit.h: the tree of offices. */
#ifndef CORE_UNIT_H
#define CORE_UNIT_H

#include "core/ctx.h"

#define UNIT_NAME_MAX 160
#define UNIT_CODE_MAX 20
#define UNITS_MAX 2000

struct unit_import {
    int64_t added, changed;
    size_t bad_line; /* with ST_INVALID: where, and the message in c->failure */
};

/* Reads code,parent,level,name,short_name,zone (a parent before its children), inside the caller's
 * transaction. Units that exist get the new name and zone; none is removed. */
NODISCARD enum status unit_import(struct ctx *c, struct str csv, struct unit_import *result);

struct unit_new {
    struct str code, name, short_name, level;
    int64_t parent_id; /* 0: the top */
    int zone;
};

/* Makes a unit inside the caller's transaction; the caller audits. */
NODISCARD enum status unit_make(struct ctx *c, const struct unit_new *n, int64_t *id);

bool unit_code_good(struct str code); /* letters, digits, '.' and '-', at most UNIT_CODE_MAX */
/* "18" for a code like "1811": the code of the level above by KPU's numbering; empty for the top.
 */
struct str unit_code_above(struct str code);

#endif
