/* unit.c: making units and reading lists of them. */
#include "core/unit.h"

#include <inttypes.h>

#include "base/number.h"
#include "base/utf8.h"
#include "core/people_queries.h"
#include "core/rows.h"

struct str unit_code_above(struct str code)
{
    if (code.n == 4)
        return str_sub(code, 0, 2);
    return code.n == 2 ? STR("0") : (struct str){ 0 };
}

static enum status path_above(struct ctx *c, int64_t parent_id, struct str *path)
{
    struct unit parent = { 0 };

    if (parent_id == 0) {
        *path = STR("/");
        return ST_OK;
    }

    enum status s = unit_by_id(c, parent_id, &parent);

    if (s == ST_OK)
        *path = parent.path;
    return s;
}

enum status unit_make(struct ctx *c, const struct unit_new *n, int64_t *id)
{
    struct str above = { 0 };
    enum status s = path_above(c, n->parent_id, &above);

    if (s == ST_OK)
        s = unit_add(c, n->parent_id != 0 ? &n->parent_id : NULL, n->code, n->name, n->short_name,
                     n->level, n->zone, id);
    if (s == ST_OK)
        s = unit_set_path(c, *id,
                          str_printf(c->arena, STR_FMT "%" PRId64 "/", STR_ARG(above), *id));
    return s;
}

/* ── a list as CSV ── */

enum { CODE, PARENT, LEVEL, NAME, SHORT_NAME, ZONE, N_COLUMNS };

struct import {
    struct ctx *c;
    struct unit_import *result;
    bool past_head;
};

static int zone_of(struct str s)
{
    if (str_eq(s, STR("WIB")))
        return ZONE_WIB;
    if (str_eq(s, STR("WITA")))
        return ZONE_WITA;
    return str_eq(s, STR("WIT")) ? (int)ZONE_WIT : 0;
}

bool unit_code_good(struct str s)
{
    if (s.n == 0 || s.n > UNIT_CODE_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];

        if (!((ch >= '0' && ch <= '9') || (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z') ||
              ch == '.' || ch == '-'))
            return false;
    }
    return true;
}

static bool is_level(struct str s)
{
    return str_eq(s, STR("national")) || str_eq(s, STR("province")) || str_eq(s, STR("regency"));
}

static bool is_name(struct str s)
{
    return s.n > 0 && utf8_text(s) && utf8_length(s) <= UNIT_NAME_MAX;
}

static const char *row_trouble(const struct csv_row *row)
{
    if (row->n != N_COLUMNS)
        return "unit.import_columns";
    if (!unit_code_good(row->field[CODE]))
        return "unit.import_code";
    if (!is_level(row->field[LEVEL]))
        return "unit.import_level";
    if (!is_name(row->field[NAME]) || !is_name(row->field[SHORT_NAME]))
        return "unit.import_name";
    return zone_of(row->field[ZONE]) == 0 ? "unit.import_zone" : NULL;
}

static enum status store_row(struct import *im, const struct csv_row *row)
{
    struct ctx *c = im->c;
    struct unit parent = { 0 }, old = { 0 };
    struct unit_new n = { .code = row->field[CODE],
                          .name = row->field[NAME],
                          .short_name = row->field[SHORT_NAME],
                          .level = row->field[LEVEL],
                          .zone = zone_of(row->field[ZONE]) };
    enum status s = ST_OK;
    int64_t id = 0;

    if (row->field[PARENT].n > 0) {
        s = unit_by_code(c, row->field[PARENT], &parent);
        if (s == ST_NOT_FOUND)
            return refuse_with(c, ST_INVALID, "unit.import_parent", row->field[PARENT],
                               (struct str){ 0 });
        n.parent_id = parent.id;
    }
    if (s == ST_OK)
        s = unit_by_code(c, n.code, &old);
    if (s == ST_NOT_FOUND) {
        im->result->added++;
        return unit_make(c, &n, &id);
    }
    if (s != ST_OK)
        return s;
    if (str_eq(old.name, n.name) && str_eq(old.short_name, n.short_name) && old.zone == n.zone)
        return ST_OK;
    im->result->changed++;
    return unit_change(c, old.id, old.version, n.name, n.short_name, n.zone);
}

static enum status on_row(void *with, const struct csv_row *row)
{
    struct import *im = with;
    const char *trouble;
    enum status s;

    im->result->bad_line = row->line;
    if (!im->past_head) {
        im->past_head = true;
        if (row->n != N_COLUMNS || !str_eq(row->field[CODE], STR("code")) ||
            !str_eq(row->field[ZONE], STR("zone")))
            return refuse(im->c, ST_INVALID, "unit.import_head");
        return ST_OK;
    }
    if (row->line > UNITS_MAX)
        return refuse(im->c, ST_INVALID, "unit.import_many");
    trouble = row_trouble(row);
    if (trouble != NULL)
        return refuse(im->c, ST_INVALID, trouble);
    s = store_row(im, row);
    if (s == ST_OK)
        im->result->bad_line = 0;
    return s;
}

enum status unit_import(struct ctx *c, struct str csv, struct unit_import *result)
{
    struct import im = { .c = c, .result = result };
    size_t bad_line = 0;

    *result = (struct unit_import){ 0 };
    if (str_starts(csv, STR("\xEF\xBB\xBF")))
        csv = str_sub(csv, 3, csv.n);
    if (!utf8_text(csv))
        return refuse(c, ST_INVALID, "unit.import_utf8");

    enum status s = csv_read(c->arena, csv, on_row, &im, &bad_line);

    if (s == ST_INVALID && c->failure.key == NULL) {
        result->bad_line = bad_line;
        return refuse(c, ST_INVALID, "unit.import_columns");
    }
    return s;
}
