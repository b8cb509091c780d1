/*
 * list.c: the rows of a list.
 *
 * The inner SELECT finds the ids in the order of an index and cuts the page out; the outer one
 * reads those rows and the names they refer to. Nothing is counted that record_count knows already,
 * and a filtered list or a search up to a cap only, which is then its last page, too.
 */
#include "register/list.h"

#include "core/listing.h"
#include "document/search.h"
#include "register/asked.h"
#include "register/queries.h"
#include "register/sql.h"

/* ── which rows ── */

/*
 * How they are come by. SQLite guesses that a range holds few rows, gathers them and sorts: a
 * second for a page of a long list. What has been counted is better known here. Of many, the
 * order's own index soon meets a page full; few are quickly gathered. PostgreSQL knows such things
 * itself.
 */
struct way {
    struct str records, documents; /* asked for; empty where nothing is searched for */
    bool in_order;                 /* along the order's index, whatever the conditions have */
    bool gathered;                 /* by the conditions, then sorted */
};

/* Where no index helps, rows are gathered as they lie, and not as an index happens to have them. */
#define AS_THEY_LIE " AND likelihood(id > 0, 0.9)"

/* A column that is compared; with + before it SQLite looks for no index. */
static void put_compared(struct stmt *s, const struct reg_list_query *q, const struct way *way,
                         const struct reg_field *f, const char *name)
{
    bool leads = f != NULL && f == q->order;

    stmt_put(s, way->in_order && !leads ? " AND +r." : " AND r.");
    if (f != NULL)
        stmt_name(s, f->name);
    else
        stmt_put(s, name);
}

static void put_state(struct stmt *s, const struct reg_list_query *q, const struct way *way)
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

static void put_cond(struct stmt *s, const struct reg_list_query *q, const struct way *way,
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
static void put_bound(struct stmt *s, const struct reg_list_query *q, const struct way *way,
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
static void put_expr(struct stmt *s, const struct reg_list_query *q, const struct way *way,
                     const struct expr *e, bool now)
{
    stmt_put(s, way->in_order ? " AND CASE WHEN " : " AND ");
    stmt_expr(s, q->def, e, "r", now);
    stmt_put(s, way->in_order ? " THEN 1 END = 1" : "");
}

/* Of a stock: those that have not left before the month. */
static void put_still_there(struct stmt *s, const struct reg_list_query *q, const struct way *way,
                            struct str first)
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
static void put_measure(struct stmt *s, const struct reg_list_query *q, const struct way *way)
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

static enum status way_of(struct ctx *c, const struct reg_list_query *q, struct way *out)
{
    *out = (struct way){ .records = STR("") };
    if (q->words.n == 0)
        return ST_OK;
    out->documents = search_question(c->arena, c->who.unit_id, q->words);
    return asked_words(c, q->words, &out->records);
}

/* The records whose own words match, and those of whose files one does. */
static void put_found(struct stmt *s, const struct reg_list_query *q, const struct way *way)
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

/*
 * "(SELECT * FROM record_X WHERE unit_id = $1) AS r WHERE 1 = 1 AND ..." : definition's conditions
 * see only the unit. A search begins at the index of words, which gives the newest first by itself;
 * CROSS JOIN keeps SQLite to that order.
 */
static void put_rows(struct stmt *s, const struct reg_list_query *q, const struct way *way)
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
    stmt_put(s, found ? ") AS r WHERE r.id = f.rowid" : ") AS r WHERE 1 = 1");
    if (!found && q->words.n > 0)
        stmt_put(s, " AND 1 = 0"); /* nothing of it is a word */
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

static void put_order(struct stmt *s, const struct reg_list_query *q, const struct way *way,
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

struct range {
    int64_t skip, max;
};

static void put_page(struct stmt *s, const struct range *part)
{
    stmt_put(s, " LIMIT ");
    (void)stmt_int(s, part->max);
    stmt_put(s, " OFFSET ");
    (void)stmt_int(s, part->skip);
}

static enum status read_rows(struct stmt *s, const struct row_plan *plan, struct reg_list *out)
{
    struct arena *a = s->c->arena;
    struct db_rows rows = { 0 };
    enum status st = stmt_run(s, &rows, NULL);
    struct record *row;

    if (st != ST_OK)
        return st;
    row = arena_array(a, rows.n_rows + 1, sizeof(*row));
    for (size_t i = 0; i < rows.n_rows; i++)
        sql_row(a, plan, &rows.cell[i * rows.n_cols], &row[i]);
    out->row = row;
    out->n = rows.n_rows;
    return ST_OK;
}

static enum status rows_by(struct ctx *c, const struct reg_list_query *q, const struct way *way,
                           const struct range *part, struct reg_list *out)
{
    struct row_plan plan;
    struct stmt s;

    stmt_init(&s, c);
    sql_select(&s, q->def, q->column, q->n_column, &plan);
    stmt_put(&s, " FROM (SELECT r.*");
    put_rows(&s, q, way);
    put_order(&s, q, way, true);
    put_page(&s, part);
    stmt_put(&s, ") AS r");
    sql_joins(&s, &plan);
    put_order(&s, q, way, false);
    return read_rows(&s, &plan, out);
}

enum status reg_list_rows(struct ctx *c, const struct reg_list_query *q, int64_t skip, int64_t max,
                          struct reg_list *out)
{
    struct way way;
    enum status s = way_of(c, q, &way);

    return s == ST_OK ? rows_by(c, q, &way, &(const struct range){ skip, max }, out) : s;
}

/* ── a thousand at a time ── */

/*
 * A page that lies far behind, or in what was searched for or gathered, is looked up among a
 * thousand ids, which are known as long as nothing changes in the unit: who goes on to the next
 * page, or comes back from a record, does not have the list walked again. Where other rows lie
 * between those of the list, a page's ids are known by themselves.
 */
#define BLOCK REG_COUNT_CAP

/* The ids of that part of the list. */
static enum status ids_of(struct ctx *c, const struct reg_list_query *q, const struct way *way,
                          const struct range *part, struct numbers *out)
{
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id");
    stmt_col(&s, DB_INT);
    put_rows(&s, q, way);
    put_order(&s, q, way, true);
    put_page(&s, part);
    return stmt_numbers(&s, out);
}

/* `found`, in the order of the ids; one that is gone meanwhile is left out. */
static void in_order_of(struct arena *a, const int64_t *id, size_t n, const struct reg_list *found,
                        struct reg_list *out)
{
    struct record *row = arena_array(a, n + 1, sizeof(*row));

    out->row = row;
    out->n = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < found->n; k++) {
            if (found->row[k].id == id[i])
                row[out->n++] = found->row[k];
        }
    }
}

/* Those of these records that the asker may see. The database is not asked for the list's order: it
 * might walk an index that has it from its beginning. */
static enum status rows_of(struct ctx *c, const struct reg_list_query *q, const int64_t *id,
                           size_t n, struct reg_list *out)
{
    struct reg_list found = { 0 };
    struct row_plan plan;
    struct stmt s;
    enum status st;

    stmt_init(&s, c);
    sql_select(&s, q->def, q->column, q->n_column, &plan);
    stmt_put(&s, " FROM ");
    stmt_name(&s, sql_table(c->arena, q->def));
    stmt_put(&s, " AS r");
    sql_joins(&s, &plan);
    stmt_put(&s, " WHERE r.unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND r.id IN (");
    /* As many as a page may have: one statement for all. */
    for (size_t i = 0; i <= REG_LIST_ROWS; i++) {
        stmt_put(&s, i > 0 ? ", " : "");
        (void)stmt_int(&s, id[i < n ? i : 0]);
    }
    stmt_put(&s, ")");
    sql_guard(&s, q->def);
    stmt_put(&s, " ORDER BY r.id");
    st = read_rows(&s, &plan, &found);
    if (st == ST_OK)
        in_order_of(c->arena, id, n, &found, out);
    return st;
}

/* A page, and one row more where the list goes on. */
static enum status page_rows(struct ctx *c, const struct reg_list_query *q, const struct way *way,
                             int64_t page, struct reg_list *out)
{
    int64_t skip = (page - 1) * REG_LIST_ROWS, block = way->in_order ? REG_LIST_ROWS : BLOCK;
    struct range part = { skip / block * block, block + 1 };
    size_t from = (size_t)(skip - part.skip), n = 0;
    struct numbers ids = { 0 };
    enum status s;

    if (skip < BLOCK && q->words.n == 0 && !way->gathered && !way->in_order)
        return rows_by(c, q, way, &(const struct range){ skip, REG_LIST_ROWS + 1 }, out);
    s = ids_of(c, q, way, &part, &ids);
    if (ids.n > from)
        n = ids.n - from > REG_LIST_ROWS + 1 ? REG_LIST_ROWS + 1 : ids.n - from;
    return s == ST_OK && n > 0 ? rows_of(c, q, &ids.at[from], n, out) : s;
}

/* ── how many ── */

/* Of those that the asker may see: a count must not say that another exists. */
static enum status count_seen(struct ctx *c, const struct reg_def *def, int64_t *by_state,
                              int64_t *all)
{
    const struct reg_list_query whole = { .def = def, .state = -1 };
    const struct way way = { .records = STR("") };
    struct numbers n = { 0 };
    struct stmt s;
    enum status st;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT CASE r.state");
    for (size_t i = 0; i < def->n_state; i++) {
        stmt_put(&s, " WHEN ");
        (void)stmt_text(&s, def->state[i].name);
        buf_printf(&s.text, " THEN %zu", i);
    }
    stmt_put(&s,
             def->n_state == 0 ? " WHEN '' THEN 0 END AS at, COUNT(*)" : " END AS at, COUNT(*)");
    stmt_col(&s, DB_INT);
    stmt_col(&s, DB_INT);
    put_rows(&s, &whole, &way);
    stmt_put(&s, " GROUP BY at ORDER BY at");
    st = stmt_numbers(&s, &n);
    for (size_t i = 0; i + 1 < n.n; i += 2) {
        if (n.at[i] < (int64_t)def->n_state)
            by_state[n.at[i]] = n.at[i + 1];
        *all += n.at[i + 1];
    }
    return st;
}

static enum status count_kept(struct ctx *c, const struct reg_def *def, int64_t *by_state,
                              int64_t *all)
{
    struct state_count *row = NULL;
    size_t n = 0;
    enum status s = record_counts(c, c->who.unit_id, def->name, &row, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        int at = reg_state_index(def, row[i].state);

        *all += row[i].amount;
        if (at >= 0)
            by_state[at] = row[i].amount;
    }
    return s;
}

enum status reg_list_counts(struct ctx *c, const struct reg_def *def, int64_t *by_state,
                            int64_t *all)
{
    *all = 0;
    for (size_t i = 0; i < def->n_state; i++)
        by_state[i] = 0;
    return sql_is_guarded(c, def) ? count_seen(c, def, by_state, all)
                                  : count_kept(c, def, by_state, all);
}

static bool is_plain(const struct reg_list_query *q)
{
    return q->words.n == 0 && q->filter == NULL && q->n_cond == 0 && q->measure == NULL &&
           q->from.n == 0 && q->until.n == 0;
}

static enum status count_known(struct ctx *c, const struct reg_list_query *q, int64_t *total)
{
    int64_t *by = arena_array(c->arena, q->def->n_state + 1, sizeof(*by));
    enum status s = reg_list_counts(c, q->def, by, total);

    if (q->state == -1 || s != ST_OK)
        return s;
    *total = 0;
    for (size_t i = 0; i < q->def->n_state; i++) {
        enum state_kind k = q->def->state[i].kind;
        bool open = k != STATE_KIND_DONE && k != STATE_KIND_ENDED;

        if (q->state == (int)i || (q->state == -2 && open))
            *total += by[i];
    }
    return ST_OK;
}

/* At most one row more than the cap is looked at. */
static enum status count_rows(struct ctx *c, const struct reg_list_query *q, const struct way *way,
                              int64_t *total)
{
    struct numbers n = { 0 };
    struct stmt s;
    enum status st;

    if (q->words.n > 0) {
        st = ids_of(c, q, way, &(const struct range){ 0, BLOCK + 1 }, &n);
        *total = (int64_t)n.n;
        return st;
    }
    stmt_init(&s, c);
    stmt_put(&s, "SELECT COUNT(*) FROM (SELECT 1 AS one");
    stmt_col(&s, DB_INT);
    put_rows(&s, q, way);
    stmt_put(&s, " LIMIT ");
    (void)stmt_int(&s, REG_COUNT_CAP + 1);
    stmt_put(&s, ") AS counted");
    st = stmt_numbers(&s, &n);
    if (st == ST_OK)
        *total = n.at[0];
    return st;
}

enum status reg_list_groups(struct ctx *c, const struct reg_list_query *q,
                            const struct reg_field *const *field, size_t n, int64_t max,
                            struct db_rows *out)
{
    struct way way;
    struct stmt s;
    enum status st = way_of(c, q, &way);

    if (st != ST_OK)
        return st;
    stmt_init(&s, c);
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, i > 0 ? ", r." : "SELECT r.");
        stmt_name(&s, field[i]->name);
        stmt_col(&s, field_db_type(field[i]->type));
    }
    stmt_put(&s, ", COUNT(*)");
    stmt_col(&s, DB_INT);
    put_rows(&s, q, &way);
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, i > 0 ? ", r." : " GROUP BY r.");
        stmt_name(&s, field[i]->name);
    }
    stmt_put(&s, " ORDER BY COUNT(*) DESC");
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, ", r.");
        stmt_name(&s, field[i]->name);
    }
    put_page(&s, &(const struct range){ 0, max });
    return stmt_run(&s, out, NULL);
}

static enum status count_all(struct ctx *c, const struct reg_list_query *q, const struct way *way,
                             struct reg_list *out)
{
    enum status s;

    if (is_plain(q))
        return count_known(c, q, &out->total);
    s = count_rows(c, q, way, &out->total);
    if (s == ST_OK && out->total > REG_COUNT_CAP) {
        out->total = REG_COUNT_CAP;
        out->more = true;
    }
    return s;
}

static int64_t pages_of(int64_t rows)
{
    return rows > REG_LIST_ROWS ? (rows + REG_LIST_ROWS - 1) / REG_LIST_ROWS : 1;
}

/* One index has the conditions and the order: nothing has to be known beforehand. */
static bool is_indexed(const struct reg_list_query *q)
{
    bool alike = q->filter == NULL && q->measure == NULL && q->from.n == 0 && q->until.n == 0;
    bool narrowed = q->state != -1 || q->n_cond > 0;

    for (size_t i = 0; i < q->n_cond; i++)
        alike = alike && q->cond[i].op == COND_IS;
    return alike && (!narrowed || (q->order == NULL && q->state != -2));
}

static bool must_be_told(const struct ctx *c, const struct reg_list_query *q)
{
    return db_kind(c->db) == DB_SQLITE && q->words.n == 0 && !is_indexed(q);
}

/* One row more than the page is read: the last page of a list tells its length by itself, and most
 * lists that somebody narrowed down have one page. A page behind the last is the last. */
enum status reg_list_page(struct ctx *c, const struct reg_list_query *q, struct reg_list *out)
{
    bool told = must_be_told(c, q), counted = told || q->page > 1, goes_on;
    int64_t page = q->page;
    struct way way;
    enum status s = way_of(c, q, &way);

    *out = (struct reg_list){ 0 };
    way.gathered = told;
    if (s == ST_OK && counted)
        s = count_all(c, q, &way, out);
    if (s != ST_OK || (counted && out->total == 0))
        return s;
    if (counted && page > pages_of(out->total))
        page = pages_of(out->total);
    way.in_order = told && (out->more || out->total > REG_COUNT_CAP);
    way.gathered = told && !way.in_order;
    s = page_rows(c, q, &way, page, out);
    if (s != ST_OK)
        return s;
    goes_on = out->n > REG_LIST_ROWS;
    if (goes_on)
        out->n = REG_LIST_ROWS;
    if (counted)
        return ST_OK;
    out->total = (int64_t)out->n;
    return goes_on ? count_all(c, q, &way, out) : ST_OK;
}
