/*
 * list_known.c: a list's beginning, walked once and mended from then on.
 *
 * Kept are the ids, whether they are the whole list, and the size of the unit's ledger that they
 * follow. A record that an entry behind that size names is taken out; where it is in the list now,
 * it is put between its neighbours, which the database finds among the ids. If anything else
 * happened in the unit, or much, or something more while this was done, the list is walked again.
 */
#include "register/list_known.h"

#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "http/cache.h"
#include "register/sql.h"

#define CHANGED_MOST LIST_ONLY_MOST /* entries of the ledger; more are not mended one by one */
#define SPARE 8  /* ids behind what is asked for: some may leave before it is walked again */
#define PROBES 8 /* neighbours that one statement compares */

struct asking {
    struct ctx *c;
    const struct reg_list_query *q;
    const struct list_way *way;
    bool sorted;
    struct str key;
};

/* As it is kept: SIZE of the ledger, WHOLE (1 or 0), then the ids. */
enum { SIZE, WHOLE, IDS };

struct known {
    int64_t *kept;
    int64_t *id; /* in there, with room for CHANGED_MOST more */
    size_t n;
};

static void known_init(const struct asking *a, struct known *k, size_t n)
{
    k->kept = arena_alloc(a->c->arena, (IDS + n + CHANGED_MOST) * sizeof(*k->kept));
    k->id = &k->kept[IDS];
    k->n = n;
}

/* ── walked ── */

/* "SELECT r.id ...", all of the list. */
static void put_all(struct stmt *s, const struct asking *a)
{
    stmt_init(s, a->c);
    stmt_put(s, "SELECT r.id");
    stmt_col(s, DB_INT);
    list_put_rows(s, a->q, a->way);
    if (a->sorted)
        list_put_order(s, a->q, a->way, true);
}

/* Whole pages, and where nothing but the list is walked, many. */
static size_t enough_for(const struct asking *a, const struct list_part *part)
{
    int64_t want = part->skip + part->max - 1;
    int64_t step = a->way->in_order ? REG_LIST_ROWS : REG_COUNT_CAP;

    return (size_t)((want + step - 1) / step * step + 1 + SPARE);
}

static enum status walk(const struct asking *a, int64_t size, size_t most, struct known *k)
{
    struct numbers found = { 0 };
    struct stmt s;
    enum status st;

    put_all(&s, a);
    list_put_part(&s, &(const struct list_part){ 0, (int64_t)most });
    st = stmt_read(&s, &found);
    known_init(a, k, found.n);
    k->kept[SIZE] = size;
    k->kept[WHOLE] = found.n < most ? 1 : 0;
    if (st == ST_OK && found.n > 0)
        memcpy(k->id, found.at, found.n * sizeof(*k->id));
    return st;
}

/* ── mended ── */

/* The records that changed since; false in *only: something else did, or more of them. */
static enum status changed_since(struct ctx *c, int64_t size, struct numbers *out, bool *only)
{
    struct entry_about *e = NULL;
    size_t n = 0;
    enum status s = entry_about_since(c, c->who.unit_id, size, CHANGED_MOST + 1, &e, &n);
    int64_t *id = arena_array(c->arena, CHANGED_MOST + 1, sizeof(*id));

    if (s != ST_OK)
        return s;
    *only = n <= CHANGED_MOST;
    for (size_t i = 0; i < n && *only; i++) {
        *only = str_eq(e[i].object, STR("record"));
        id[i] = e[i].object_id;
    }
    *out = (struct numbers){ id, n };
    return ST_OK;
}

static bool is_among(const struct numbers *some, int64_t id)
{
    for (size_t i = 0; i < some->n; i++) {
        if (some->at[i] == id)
            return true;
    }
    return false;
}

static void take_out(struct known *k, const struct numbers *changed)
{
    size_t n = 0;

    for (size_t i = 0; i < k->n; i++) {
        if (!is_among(changed, k->id[i]))
            k->id[n++] = k->id[i];
    }
    k->n = n;
}

/* Which of these records are in the list. */
static enum status those_in(const struct asking *a, const struct numbers *some, struct numbers *out)
{
    struct list_way way = *a->way;
    struct stmt s;

    way.only = some;
    stmt_init(&s, a->c);
    stmt_put(&s, "SELECT r.id");
    stmt_col(&s, DB_INT);
    list_put_rows(&s, a->q, &way);
    /* Mostly they are the newest, which the index of words then gives first. */
    stmt_put(&s, way.records.n > 0 ? " ORDER BY f.rowid DESC" : " ORDER BY r.id DESC");
    return stmt_read(&s, out);
}

/* These records in the list's order, each looked up by itself: + hides the index that has it. */
static enum status ordered(const struct asking *a, const struct numbers *some, struct db_rows *out)
{
    struct stmt s;

    stmt_init(&s, a->c);
    stmt_put(&s, "SELECT r.id");
    stmt_col(&s, DB_INT);
    stmt_put(&s, " FROM ");
    stmt_name(&s, sql_table(a->c->arena, a->q->def));
    stmt_put(&s, " AS r WHERE +r.unit_id = ");
    (void)stmt_int(&s, a->c->who.unit_id);
    stmt_put(&s, " AND r.id IN (");
    stmt_ints(&s, some, PROBES + 1);
    stmt_put(&s, ")");
    list_put_order(&s, a->q, a->way, false);
    return stmt_run(&s, out, NULL);
}

/*
 * How many of probe[0..n) come before x; n + 1 where they are not there in their order, for
 * somebody changes them at this moment.
 */
static enum status before(const struct asking *a, const int64_t *probe, size_t n, int64_t x,
                          size_t *out)
{
    int64_t all[PROBES + 1] = { x };
    struct db_rows rows = { 0 };
    size_t less = 0, same = 0;
    enum status s;

    memcpy(&all[1], probe, n * sizeof(*probe));
    s = ordered(a, &(const struct numbers){ all, n + 1 }, &rows);
    for (size_t i = 0; s == ST_OK && i < rows.n_rows; i++) {
        if (rows.cell[i].i == x)
            less = i;
        else
            same += rows.cell[i].i == probe[same] ? 1 : 0;
    }
    *out = rows.n_rows == n + 1 && same == n ? less : n + 1;
    return s;
}

/* Where x comes among the ids, in eighths of what is left. */
static enum status place_of(const struct asking *a, const struct known *k, int64_t x, size_t *at,
                            bool *good)
{
    size_t from = 0, until = k->n, place[PROBES], less = 0;
    int64_t probe[PROBES];
    enum status s = ST_OK;

    while (from < until && s == ST_OK && *good) {
        size_t n = until - from < PROBES ? until - from : PROBES;

        for (size_t i = 0; i < n; i++) {
            place[i] = n == 1 ? from : from + (until - from - 1) * i / (n - 1);
            probe[i] = k->id[place[i]];
        }
        s = before(a, probe, n, x, &less);
        *good = less <= n;
        if (*good && less < n)
            until = place[less];
        if (*good && less > 0)
            from = place[less - 1] + 1;
    }
    *at = from;
    return s;
}

/* Behind the last that is known there may be others before it. */
static enum status put_in(const struct asking *a, struct known *k, int64_t x, bool *good)
{
    size_t at = k->n;
    enum status s = a->sorted ? place_of(a, k, x, &at, good) : ST_OK;

    if (s != ST_OK || !*good || (a->sorted && at == k->n && k->kept[WHOLE] == 0))
        return s;
    memmove(&k->id[at + 1], &k->id[at], (k->n - at) * sizeof(*k->id));
    k->id[at] = x;
    k->n++;
    return ST_OK;
}

static enum status size_now(struct ctx *c, int64_t *size)
{
    enum status s;

    c->recalling = true;
    s = ledger_size(c, c->who.unit_id, size);
    c->recalling = false;
    return s;
}

/* False in *good: it has to be walked. */
static enum status mend(const struct asking *a, struct known *k, int64_t size, bool *good)
{
    struct numbers changed = { 0 }, in = { 0 };
    int64_t after = 0;
    enum status s = changed_since(a->c, k->kept[SIZE], &changed, good);

    if (a->q->n_file > 0)
        *good = false; /* words of documents come and go without their record */
    if (s != ST_OK || !*good)
        return s;
    take_out(k, &changed);
    s = those_in(a, &changed, &in);
    for (size_t i = 0; i < in.n && s == ST_OK && *good; i++)
        s = put_in(a, k, in.at[i], good);
    if (s == ST_OK)
        s = size_now(a->c, &after);
    if (after != size)
        *good = false; /* what was compared may have been of two moments */
    if (k->n > LIST_KNOWN_MOST) {
        k->n = LIST_KNOWN_MOST;
        k->kept[WHOLE] = 0;
    }
    k->kept[SIZE] = size;
    return s;
}

/* ── known ── */

static void keep(const struct asking *a, const struct known *k)
{
    numbers_keep(a->c, a->key, &(const struct numbers){ k->kept, IDS + k->n });
}

static bool reaches(size_t n, bool whole, const struct list_part *part)
{
    return whole || n >= (size_t)(part->skip + part->max);
}

/* How many of the part there are among n. */
static size_t part_of(size_t n, const struct list_part *part)
{
    size_t skip = (size_t)part->skip, max = (size_t)part->max;

    return n <= skip ? 0 : n - skip < max ? n - skip : max;
}

static struct numbers of_part(const struct known *k, const struct list_part *part)
{
    size_t n = part_of(k->n, part);

    return (struct numbers){ n > 0 ? &k->id[part->skip] : k->id, n };
}

/* Only that part is copied. */
static bool ready(const struct asking *a, const struct numbers_last *last,
                  const struct list_part *part, bool whole, struct numbers *out)
{
    size_t n = part_of(last->n - IDS, part);
    int64_t *some = arena_alloc(a->c->arena, (n + 1) * sizeof(*some));

    numbers_copy(last, IDS + (size_t)part->skip, n, some);
    *out = (struct numbers){ some, n };
    return reaches(last->n - IDS, whole, part);
}

/* What was kept, if it will do: ready, or mended. */
static enum status kept(const struct asking *a, int64_t size, const struct list_part *part,
                        struct numbers *out, bool *good)
{
    struct numbers_last last;
    int64_t head[IDS];
    struct known k = { 0 };
    enum status s;

    *good = numbers_last(a->c, a->key, &last);
    if (!*good)
        return ST_OK;
    numbers_copy(&last, 0, IDS, head);
    if (head[SIZE] < size) {
        known_init(a, &k, last.n - IDS);
        numbers_copy(&last, 0, last.n, k.kept);
    } else {
        *good = head[SIZE] == size && ready(a, &last, part, head[WHOLE] != 0, out);
    }
    cached_release(last.kept);
    if (head[SIZE] >= size)
        return ST_OK;
    s = mend(a, &k, size, good);
    *good = *good && reaches(k.n, k.kept[WHOLE] != 0, part);
    if (s == ST_OK && *good)
        keep(a, &k);
    *out = of_part(&k, part);
    return s;
}

enum status list_known(struct ctx *c, const struct reg_list_query *q, const struct list_way *way,
                       bool sorted, const struct list_part *part, struct numbers *out)
{
    struct asking a = { .c = c, .q = q, .way = way, .sorted = sorted };
    struct known k;
    struct stmt stmt;
    bool good = false;
    int64_t size = 0;
    enum status s = size_now(c, &size);

    put_all(&stmt, &a);
    a.key = stmt_key(&stmt);
    if (s == ST_OK)
        s = kept(&a, size, part, out, &good);
    if (s != ST_OK || good)
        return s;
    s = walk(&a, size, enough_for(&a, part), &k);
    if (s == ST_OK)
        keep(&a, &k);
    *out = of_part(&k, part);
    return s;
}
