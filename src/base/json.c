/* json.c: writes JSON; see json.h for the use. */
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

#include "base/number.h"

void json_init(struct json *j, struct arena *a)
{
    *j = (struct json){ 0 };
    buf_init(&j->buf, a);
}

static void separate(struct json *j)
{
    if (j->comma)
        buf_add_char(&j->buf, ',');
    j->comma = true;
}

void json_open(struct json *j, char bracket)
{
    assert(bracket == '{' || bracket == '[');
    assert(j->depth < (int)sizeof(j->close));
    separate(j);
    buf_add_char(&j->buf, bracket);
    j->close[j->depth++] = bracket == '{' ? '}' : ']';
    j->comma = false;
}

void json_close(struct json *j)
{
    assert(j->depth > 0);
    buf_add_char(&j->buf, j->close[--j->depth]);
    j->comma = true;
}

static void quoted(struct json *j, struct str s)
{
    size_t from = 0;

    buf_add_char(&j->buf, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        buf_add(&j->buf, str_sub(s, from, i - from));
        from = i + 1;
        if (c == '"' || c == '\\') {
            buf_add_char(&j->buf, '\\');
            buf_add_char(&j->buf, (char)c);
        } else if (c == '\n') {
            buf_add(&j->buf, STR("\\n"));
        } else {
            buf_printf(&j->buf, "\\u%04x", (unsigned)c);
        }
    }
    buf_add(&j->buf, str_sub(s, from, s.n));
    buf_add_char(&j->buf, '"');
}

void json_key(struct json *j, const char *key)
{
    separate(j);
    quoted(j, str_of(key));
    buf_add_char(&j->buf, ':');
    j->comma = false;
}

void json_str(struct json *j, struct str s)
{
    separate(j);
    quoted(j, s);
}

void json_int(struct json *j, int64_t v)
{
    separate(j);
    buf_printf(&j->buf, "%" PRId64, v);
}

void json_number(struct json *j, double v)
{
    if (!isfinite(v)) {
        json_none(j);
        return;
    }
    separate(j);
    buf_add(&j->buf, decimal_plain(j->buf.arena, v));
}

void json_plain(struct json *j, struct str number)
{
    separate(j);
    buf_add(&j->buf, number);
}

void json_bool(struct json *j, bool v)
{
    separate(j);
    buf_add(&j->buf, v ? STR("true") : STR("false"));
}

void json_none(struct json *j)
{
    separate(j);
    buf_add(&j->buf, STR("null"));
}

struct str json_text(const struct json *j)
{
    assert(j->depth == 0);
    return buf_str(&j->buf);
}

void json_put_str(struct json *j, const char *key, struct str s)
{
    json_key(j, key);
    json_str(j, s);
}

void json_put_int(struct json *j, const char *key, int64_t v)
{
    json_key(j, key);
    json_int(j, v);
}

void json_put_change(struct json *j, const char *key, struct str old, struct str new_)
{
    if (str_eq(old, new_))
        return;
    json_key(j, key);
    json_open(j, '[');
    json_str(j, old);
    json_str(j, new_);
    json_close(j);
}
