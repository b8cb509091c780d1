/*
 * list.c: the rows of a list.
 *
 * The inner SELECT finds the ids in the order of an index and cuts the page out; the outer one
 * reads those rows and the names they refer to. Nothing is counted that record_count knows already,
 * and a filtered list or a search up to a cap only, which is then its last page, too.
 */
#include "register/list.h"

#include "register/list_known.h"
#include "register/queries.h"
#include "register/sql.h"

/* ── rows ── */

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

static enum status rows_by(struct ctx *c, const struct reg_list_query *q,
                           const struct list_way *way, const struct list_part *part,
                           struct reg_list *out)
{
    struct row_plan plan;
    struct stmt s;

    stmt_init(&s, c);
    sql_select(&s, q->def, q->column, q->n_column, &plan);
    stmt_put(&s, " FROM (SELECT r.*");
    list_put_rows(&s, q, way);
    list_put_order(&s, q, way, true);
    list_put_part(&s, part);
    stmt_put(&s, ") AS r");
    sql_joins(&s, &plan);
    list_put_order(&s, q, way, false);
    return read_rows(&s, &plan, out);
}

/* ── known ids ── */

/*
 * A page that lies far behind, or in what was searched for or gathered, is looked up among ids that
 * are known from before (list_known.h): who goes on to the next page, or comes back from a record,
 * does not have the list walked again. Behind what is known like that, a thousand ids are, as long
 * as nothing at all changes in the unit.
 */
#define BLOCK REG_COUNT_CAP

static enum status ids_behind(struct ctx *c, const struct reg_list_query *q,
                              const struct list_way *way, const struct list_part *part,
                              struct numbers *out)
{
    struct stmt s;
    enum status st;
    size_t from;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id");
    stmt_col(&s, DB_INT);
    list_put_rows(&s, q, way);
    list_put_order(&s, q, way, true);
    list_put_part(&s, &(const struct list_part){ part->skip / BLOCK * BLOCK, BLOCK + 1 });
    st = stmt_numbers(&s, out);
    from = (size_t)(part->skip % BLOCK);
    from = from < out->n ? from : out->n;
    out->at += from;
    out->n -= from;
    if (out->n > (size_t)part->max)
        out->n = (size_t)part->max;
    return st;
}

/* `found`, in the order of the ids; one that is gone meanwhile is left out. */
static void in_order_of(struct arena *a, const struct numbers *ids, const struct reg_list *found,
                        struct reg_list *out)
{
    struct record *row = arena_array(a, ids->n + 1, sizeof(*row));

    out->row = row;
    out->n = 0;
    for (size_t i = 0; i < ids->n; i++) {
        for (size_t k = 0; k < found->n; k++) {
            if (found->row[k].id == ids->at[i])
                row[out->n++] = found->row[k];
        }
    }
}

/* Those of these records that the asker may see. The database is not asked for the list's order: it
 * might walk an index that has it from its beginning. */
static enum status rows_of(struct ctx *c, const struct reg_list_query *q, const struct numbers *ids,
                           struct reg_list *out)
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
    stmt_ints(&s, ids, REG_LIST_ROWS + 1);
    stmt_put(&s, ")");
    sql_guard(&s, q->def);
    stmt_put(&s, " ORDER BY r.id");
    st = read_rows(&s, &plan, &found);
    if (st == ST_OK)
        in_order_of(c->arena, ids, &found, out);
    return st;
}

/* A page, and one row more where the list goes on. */
static enum status page_rows(struct ctx *c, const struct reg_list_query *q,
                             const struct list_way *way, int64_t page, struct reg_list *out)
{
    const struct list_part part = { (page - 1) * REG_LIST_ROWS, REG_LIST_ROWS + 1 };
    struct numbers ids = { 0 };
    enum status s;

    if (part.skip < BLOCK && q->words.n == 0 && !way->gathered && !way->in_order)
        return rows_by(c, q, way, &part, out);
    s = part.skip + part.max <= LIST_KNOWN_MOST ? list_known(c, q, way, true, &part, &ids)
                                                : ids_behind(c, q, way, &part, &ids);
    return s == ST_OK && ids.n > 0 ? rows_of(c, q, &ids, out) : s;
}

/* ── how many ── */

/* Of those that the asker may see: a count must not say that another exists. */
static enum status count_seen(struct ctx *c, const struct reg_def *def, int64_t *by_state,
                              int64_t *all)
{
    const struct reg_list_query whole = { .def = def, .state = -1 };
    const struct list_way way = { .records = STR("") };
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
    list_put_rows(&s, &whole, &way);
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

/* At most one more than the cap, of those that the page shows where they are known anyway. */
static enum status count_rows(struct ctx *c, const struct reg_list_query *q,
                              const struct list_way *way, int64_t *total)
{
    const struct list_part part = { 0, REG_COUNT_CAP + 1 };
    struct numbers ids = { 0 };
    enum status s = list_known(c, q, way, q->words.n > 0, &part, &ids);

    *total = (int64_t)ids.n;
    return s;
}

static enum status count_all(struct ctx *c, const struct reg_list_query *q,
                             const struct list_way *way, struct reg_list *out)
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

/* What has been counted says which way is shorter. */
static enum status choose(struct ctx *c, const struct reg_list_query *q, struct list_way *way,
                          struct reg_list *out)
{
    enum status s;

    way->gathered = true;
    s = count_all(c, q, way, out);
    way->in_order = out->more || out->total > REG_COUNT_CAP;
    way->gathered = !way->in_order;
    return s;
}

enum status reg_list_rows(struct ctx *c, const struct reg_list_query *q, int64_t skip, int64_t max,
                          struct reg_list *out)
{
    struct list_way way;
    enum status s = list_way_of(c, q, &way);

    return s == ST_OK ? rows_by(c, q, &way, &(const struct list_part){ skip, max }, out) : s;
}

enum status reg_list_long(struct ctx *c, const struct reg_list_query *q, int64_t skip, int64_t max,
                          struct reg_list *out)
{
    struct reg_list counted = { 0 };
    struct list_way way;
    enum status s = list_way_of(c, q, &way);

    if (s == ST_OK && must_be_told(c, q))
        s = choose(c, q, &way, &counted);
    return s == ST_OK ? rows_by(c, q, &way, &(const struct list_part){ skip, max }, out) : s;
}

/* One row more than the page is read: the last page of a list tells its length by itself, and most
 * lists that somebody narrowed down have one page. A page behind the last is the last. */
enum status reg_list_page(struct ctx *c, const struct reg_list_query *q, struct reg_list *out)
{
    bool told = must_be_told(c, q), counted = told || q->page > 1, goes_on;
    int64_t page = q->page;
    struct list_way way;
    enum status s = list_way_of(c, q, &way);

    *out = (struct reg_list){ 0 };
    if (s == ST_OK && counted)
        s = told ? choose(c, q, &way, out) : count_all(c, q, &way, out);
    if (s != ST_OK || (counted && out->total == 0))
        return s;
    if (counted && page > pages_of(out->total))
        page = pages_of(out->total);
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

/* ── in groups ── */

enum status reg_list_groups(struct ctx *c, const struct reg_list_query *q,
                            const struct reg_field *const *field, size_t n, int64_t max,
                            struct db_rows *out)
{
    struct list_way way;
    struct stmt s;
    enum status st = list_way_of(c, q, &way);

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
    list_put_rows(&s, q, &way);
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, i > 0 ? ", r." : " GROUP BY r.");
        stmt_name(&s, field[i]->name);
    }
    stmt_put(&s, " ORDER BY COUNT(*) DESC");
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, ", r.");
        stmt_name(&s, field[i]->name);
    }
    list_put_part(&s, &(const struct list_part){ 0, max });
    return stmt_run(&s, out, NULL);
}
