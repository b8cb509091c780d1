/* import_text.c: from what stands in a cell to what a form takes. */
#include "base/number.h"
#include "base/utf8.h"
#include "register/csv_cell.h"
#include "register/import.h"
#include "register/import_queries.h"
#include "register/page_queries.h"
#include "register/sql.h"
#include "register/stmt.h"

/* ── Choices ── */

static struct str option_named(struct ctx *c, const struct reg_field *f, struct str typed)
{
    struct str low = str_lower(c->arena, typed);

    for (size_t i = 0; i < f->n_option; i++) {
        const struct reg_option *o = &f->option[i];

        if (str_eq(low, o->name) || str_eq(low, str_lower(c->arena, o->label.in[LANG_ID])) ||
            str_eq(low, str_lower(c->arena, o->label.in[LANG_EN])))
            return o->name;
    }
    return typed;
}

/* "Layanan, Kunjungan" or "service;visit". */
static struct str options_named(struct ctx *c, const struct reg_field *f, struct str typed)
{
    struct buf b;

    buf_init(&b, c->arena);
    while (typed.n > 0) {
        size_t end = 0;

        while (end < typed.n && typed.p[end] != ',' && typed.p[end] != ';')
            end++;
        struct str one = str_trim(str_sub(typed, 0, end));

        typed = str_sub(typed, end + 1, typed.n);
        if (one.n == 0)
            continue;
        if (b.n > 0)
            buf_add_char(&b, ' ');
        one = option_named(c, f, one);
        for (size_t i = 0; i < one.n; i++) /* blanks part words; an unknown label stays one word */
            buf_add(&b, one.p[i] == ' ' ? STR("_") : str_sub(one, i, 1));
    }
    return buf_str(&b);
}

/* ── Days and times ── */

/* "4/3/2025", "04-03-2025", "4.3.2025": day, month, year. */
static bool day_text(struct str s, int32_t *day)
{
    int64_t part[3] = { 0, 0, 0 };
    char mark = 0;
    size_t n = 0;

    if (date_parse(s, day))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '/' || s.p[i] == '-' || s.p[i] == '.')
            mark = s.p[i];
    }
    while (mark != 0 && s.n > 0 && n < 3) {
        if (!int_parse_range(str_trim(str_cut(&s, mark)), 1, 2199, &part[n++]))
            return false;
    }
    if (n != 3 || s.n > 0 || !date_valid((int)part[2], (int)part[1], (int)part[0]))
        return false;
    *day = day_of((int)part[2], (int)part[1], (int)part[0]);
    return true;
}

/* "09:30", "09:30:59" */
static bool is_hour(struct str s)
{
    struct str minute = s, hour = str_cut(&minute, ':'), second = minute;
    int64_t n;

    minute = str_cut(&second, ':');
    return int_parse_range(hour, 0, 23, &n) && int_parse_range(minute, 0, 59, &n) &&
           (second.n == 0 || int_parse_range(second, 0, 59, &n));
}

static struct str date_text(struct ctx *c, struct str typed)
{
    int32_t day = 0;
    struct str rest = typed, first = str_cut(&rest, ' ');

    /* A spreadsheet's midnight, or the hour that another list has with its days. */
    if (is_hour(rest))
        typed = first;
    return day_text(typed, &day) ? date_iso(c->arena, day) : typed;
}

/* A day, then an hour: "2025-03-04 09:30", "4/3/2025 09.30", "2025-03-04T09:30". */
static struct str time_text(struct ctx *c, struct str typed)
{
    struct str hour = typed, first;
    int64_t h = 0, m = 0;
    int32_t day = 0;

    first = str_cut(&hour, memchr(typed.p, 'T', typed.n) != NULL ? 'T' : ' ');
    hour = str_trim(hour);
    if (!day_text(first, &day))
        return typed;
    if (hour.n > 0) {
        struct str minute = hour;
        struct str hours = str_cut(&minute, memchr(hour.p, '.', hour.n) != NULL ? '.' : ':');

        minute = str_sub(minute, 0, 2);
        if (!int_parse_range(hours, 0, 23, &h) || !int_parse_range(minute, 0, 59, &m))
            return typed;
    }
    struct str date = date_iso(c->arena, day);

    return str_printf(c->arena, STR_FMT "T%02d:%02d", STR_ARG(date), (int)h, (int)m);
}

/* "1:30", "90", "1.30" of a spreadsheet's clock ("01:30:00"), and more than a day of it. */
static struct str duration_text(struct ctx *c, struct str typed)
{
    struct str rest = typed, first = str_cut(&rest, ' ');
    int64_t hours = 0, minutes = 0;
    int32_t day = 0;
    bool long_one = date_parse(first, &day);
    struct str clock = long_one ? rest : typed;
    struct str minute = clock, hour = str_cut(&minute, ':');

    minute = str_sub(minute, 0, 2);
    if (long_one && rest.n == 0)
        hour = minute = STR("0");
    if (!int_parse_range(hour, 0, 100000, &hours) || !int_parse_range(minute, 0, 59, &minutes))
        return typed;
    if (long_one) /* counted from the spreadsheet's first day */
        hours += 24 * (int64_t)(day - day_of(1899, 12, 31));
    return str_printf(c->arena, "%lld:%02d", (long long)hours, (int)minutes);
}

/* ── Numbers ── */

/* Whether every point parts a group of three digits: "1.500.000". */
static bool is_grouped(struct str s)
{
    size_t digits = 0, groups = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.') {
            if (digits == 0 || digits > 3 || (groups > 0 && digits != 3))
                return false;
            groups++;
            digits = 0;
        } else if (s.p[i] >= '0' && s.p[i] <= '9') {
            digits++;
        } else if (i > 0 || s.p[i] != '-') {
            return false;
        }
    }
    return groups > 0 && digits == 3;
}

static struct str without_points(struct ctx *c, struct str s)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '.')
            buf_add_char(&b, s.p[i]);
    }
    return buf_str(&b);
}

static struct str integer_text(struct ctx *c, struct str typed)
{
    return is_grouped(typed) ? without_points(c, typed) : typed;
}

/* "1.234,5" is read as written here; "1.234" stays a point, because a spreadsheet's number is
 * written so. */
static struct str decimal_text(struct ctx *c, struct str typed)
{
    struct str fraction = typed, whole = str_cut(&fraction, ',');
    bool comma = whole.n < typed.n;

    if (typed.n > 1 && typed.p[typed.n - 1] == '%')
        typed = str_trim(str_sub(typed, 0, typed.n - 1));
    if (comma && is_grouped(whole))
        return without_points(c, typed);
    if (!comma && is_grouped(typed) && str_has(str_sub(typed, 0, typed.n), STR(".")) &&
        memchr(typed.p, '.', typed.n) != memrchr(typed.p, '.', typed.n))
        return without_points(c, typed);
    return typed;
}

/* ── Who and what ── */

static struct str id_text(struct ctx *c, int64_t id)
{
    return str_printf(c->arena, "%lld", (long long)id);
}

struct str import_digits(struct ctx *c, struct str s)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9')
            buf_add_char(&b, s.p[i]);
        else if (s.p[i] != ' ' && s.p[i] != '.')
            return STR("");
    }
    return buf_str(&b);
}

static void find_person(struct reg_import *im, struct str typed, struct str *out, const char **key)
{
    struct ctx *c = im->c;
    struct str name = str_lower(c->arena, typed), nip = import_digits(c, typed);
    int64_t found = 0;

    for (size_t i = 0; i < im->n_person; i++) {
        const struct pick_row *p = &im->person[i];

        if (!str_eq(p->name, name) && (nip.n < 5 || !str_eq(p->nip, nip)))
            continue;
        if (found != 0) {
            *key = "register.import.two_persons";
            return;
        }
        found = p->id;
    }
    if (found == 0)
        *key = "register.import.no_person";
    else
        *out = id_text(c, found);
}

static enum status find_unit(struct reg_import *im, struct str typed, struct str *out,
                             const char **key)
{
    int64_t *id = NULL;
    size_t n = 0;
    enum status s = import_unit(im->c, typed, str_lower(im->c->arena, typed), &id, &n);

    if (s != ST_OK)
        return s;
    if (n == 1)
        *out = id_text(im->c, id[0]);
    else
        *key = n == 0 ? "register.import.no_unit" : "register.import.two_units";
    return ST_OK;
}

/* By number, else by title. */
static enum status find_record(struct reg_import *im, const struct reg_field *f, struct str typed,
                               struct str *out, const char **key)
{
    struct ctx *c = im->c;
    struct db_rows rows = { 0 };
    int64_t *id = NULL;
    size_t n = 0;
    struct stmt q;
    enum status s = f->to == im->def ? import_flush(im) : ST_OK; /* it may be one of them */

    if (s != ST_OK)
        return s;
    stmt_init(&q, c);
    stmt_put(&q, "SELECT r.id FROM ");
    stmt_name(&q, sql_table(c->arena, f->to));
    stmt_put(&q, " AS r WHERE r.unit_id = ");
    (void)stmt_int(&q, c->who.unit_id);
    stmt_put(&q, " AND r.number = ");
    (void)stmt_text(&q, typed);
    sql_guard(&q, f->to);
    stmt_put(&q, " ORDER BY r.id LIMIT 2");
    stmt_col(&q, DB_INT);
    s = stmt_run(&q, &rows, NULL);
    if (s == ST_OK && rows.n_rows == 1) {
        *out = id_text(c, rows.cell[0].i);
        return ST_OK;
    }
    if (s == ST_OK)
        s = pick_record_titled(c, c->who.unit_id, f->to->name, typed, &id, &n);
    if (s != ST_OK)
        return s;
    if (n == 1)
        *out = id_text(c, id[0]);
    else if (n == 0 && import_is_ahead(im, f, typed))
        *key = import_ahead;
    else
        *key = n == 0 ? "register.import.no_record" : "register.import.two_records";
    return ST_OK;
}

enum status import_text(struct reg_import *im, const struct reg_field *f, struct str typed,
                        struct str *out, const char **key)
{
    struct ctx *c = im->c;

    *key = NULL;
    *out = typed = csv_plain(str_trim(typed));
    if (typed.n == 0)
        return ST_OK;
    switch (f->type) {
    case FIELD_CHOICE:
        *out = option_named(c, f, typed);
        return ST_OK;
    case FIELD_CHOICES:
        *out = options_named(c, f, typed);
        return ST_OK;
    case FIELD_DATE:
        *out = date_text(c, typed);
        return ST_OK;
    case FIELD_TIME:
        *out = time_text(c, typed);
        return ST_OK;
    case FIELD_DURATION:
        if (memchr(typed.p, ':', typed.n) != NULL)
            *out = duration_text(c, typed);
        return ST_OK;
    case FIELD_INTEGER:
        *out = integer_text(c, typed);
        return ST_OK;
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
        *out = decimal_text(c, typed);
        return ST_OK;
    case FIELD_PERSON:
        find_person(im, typed, out, key);
        return ST_OK;
    case FIELD_UNIT:
        return find_unit(im, typed, out, key);
    case FIELD_REF:
        return find_record(im, f, typed, out, key);
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_MONEY:
    case FIELD_YESNO:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_ADDRESS:
    case FIELD_TYPES:
    default:
        return ST_OK;
    }
}
