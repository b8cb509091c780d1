/*
 * demo_plan.c: what the plan's owner would settle at the year's start: targets, persons in charge,
 * most of the months that the source leaves open. Targets and persons arrive as an office would
 * bring them: by an import.
 */
#include "app/demo.h"
#include "base/number.h"
#include "plan/bind.h"
#include "plan/csv.h"
#include "plan/import.h"

/* ── Targets and persons, by an import ── */

struct goal {
    const char *uom, *direction, *target;
};

/* What an indicator is about, told by its words. */
static struct goal goal_of(struct arena *a, struct str text)
{
    struct str s = str_lower(a, text);

    if (str_has(s, STR("menurun")))
        return (struct goal){ "kasus", "down", "4" };
    if (str_has(s, STR("persen")) || str_has(s, STR("prosentase")) || str_has(s, STR("%")))
        return (struct goal){ "percent", "up", "100" };
    if (str_has(s, STR("indeks")))
        return (struct goal){ "", "up", "85" };
    if (str_starts(s, STR("jumlah")))
        return (struct goal){ "dokumen", "up", "12" };
    return (struct goal){ "", "", "" };
}

static size_t column_of(const struct table_row *head, const char *name)
{
    for (size_t i = 0; i < head->n_cell; i++)
        if (str_eq(head->cell[i], str_of(name)))
            return i;
    return head->n_cell;
}

/* A binding brings its own target and unit. */
static bool known_by_itself(const struct plan_tree *tree, struct str ref)
{
    const struct item *it = tree_find(tree, ref);

    return it != NULL && it->tracked && it->measure.n > 0 && item_binding(it).kind != BIND_MANUAL;
}

/* The plan as it is, with four more columns filled. */
static void table_extend(struct demo *d, const struct plan_tree *tree, struct table *t)
{
    static const enum plan_column more[] = { COL_TARGET, COL_UOM, COL_DIRECTION, COL_PIC };
    struct arena *a = d->c->arena;
    size_t n = t->row[0].n_cell, text = column_of(&t->row[0], "indicator");
    size_t area = column_of(&t->row[0], "area_no"), ref = column_of(&t->row[0], "ref");
    struct table_row *row = arena_array(a, t->n_row, sizeof *row);

    for (size_t r = 0; r < t->n_row; r++) {
        struct str *cell = arena_array(a, n + ARRAY_LEN(more), sizeof *cell);
        struct goal g = known_by_itself(tree, t->row[r].cell[ref])
                            ? (struct goal){ "", "", "" }
                            : goal_of(a, t->row[r].cell[text]);
        int64_t number = 0;

        memcpy(cell, t->row[r].cell, n * sizeof *cell);
        (void)int_parse_range(t->row[r].cell[area], 1, 8, &number);
        struct str pic = number > 0 ? d->person[DEMO_AREA_1 + number - 1].name : STR("");
        struct str filled[] = { str_of(g.target), str_of(g.uom), str_of(g.direction), pic };
        for (size_t i = 0; i < ARRAY_LEN(more); i++)
            cell[n + i] = r == 0 ? str_of(plan_column_name(more[i])) : filled[i];
        row[r] = (struct table_row){ t->row[r].line, cell, n + ARRAY_LEN(more) };
    }
    t->row = row;
}

static enum status goals(struct demo *d)
{
    struct ctx *c = d->c;
    struct plan_tree tree = { 0 };
    struct table table = { 0 };
    struct table_fault fault = { 0 };
    struct import im = { 0 };
    struct import_diff diff = { 0 };
    const struct import_target target = { .kind = PLAN_RB, .year = d->plan.year };
    enum status s = plan_load(c, &d->plan, &tree);

    if (s != ST_OK)
        return s;
    struct str csv = plan_csv(c->arena, &tree);
    s = table_parse_csv(c->arena, csv, &import_limits, &table, &fault);
    if (s != ST_OK)
        return fail(c, ST_FAULT, "our own CSV cannot be read: %s", fault.key);
    if (column_of(&table.row[0], plan_column_name(COL_PIC)) < table.row[0].n_cell)
        return ST_OK; /* this plan has its targets */
    table_extend(d, &tree, &table);
    s = import_check(c->arena, &table, &im);
    if (s == ST_OK)
        s = import_apply(c, &target, &im, STR(""), sha256_of(csv.p, csv.n), &d->plan, &diff);
    if (im.n_error > 0)
        return fail(c, ST_FAULT, "the sample's targets: line %zu, %s", im.error[0].line,
                    im.error[0].key);
    return s;
}

/* ── Months ── */

/* As many months as the source shows marks, spread over the year. */
static bool months_guess(const struct item *it, bool planned[MONTHS])
{
    static const char *const by_marks[] = { "12", "12", "6,12", "4,8,12", "3,6,9,12" };
    struct str text, bad;

    if (it->basis == BASIS_INFERRED)
        text = it->months_plan;
    else if (it->marks_seen >= 0 && it->marks_seen < (int64_t)ARRAY_LEN(by_marks))
        text = str_of(by_marks[it->marks_seen]);
    else
        text = STR("1-12");
    return months_parse(text, planned, &bad);
}

static enum status settle_one(struct demo *d, const struct plan_tree *tree, const struct item *it)
{
    struct round r = { .tree = *tree, .item = it };
    bool planned[MONTHS] = { false };
    enum status s = months_read(d->c, it->id, r.month);

    if (s != ST_OK || !months_guess(it, planned))
        return s;
    return round_confirm(d->c, &r, -1, planned, STR("Ditetapkan pada data contoh"));
}

/* A few stay open, so that there is something to settle. */
static bool stays_open(const struct item *it)
{
    return it->basis == BASIS_UNKNOWN && demo_dice(it->ord, 1, 1) < 18;
}

static enum status settle_months(struct demo *d)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct plan_tree tree = { 0 };
    enum status s = plan_load(d->c, &d->plan, &tree);

    if (s == ST_OK)
        s = tx_begin(d->c, &tx);
    for (size_t i = 0; i < tree.n_item && s == ST_OK; i++) {
        const struct item *it = &tree.item[i];
        bool open = it->basis == BASIS_INFERRED || it->basis == BASIS_UNKNOWN;

        if (it->tracked && open && !stays_open(it))
            s = settle_one(d, &tree, it);
    }
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_settle(struct demo *d)
{
    struct civil new_year = { .year = d->plan.year, .month = 1, .day = 3, .hour = 9 };

    demo_act(d, DEMO_PLANNER, time_from_civil(new_year, (int)d->c->who.zone));
    enum status s = goals(d);
    if (s == ST_OK)
        s = settle_months(d);
    return s == ST_OK ? plan_by_number(d->c, d->plan.id, &d->plan) : s;
}
