/* scope.c: what the path names, and who may what with it. */
#include "register/scope.h"

#include "core/app.h"

#define EVERY_ROLE ((UINT32_C(1) << 30) - 1)

/* Of a register, before any record: owners are let in to read and to create, and find their own. */
static uint32_t roles_of(uint32_t who, enum right right)
{
    if ((who & REG_WHO_OF_ONE) != 0 && (right == REG_READ || right == REG_CREATE))
        return EVERY_ROLE;
    return who & EVERY_ROLE;
}

static void fill_roles(struct ctx *c, const struct reg_def *def, const struct record *r)
{
    const uint32_t who[REG_RIGHTS] = { def->read,   def->create,   def->edit,
                                       def->remove, def->personal, def->manage };

    for (int i = 0; i < REG_RIGHTS; i++) {
        if (r == NULL)
            c->reg_roles[i] = roles_of(who[i], (enum right)(REG_READ + i));
        else
            c->reg_roles[i] = reg_may(c, def, who[i], r) ? EVERY_ROLE : 0;
    }
}

bool reg_reads_all(const struct ctx *c, const struct reg_def *def)
{
    return reg_may(c, def, def->read & ~REG_WHO_OF_ONE, NULL);
}

bool reg_lets_in(const struct ctx *c, const struct reg_def *def)
{
    return (def->read & REG_WHO_OF_ONE) != 0 || reg_reads_all(c, def);
}

enum status scope_register(struct ctx *c)
{
    const struct reg_def *def = reg_find(c->app, path_str(c, "register"));

    if (def == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    c->reg = def;
    fill_roles(c, def, NULL);
    return ST_OK;
}

enum status scope_record(struct ctx *c)
{
    struct record *r = arena_new(c->arena, struct record);
    enum status s = scope_register(c);

    if (s == ST_OK)
        s = record_find(c, c->reg, path_i64(c, "id"), r);
    if (s != ST_OK)
        return s;
    c->record = r;
    fill_roles(c, c->reg, r);
    return ST_OK;
}

enum status scope_move(struct ctx *c)
{
    enum status s = scope_record(c);

    if (s != ST_OK)
        return s;
    const struct reg_move *m = reg_move(c->reg, path_str(c, "move"));

    if (m == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    return reg_may(c, c->reg, m->by, c->record) ? ST_OK : refuse(c, ST_DENIED, "error.denied");
}
