/* list_way.c: which rows a list has, as a statement says it. */
#include "register/list_way.h"

#include "core/listing.h"
#include "document/search.h"
#include "register/asked.h"
#include "register/sql.h"

/* Where no index helps, rows are gathered as they lie, and not as an index happens to have them. */
#define AS_THEY_LIE " AND likelihood(id > 0, 0.9)"

/* A column that is compared; with + before it SQLite looks for no index. */
static void put_compared(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                         const struct reg_field *f, const char *name)
{
    bool leads = f != NULL && f == q->order;

    stmt_put(s, way->in_order && !leads ? " AND +r." : " AND r.");
    if (f != NULL)
        stmt_name(s, f->name);
    else
        stmt_put(s, name);
}

static void put_state(struct stmt *s, const struct reg_list_query *q, const struct list_way *way)
{
    bool first = true;

    if (q->state == -1)
        return;
    put_compared(s, q, way, NULL, "state");
    if (q->state >= 0) {
        stmt_put(s, " = ");
        (void)stmt_text(s, q->def->state[q->state].name);
        return;
    }
    stmt_put(s, " IN (");
    for (size_t i = 0; i < q->def->n_state; i++) {
        if (q->def->state[i].kind == STATE_KIND_DONE || q->def->state[i].kind == STATE_KIND_ENDED)
            continue;
        stmt_put(s, first ? "" : ", ");
        (void)stmt_text(s, q->def->state[i].name);
        first = false;
    }
    stmt_put(s, first ? "'')" : ")");
}

/* Texts are found by what they hold, without regard to case. */
static void put_text_cond(struct stmt *s, const struct list_cond *cond)
{
    stmt_put(s, " AND LOWER(r.");
    stmt_name(s, cond->field->name);
    stmt_put(s, ") LIKE ");
    (void)stmt_text(s, like_words(s->c->arena, cond->typed));
    stmt_put(s, " ESCAPE '!'");
}

static void put_cond(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                     const struct list_cond *cond)
{
    const struct reg_field *f = cond->field;
    bool text = f->type == FIELD_TEXT || f->type == FIELD_LONGTEXT || f->type == FIELD_ADDRESS;

    if (text && cond->op == COND_IS) {
        put_text_cond(s, cond);
        return;
    }
    put_compared(s, q, way, f, NULL);
    switch (cond->op) {
    case COND_FROM:
        stmt_put(s, " >= ");
        break;
    case COND_TO:
        stmt_put(s, " <= ");
        break;
    case COND_FILLED:
        stmt_put(s, " IS NOT NULL");
        return;
    case COND_EMPTY:
        stmt_put(s, " IS NULL");
        return;
    case COND_HAS:
        stmt_put(s, " LIKE ");
        (void)stmt_text(s, str_printf(s->c->arena, "%% " STR_FMT " %%", STR_ARG(cond->value.s)));
        return;
    case COND_IS:
    default:
        stmt_put(s, " = ");
        break;
    }
    (void)stmt_value(s, cond->value);
}

struct bound {
    const struct reg_field *on; /* NULL: the day on which it was made */
    const char *op;
    struct str date;
    bool next_day;
};

/* A bound of a period: dates compare as text, times as instants of the unit's zone. */
static void put_bound(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                      const struct bound *b)
{
    int32_t day = 0;

    if (b->date.n == 0 || !date_parse(b->date, &day))
        return;
    if (b->next_day)
        day++;
    put_compared(s, q, way, b->on, "created_on");
    stmt_put(s, b->op);
    if (b->on != NULL && b->on->type == FIELD_TIME)
        (void)stmt_int(s, time_from_civil(day_civil(day), (int)s->c->who.zone));
    else
        (void)stmt_text(s, date_iso(s->c->arena, day));
}

/* A condition of the definition, as it is or where no index is looked for. */
static void put_expr(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                     const struct expr *e, bool now)
{
    stmt_put(s, way->in_order ? " AND CASE WHEN " : " AND ");
    stmt_expr(s, q->def, e, "r", now);
    stmt_put(s, way->in_order ? " THEN 1 END = 1" : "");
}

/* Of a stock: those that have not left before the month. */
static void put_still_there(struct stmt *s, const struct reg_list_query *q,
                            const struct list_way *way, struct str first)
{
    const struct reg_field *until = q->measure->until;

    stmt_put(s, " AND (r.");
    stmt_name(s, until->name);
    stmt_put(s, " IS NULL OR (1 = 1");
    put_bound(s, q, way, &(const struct bound){ until, " >= ", first, false });
    stmt_put(s, "))");
}

/* The records that a figure counts in that month; of a percent all that it counts, so that one sees
 * what is missing. */
static void put_measure(struct stmt *s, const struct reg_list_query *q, const struct list_way *way)
{
    const struct reg_measure *m = q->measure;
    int64_t year = 0, month = 0;

    if (m == NULL || !int_parse(str_sub(q->month, 0, 4), &year) ||
        !int_parse(str_sub(q->month, 5, 2), &month))
        return;
    struct str first =
        date_iso(s->c->arena, day_of((int)year, m->span == SPAN_MONTH ? (int)month : 1, 1));
    struct str last =
        date_iso(s->c->arena, day_of((int)year, (int)month, days_in_month((int)year, (int)month)));
    const struct reg_field *on = m->on != NULL ? m->on : q->def->on;

    if (m->where.text.n > 0)
        put_expr(s, q, way, &m->where, false);
    if (m->average) {
        stmt_put(s, " AND ");
        stmt_expr(s, q->def, &m->value, "r", false);
        stmt_put(s, " IS NOT NULL");
    }
    if (m->span != SPAN_ALL)
        put_bound(s, q, way, &(const struct bound){ on, " >= ", first, false });
    put_bound(s, q, way, &(const struct bound){ on, " < ", last, true });
    if (m->span == SPAN_ALL && m->until != NULL)
        put_still_there(s, q, way, date_iso(s->c->arena, day_of((int)year, (int)month, 1)));
}

enum status list_way_of(struct ctx *c, const struct reg_list_query *q, struct list_way *out)
{
    *out = (struct list_way){ .records = STR("") };
    if (q->words.n == 0)
        return ST_OK;
    out->documents = search_question(c->arena, c->who.unit_id, q->words);
    return asked_words(c, q->words, &out->records);
}

/* The records whose own words match, and those of whose files one does. */
static void put_found(struct stmt *s, const struct reg_list_query *q, const struct list_way *way)
{
    if (q->n_file == 0) {
        stmt_put(s, "record_fts(");
        (void)stmt_text(s, way->records);
        stmt_put(s, ") AS f CROSS JOIN ");
        return;
    }
    stmt_put(s, "(SELECT w.rowid AS rowid FROM record_fts(");
    (void)stmt_text(s, way->records);
    stmt_put(s, ") AS w UNION SELECT p.subject_id FROM proof p WHERE p.unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
    stmt_put(s, " AND p.subject = 'record' AND p.note IN (");
    for (size_t i = 0; i < q->n_file; i++) {
        stmt_put(s, i > 0 ? ", " : "");
        (void)stmt_text(s, q->file[i]->name);
    }
    stmt_put(s, ") AND p.document_id IN (SELECT d.rowid FROM document_fts(");
    (void)stmt_text(s, way->documents);
    stmt_put(s, ") AS d)) AS f CROSS JOIN ");
}

/* Each is looked up by itself: behind a LIMIT, which they never reach, the database looks for no
 * index that has the list's conditions. */
static void put_only(struct stmt *s, const struct list_way *way)
{
    if (way->only == NULL)
        return;
    stmt_put(s, " AND id IN (");
    stmt_ints(s, way->only, LIST_ONLY_MOST);
    stmt_put(s, ") LIMIT ");
    (void)stmt_int(s, LIST_ONLY_MOST);
}

/* The index of words is walked from the newest of them to the oldest: looked for one by one, each
 * would have it walked from its beginning. */
static void put_between(struct stmt *s, const struct list_way *way)
{
    int64_t least = INT64_MAX, most = 0;

    if (way->only == NULL)
        return;
    for (size_t i = 0; i < way->only->n; i++) {
        least = way->only->at[i] < least ? way->only->at[i] : least;
        most = way->only->at[i] > most ? way->only->at[i] : most;
    }
    stmt_put(s, " AND f.rowid >= ");
    (void)stmt_int(s, least);
    stmt_put(s, " AND f.rowid <= ");
    (void)stmt_int(s, most);
}

/*
 * "(SELECT * FROM record_X WHERE unit_id = $1) AS r WHERE 1 = 1 AND ..." : definition's conditions
 * see only the unit. A search begins at the index of words, which gives the newest first by itself;
 * CROSS JOIN keeps SQLite to that order.
 */
void list_put_rows(struct stmt *s, const struct reg_list_query *q, const struct list_way *way)
{
    bool found = way->records.n > 0;

    stmt_put(s, " FROM ");
    if (found)
        put_found(s, q, way);
    stmt_put(s, "(SELECT * FROM ");
    stmt_name(s, sql_table(s->c->arena, q->def));
    stmt_put(s, " WHERE unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
    stmt_put(s, way->gathered ? AS_THEY_LIE : "");
    put_only(s, way);
    stmt_put(s, found ? ") AS r WHERE r.id = f.rowid" : ") AS r WHERE 1 = 1");
    if (!found && q->words.n > 0)
        stmt_put(s, " AND 1 = 0"); /* nothing of it is a word */
    if (found)
        put_between(s, way);
    sql_guard(s, q->def);
    put_state(s, q, way);
    if (q->filter != NULL)
        put_expr(s, q, way, &q->filter->where, true);
    for (size_t i = 0; i < q->n_cond; i++)
        put_cond(s, q, way, &q->cond[i]);
    put_measure(s, q, way);
    put_bound(s, q, way, &(const struct bound){ q->def->on, " >= ", q->from, false });
    put_bound(s, q, way, &(const struct bound){ q->def->on, " < ", q->until, true });
}

void list_put_order(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                    bool inner)
{
    stmt_put(s, " ORDER BY ");
    if (way->records.n > 0 && !q->ordered) {
        stmt_put(s, inner ? "f.rowid DESC" : "r.id DESC");
        return;
    }
    const char *sorted = way->gathered && inner ? "+r." : "r.";

    if (q->order != NULL) {
        stmt_put(s, sorted);
        stmt_name(s, q->order->name);
        stmt_put(s, q->desc ? " DESC NULLS LAST, " : " NULLS FIRST, ");
    }
    stmt_put(s, sorted);
    stmt_put(s, q->desc ? "id DESC" : "id");
}

void list_put_part(struct stmt *s, const struct list_part *part)
{
    stmt_put(s, " LIMIT ");
    (void)stmt_int(s, part->max);
    stmt_put(s, " OFFSET ");
    (void)stmt_int(s, part->skip);
}
