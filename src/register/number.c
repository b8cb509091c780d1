/* number.c: "PM-{seq:04}/{unit}/{month:roman}/{year}" to "PM-0012/1811/III/2025". */
#include "register/number.h"

#include "base/buf.h"
#include "base/number.h"
#include "register/queries.h"

static const char *const roman[] = { "I",   "II",   "III", "IV", "V",  "VI",
                                     "VII", "VIII", "IX",  "X",  "XI", "XII" };

static bool seq_width(struct str part, int64_t *width)
{
    struct str rest = part;

    if (!str_eq(str_cut(&rest, ':'), STR("seq")))
        return false;
    *width = 1;
    return rest.n == 0 || (rest.n == 2 && int_parse_range(rest, 1, 9, width));
}

bool number_part_known(struct str part)
{
    int64_t width = 0;

    return seq_width(part, &width) || str_eq(part, STR("unit")) || str_eq(part, STR("year")) ||
           str_eq(part, STR("month")) || str_eq(part, STR("month:roman"));
}

static void put_part(struct ctx *c, struct buf *b, struct str part, int64_t seq, struct civil day)
{
    int64_t width = 0;

    if (seq_width(part, &width))
        buf_printf(b, "%0*lld", (int)width, (long long)seq);
    else if (str_eq(part, STR("unit")))
        buf_add(b, c->who.unit_code);
    else if (str_eq(part, STR("year")))
        buf_printf(b, "%d", day.year);
    else if (str_eq(part, STR("month")))
        buf_printf(b, "%02d", day.month);
    else if (str_eq(part, STR("month:roman")))
        buf_add(b, str_of(roman[day.month - 1]));
}

static struct str number_text(struct ctx *c, const struct reg_def *def, int64_t seq,
                              struct civil day)
{
    struct str rest = def->number;
    struct buf b;

    buf_init(&b, c->arena);
    while (rest.n > 0) {
        buf_add(&b, str_cut(&rest, '{'));
        put_part(c, &b, str_cut(&rest, '}'), seq, day);
    }
    return buf_str(&b);
}

enum status numbers_take(struct ctx *c, const struct reg_def *def, size_t n, struct str *out)
{
    struct civil day = day_civil(day_today(c->now, (int)c->who.zone));
    struct str period = str_printf(c->arena, "%d", day.year);
    int64_t last = 0;
    enum status s;

    for (size_t i = 0; i < n; i++)
        out[i] = STR("");
    if (def->number.n == 0)
        return ST_OK;
    s = seq_take(c, c->who.unit_id, def->name, period, (int64_t)n, &last);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        out[i] = number_text(c, def, last - (int64_t)(n - 1 - i), day);
    return s;
}
