/* matrix_filter.c: what the address asks to see. */
#include "plan/matrix.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"

static const char *const want_names[WANT_STATES] = {
    [WANT_ANY] = "",
    [WANT_LATE] = "terlambat",
    [WANT_RETURNED] = "dikembalikan",
    [WANT_WAITING] = "dilaporkan",
    [WANT_CONFIRM] = "konfirmasi",
    [WANT_DUE] = "jatuh-tempo",
    [WANT_VERIFIED] = "terverifikasi",
};

const char *matrix_state_name(enum matrix_state w)
{
    return want_names[w];
}

/* A list of refs with commas; anything else is nothing. */
static struct str fold_list(struct str s)
{
    struct str rest = s;

    if (str_eq(s, STR("semua")))
        return s;
    if (s.n > 400)
        return STR("");
    while (rest.n > 0)
        if (!ref_valid(str_cut(&rest, ',')))
            return STR("");
    return s;
}

struct matrix_filter matrix_filter_of(struct ctx *c)
{
    struct matrix_filter f = { 0 };
    int64_t area = query_i64(c, "area", 0), month = query_i64(c, "bulan", 0);
    int want = name_index(want_names, WANT_STATES, query_str(c, "keadaan"));

    f.area = area > 0 && area < 1000 ? (int)area : 0;
    f.month = month >= 1 && month <= MONTHS ? (int)month : 0;
    f.want = want > 0 ? (enum matrix_state)want : WANT_ANY;
    f.pic = utf8_prefix(str_trim(query_str(c, "pelaksana")), MATRIX_Q_MAX);
    f.q = str_lower(c->arena, utf8_prefix(str_trim(query_str(c, "q")), MATRIX_Q_MAX));
    f.folded = fold_list(query_str(c, "tutup"));
    if (str_eq(f.pic, STR("saya")))
        f.person_id = c->who.person_id;
    return f;
}

static void put(struct buf *b, const char *name, struct str value)
{
    static const char hex[] = "0123456789ABCDEF";

    if (value.n == 0)
        return;
    buf_printf(b, "%s%s=", b->n > 0 ? "&" : "?", name);
    for (size_t i = 0; i < value.n; i++) {
        unsigned char ch = (unsigned char)value.p[i];

        if ((ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
            ch == '.' || ch == '-' || ch == ',') {
            buf_add_char(b, (char)ch);
        } else {
            buf_add_char(b, '%');
            buf_add_char(b, hex[ch >> 4]);
            buf_add_char(b, hex[ch & 15]);
        }
    }
}

static struct str number(struct arena *a, int v)
{
    return v > 0 ? str_printf(a, "%d", v) : STR("");
}

struct str matrix_query(struct arena *a, const struct matrix_filter *f)
{
    struct buf b;

    buf_init(&b, a);
    put(&b, "q", f->q);
    put(&b, "area", number(a, f->area));
    put(&b, "pelaksana", f->pic);
    put(&b, "bulan", number(a, f->month));
    put(&b, "keadaan", str_of(want_names[f->want]));
    put(&b, "tutup", f->folded);
    return b.n > 0 ? buf_str(&b) : STR("?");
}

/* Whether a month, packed, is in the wanted state. */
static bool month_wanted(enum matrix_state want, char packed, int year, int month, int today)
{
    switch (want) {
    case WANT_LATE:
        return month_shown(packed, year, month, today) == 'l';
    case WANT_RETURNED:
        return packed == 'x';
    case WANT_WAITING:
        return packed == 'r';
    case WANT_CONFIRM:
        return packed == 'i' || packed == '?';
    case WANT_DUE:
        return packed == 'x' || (packed == 'p' && year * 12 + month <= today);
    case WANT_VERIFIED:
        return packed == 'v';
    case WANT_ANY:
    case WANT_STATES:
        break;
    }
    return packed != '.';
}

static bool any_month(const struct matrix_filter *f, const struct item *it, int year, int today)
{
    if (f->want == WANT_ANY && f->month == 0)
        return true;
    for (int m = 1; m <= MONTHS; m++)
        if ((f->month == 0 || f->month == m) &&
            month_wanted(f->want, it->months.p[m - 1], year, m, today))
            return true;
    return false;
}

/* q is lower case already; only ASCII letters of the text are folded. */
static bool has_nocase(struct str s, struct str q)
{
    for (size_t i = 0; i + q.n <= s.n; i++)
        if (str_eq_nocase(str_sub(s, i, q.n), q))
            return true;
    return false;
}

static bool has_text(const struct item *it, struct str q)
{
    return has_nocase(it->text, q) || has_nocase(it->details, q) || str_starts(it->ref, q);
}

bool matrix_matches(const struct matrix_filter *f, const struct item *it, int year, int today)
{
    if (!it->tracked || (f->area != 0 && it->area != f->area))
        return false;
    if (f->person_id != 0 ? it->pic_id != f->person_id
                          : f->pic.n > 0 && !str_eq_nocase(it->pic_name, f->pic) &&
                                !str_eq_nocase(it->pic_section, f->pic))
        return false;
    return any_month(f, it, year, today) && (f->q.n == 0 || has_text(it, f->q));
}
