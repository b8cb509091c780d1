/* value.c: values of fields as they are typed, stored and shown. */
#include <math.h>
#include <regex.h>

#include "base/utf8.h"
#include "core/time_show.h"
#include "register/record.h"
#include "register/stmt.h"

#define TEXT_MAX 200
#define LONGTEXT_MAX 4000
#define REAL_DIGITS 4

/* ── from text ── */

static bool matches(struct ctx *c, struct str pattern, struct str text)
{
    struct str whole = str_printf(c->arena, "^(" STR_FMT ")$", STR_ARG(pattern));
    regex_t re;

    /* The loader compiled it once, so it is well formed. */
    if (regcomp(&re, str_z(c->arena, whole), REG_EXTENDED | REG_NOSUB) != 0)
        return false;
    bool good = regexec(&re, str_z(c->arena, text), 0, NULL, 0) == 0;
    regfree(&re);
    return good;
}

static const char *parse_text(struct ctx *c, const struct reg_field *f, struct str text,
                              struct db_value *out)
{
    double most = f->has_max ? f->max : f->type == FIELD_LONGTEXT ? LONGTEXT_MAX : TEXT_MAX;

    if (!utf8_text(text))
        return "register.bad_text";
    if ((double)utf8_length(text) > most)
        return "register.too_long";
    if (f->type == FIELD_TEXT && memchr(text.p, '\n', text.n) != NULL)
        return "register.one_line";
    if (f->pattern.n > 0 && !matches(c, f->pattern, text))
        return "register.pattern";
    *out = value_text(text);
    return NULL;
}

static const char *in_limits(const struct reg_field *f, double v)
{
    double least = f->has_min                                              ? f->min
                   : f->type == FIELD_PERCENT || f->type == FIELD_DURATION ? 0
                                                                           : -1e15;
    double most = f->has_max ? f->max : f->type == FIELD_PERCENT ? 100 : 1e15;

    if (v < least)
        return "register.too_small";
    return v > most ? "register.too_large" : NULL;
}

static const char *parse_integer(const struct reg_field *f, struct str text, struct db_value *out)
{
    int64_t v = 0;

    if (!int_parse(text, &v))
        return "register.no_integer";
    *out = value_int(v);
    return in_limits(f, (double)v);
}

/* "1.500.000", "Rp1.500.000" and "1500000" are the same; a fraction of a rupiah is none. */
static const char *parse_money(struct ctx *c, const struct reg_field *f, struct str text,
                               struct db_value *out)
{
    struct buf b;
    int64_t v = 0;

    if (str_starts(text, STR("Rp")))
        text = str_trim(str_sub(text, 2, text.n));
    buf_init(&b, c->arena);
    for (size_t i = 0; i < text.n; i++) {
        bool group =
            text.p[i] == '.' && i + 4 <= text.n && (i + 4 == text.n || text.p[i + 4] == '.');

        if (!group && text.p[i] != ' ')
            buf_add_char(&b, text.p[i]);
    }
    if (!int_parse(buf_str(&b), &v))
        return "register.no_money";
    *out = value_int(v);
    return in_limits(f, (double)v);
}

static const char *parse_real(const struct reg_field *f, struct str text, struct db_value *out)
{
    double v = 0;

    if (!decimal_parse(text, &v))
        return "register.no_number";
    *out = value_real(v);
    return in_limits(f, v);
}

static const char *check_day(const struct ctx *c, const struct reg_field *f, int32_t day)
{
    int32_t today = day_today(c->now, (int)c->who.zone);

    if (f->past && day > today)
        return "register.not_past";
    return f->future && day < today ? "register.not_future" : NULL;
}

static const char *parse_date(const struct ctx *c, const struct reg_field *f, struct str text,
                              struct db_value *out)
{
    int32_t day = 0;

    if (!date_parse(text, &day))
        return "register.no_date";
    *out = value_text(text);
    return check_day(c, f, day);
}

/* "2025-03-04T09:30", seconds allowed. */
static const char *parse_time(const struct ctx *c, const struct reg_field *f, struct str text,
                              struct db_value *out)
{
    int64_t hour = 0, minute = 0;
    int32_t day = 0;

    if (text.n < 16 || (text.p[10] != 'T' && text.p[10] != ' ') || text.p[13] != ':' ||
        !date_parse(str_sub(text, 0, 10), &day) ||
        !int_parse_range(str_sub(text, 11, 2), 0, 23, &hour) ||
        !int_parse_range(str_sub(text, 14, 2), 0, 59, &minute))
        return "register.no_time";
    struct civil v = day_civil(day);
    v.hour = (int)hour;
    v.minute = (int)minute;
    *out = value_int(time_from_civil(v, (int)c->who.zone));
    return check_day(c, f, day);
}

/* "1:30" or minutes. */
static const char *parse_duration(const struct reg_field *f, struct str text, struct db_value *out)
{
    struct str rest = text;
    struct str first = str_cut(&rest, ':');
    int64_t hours = 0, minutes = 0;

    if (first.n == text.n) {
        if (!int_parse_range(text, 0, 10000000, &minutes))
            return "register.no_duration";
    } else if (!int_parse_range(first, 0, 100000, &hours) || rest.n != 2 ||
               !int_parse_range(rest, 0, 59, &minutes)) {
        return "register.no_duration";
    }
    *out = value_int(hours * 60 + minutes);
    return in_limits(f, (double)out->i);
}

static bool is_option(const struct reg_field *f, struct str word)
{
    for (size_t i = 0; i < f->n_option; i++) {
        if (str_eq(f->option[i].name, word))
            return true;
    }
    return false;
}

/* Words between blanks, in the order of the definition, each once. */
static const char *parse_choices(struct ctx *c, const struct reg_field *f, struct str text,
                                 struct db_value *out)
{
    struct str padded = str_printf(c->arena, " " STR_FMT " ", STR_ARG(text)), rest = text;
    struct buf b;

    while (rest.n > 0) {
        struct str word = str_cut(&rest, ' ');

        if (word.n > 0 && !is_option(f, word))
            return "register.no_choice";
    }
    buf_init(&b, c->arena);
    for (size_t i = 0; i < f->n_option; i++) {
        if (str_has(padded, str_printf(c->arena, " " STR_FMT " ", STR_ARG(f->option[i].name))))
            buf_printf(&b, " " STR_FMT, STR_ARG(f->option[i].name));
    }
    if (b.n > 0)
        buf_add_char(&b, ' ');
    *out = b.n > 0 ? value_text(buf_str(&b)) : value_null(DB_TEXT);
    return NULL;
}

static const char *parse_yesno(struct str text, struct db_value *out)
{
    bool yes =
        str_eq(text, STR("1")) || str_eq_nocase(text, STR("ya")) || str_eq_nocase(text, STR("yes"));

    *out = value_int(yes ? 1 : 0);
    return yes || str_eq(text, STR("0")) || str_eq_nocase(text, STR("tidak")) ||
                   str_eq_nocase(text, STR("no"))
               ? NULL
               : "register.no_choice";
}

static const char *parse_id(struct str text, struct db_value *out)
{
    int64_t v = 0;

    if (!int_parse_range(text, 1, INT64_MAX, &v))
        return "register.no_reference";
    *out = value_int(v);
    return NULL;
}

const char *value_parse(struct ctx *c, const struct reg_field *f, struct str text,
                        struct db_value *out)
{
    *out = value_null(field_db_type(f->type));
    if (str_trim(text).n == 0)
        return NULL;
    switch (f->type) {
    case FIELD_INTEGER:
        return parse_integer(f, text, out);
    case FIELD_MONEY:
        return parse_money(c, f, text, out);
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
        return parse_real(f, text, out);
    case FIELD_DATE:
        return parse_date(c, f, text, out);
    case FIELD_TIME:
        return parse_time(c, f, text, out);
    case FIELD_DURATION:
        return parse_duration(f, text, out);
    case FIELD_CHOICE:
        *out = value_text(text);
        return is_option(f, text) ? NULL : "register.no_choice";
    case FIELD_CHOICES:
        return parse_choices(c, f, text, out);
    case FIELD_YESNO:
        return parse_yesno(text, out);
    case FIELD_PERSON:
    case FIELD_UNIT:
    case FIELD_REF:
        return parse_id(text, out);
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_ADDRESS:
        return parse_text(c, f, text, out);
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_TYPES:
    default:
        return NULL;
    }
}

struct str value_typed(struct ctx *c, const struct reg_field *f, const struct db_value *v)
{
    if (v->null)
        return STR("");
    switch (f->type) {
    case FIELD_DECIMAL:
    case FIELD_PERCENT: {
        struct str s = decimal_plain(c->arena, v->d);
        char *z = str_z(c->arena, s), *point = strchr(z, '.');

        if (point != NULL && c->lang == LANG_ID)
            *point = ',';
        return (struct str){ z, s.n };
    }
    case FIELD_TIME: {
        struct civil t = time_civil(v->i, (int)c->who.zone);

        return str_printf(c->arena, "%04d-%02d-%02dT%02d:%02d", t.year, t.month, t.day, t.hour,
                          t.minute);
    }
    case FIELD_DURATION:
        return str_printf(c->arena, "%lld:%02lld", (long long)(v->i / 60), (long long)(v->i % 60));
    case FIELD_CHOICES:
        return str_trim(v->s);
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_YESNO:
    case FIELD_PERSON:
    case FIELD_UNIT:
    case FIELD_REF:
        return str_printf(c->arena, "%lld", (long long)v->i);
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_DATE:
    case FIELD_CHOICE:
    case FIELD_ADDRESS:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_TYPES:
    default:
        return v->s;
    }
}

/* ── as people read it ── */

static struct str show_options(struct ctx *c, const struct reg_field *f, struct str words)
{
    struct str padded = str_printf(c->arena, " " STR_FMT " ", STR_ARG(words));
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < f->n_option; i++) {
        if (!str_has(padded, str_printf(c->arena, " " STR_FMT " ", STR_ARG(f->option[i].name))))
            continue;
        if (b.n > 0)
            buf_add(&b, STR(", "));
        buf_add(&b, words_show(c, &f->option[i].label));
    }
    return b.n > 0 ? buf_str(&b) : words; /* an option that the definition no longer has */
}

static struct str show_duration(struct ctx *c, int64_t minutes)
{
    struct str args[] = { int_show(c->arena, minutes / 60, c->lang == LANG_ID),
                          int_show(c->arena, minutes % 60, c->lang == LANG_ID) };

    if (minutes < 60)
        return tr_with(c->arena, c->lang, "register.minutes", &args[1], 1);
    return tr_with(c->arena, c->lang,
                   minutes % 60 == 0 ? "register.hours" : "register.hours_minutes", args, 2);
}

static struct str with_uom(struct ctx *c, const struct reg_field *f, struct str number)
{
    struct str uom = f->uom[c->lang];

    if (f->type == FIELD_PERCENT)
        return str_printf(c->arena, STR_FMT "%%", STR_ARG(number));
    return uom.n == 0 ? number
                      : str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(number), STR_ARG(uom));
}

struct str value_show(struct ctx *c, const struct reg_field *f, const struct db_value *v,
                      struct str shown)
{
    bool id = c->lang == LANG_ID;
    int32_t day = 0;

    if (v->null)
        return STR("");
    switch (f->type) {
    case FIELD_INTEGER:
        /* Years are written without a point. */
        if (f->uom[0].n == 0 && f->has_min && f->min >= 1900 && v->i >= 1900 && v->i < 2200)
            return str_printf(c->arena, "%lld", (long long)v->i);
        return with_uom(c, f, int_show(c->arena, v->i, id));
    case FIELD_MONEY: {
        struct str n = int_show(c->arena, v->i < 0 ? -v->i : v->i, id);

        return str_printf(c->arena, "%sRp" STR_FMT, v->i < 0 ? "−" : "", STR_ARG(n));
    }
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
        return with_uom(c, f, decimal_show(c->arena, v->d, REAL_DIGITS, id));
    case FIELD_DATE:
        return date_parse(v->s, &day) ? date_short(c->arena, c->lang, day) : v->s;
    case FIELD_TIME:
        return time_short(c->arena, c->lang, v->i, c->who.zone);
    case FIELD_DURATION:
        return show_duration(c, v->i);
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return show_options(c, f, v->s);
    case FIELD_YESNO:
        return tr(c->lang, v->i != 0 ? "common.yes" : "common.no");
    case FIELD_PERSON:
    case FIELD_UNIT:
    case FIELD_REF:
        return shown;
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_ADDRESS:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_TYPES:
    default:
        return v->s;
    }
}
