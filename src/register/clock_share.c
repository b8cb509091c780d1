/* clock_share.c: how often the term of a register was kept. */
#include "register/clock_share.h"

#include "register/sql.h"

enum status clock_share_of(struct ctx *c, const struct reg_def *def, struct str clock,
                           const struct reg_field *ref, int64_t ref_id, struct str from,
                           struct clock_share *out)
{
    struct db_rows rows = { 0 };
    struct stmt s;
    enum status st;

    stmt_init(&s, c);
    stmt_put(
        &s,
        "SELECT COUNT(*) FILTER (WHERE k.state = 'met'), COUNT(*) FROM record_clock AS k JOIN ");
    stmt_name(&s, sql_table(c->arena, def));
    stmt_put(&s, " AS r ON r.id = k.record_id WHERE k.state IN ('met', 'missed') AND k.unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND k.register = ");
    (void)stmt_text(&s, def->name);
    stmt_put(&s, " AND k.clock = ");
    (void)stmt_text(&s, clock);
    stmt_put(&s, " AND k.stopped_on >= ");
    (void)stmt_text(&s, from);
    if (ref != NULL) {
        stmt_put(&s, " AND r.");
        stmt_name(&s, ref->name);
        stmt_put(&s, " = ");
        (void)stmt_int(&s, ref_id);
    }
    stmt_col(&s, DB_INT);
    stmt_col(&s, DB_INT);
    st = stmt_run(&s, &rows, NULL);
    if (st == ST_OK && rows.n_rows == 1)
        *out = (struct clock_share){ rows.cell[0].i, rows.cell[1].i };
    return st;
}
