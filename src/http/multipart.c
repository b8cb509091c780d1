/*
 * multipart.c: a push parser for multipart/form-data.
 *
 * A delimiter is CR LF "--" boundary, and no boundary holds a CR. So a match that breaks off can
 * begin anew only at the byte that broke it, and what had matched was data, known without keeping
 * it.
 */
#include "http/multipart.h"

#include "base/utf8.h"

static bool boundary_char(char ch)
{
    return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
           (ch != '\0' && strchr("'()+_,-./:=? ", ch) != NULL);
}

/*
 * The value at the start of s, quoted or up to a semicolon, and *rest behind it. A quoted value
 * ends at the next quote; \" is a quote in it (browsers write %22 instead, and leave other
 * backslashes as they are). Writes into `out`, unless that is NULL. False: the quote does not end.
 */
static bool parameter_value(struct str s, char *out, size_t *n_out, struct str *rest)
{
    bool quoted = s.n > 0 && s.p[0] == '"';
    size_t i = quoted ? 1 : 0, n = 0;

    for (; i < s.n && s.p[i] != (quoted ? '"' : ';'); i++) {
        if (quoted && s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == '"')
            i++;
        if (out != NULL)
            out[n++] = s.p[i];
    }
    *n_out = n;
    *rest = str_sub(s, i, s.n);
    return !quoted || i < s.n;
}

/*
 * The value of a parameter of a header, e.g. `name` of: form-data; name="a"; filename="b".
 * Writes it into `out`, which has room for all of `s`.
 */
static bool parameter(struct str s, struct str name, char *out, size_t *n_out)
{
    (void)str_cut(&s, ';');
    while (s.n > 0) {
        struct str value = str_trim(s);

        if (memchr(value.p, '=', value.n) == NULL)
            return false;
        struct str key = str_trim(str_cut(&value, '='));
        bool wanted = str_eq_nocase(key, name);
        size_t n = 0;

        if (!parameter_value(value, wanted ? out : NULL, &n, &s))
            return false;
        if (wanted) {
            *n_out = n;
            return true;
        }
        (void)str_cut(&s, ';');
    }
    return false;
}

int multipart_init(struct multipart *m, struct str content_type, const struct multipart_sink *sink,
                   void *with)
{
    char boundary[256];
    size_t n = 0;

    if (content_type.n > sizeof(boundary) ||
        !parameter(content_type, STR("boundary"), boundary, &n) || n == 0 ||
        n > MULTIPART_BOUNDARY_MAX || boundary[n - 1] == ' ')
        return 400;
    for (size_t i = 0; i < n; i++) {
        if (!boundary_char(boundary[i]))
            return 400;
    }
    m->sink = sink;
    m->with = with;
    m->state = MP_PREAMBLE;
    memcpy(m->delimiter, "\r\n--", 4);
    memcpy(m->delimiter + 4, boundary, n);
    m->n_delimiter = n + 4;
    m->matched = 2; /* the first delimiter may stand at the very beginning */
    m->n_head = 0;
    return 0;
}

/* Browsers write a quote, CR and LF in a name as %22, %0D, %0A; only the quote is wanted back. */
static struct str unescape_name(char *p, size_t n)
{
    size_t to = 0;

    for (size_t i = 0; i < n; i++) {
        if (n - i > 2 && p[i] == '%' && p[i + 1] == '2' && p[i + 2] == '2') {
            p[to++] = '"';
            i += 2;
        } else {
            p[to++] = p[i];
        }
    }
    return (struct str){ .p = p, .n = to };
}

static bool plain_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
            return false;
    }
    return utf8_valid(s);
}

/* The header lines of a part are complete: tells the sink. */
static int begin_part(struct multipart *m)
{
    struct str lines = { .p = m->head, .n = m->n_head };
    struct str disposition = { 0 };
    char name[MULTIPART_HEAD_MAX], filename[MULTIPART_HEAD_MAX];
    size_t n_name = 0, n_filename = 0;

    while (lines.n > 0) {
        struct str value = str_trim(str_cut(&lines, '\n'));
        struct str key = str_trim(str_cut(&value, ':'));

        if (str_eq_nocase(key, STR("Content-Disposition")))
            disposition = str_trim(value);
        /* RFC 7578 forgets it, mail gateways used it; decoding it would be a second parser. */
        if (str_eq_nocase(key, STR("Content-Transfer-Encoding")) &&
            !str_eq_nocase(str_trim(value), STR("binary")) &&
            !str_eq_nocase(str_trim(value), STR("8bit")) &&
            !str_eq_nocase(str_trim(value), STR("7bit")))
            return 415;
    }
    struct str rest = disposition;

    if (!str_eq_nocase(str_trim(str_cut(&rest, ';')), STR("form-data")) ||
        !parameter(disposition, STR("name"), name, &n_name))
        return 400;
    bool file = parameter(disposition, STR("filename"), filename, &n_filename);
    struct str shown = unescape_name(filename, n_filename);
    struct str field = unescape_name(name, n_name);

    if (!plain_text(field) || !plain_text(shown))
        return 400;
    return m->sink->begin(m->with, field, shown, file);
}

/* One byte of header lines; an empty line ends them. */
static int head_byte(struct multipart *m, char ch)
{
    if (m->n_head == sizeof(m->head))
        return 413;
    m->head[m->n_head++] = ch;
    bool empty = m->n_head == 2 && memcmp(m->head, "\r\n", 2) == 0;

    if (!empty && (m->n_head < 4 || memcmp(m->head + m->n_head - 4, "\r\n\r\n", 4) != 0))
        return 0;
    int trouble = begin_part(m);

    m->state = MP_DATA;
    m->matched = 0;
    m->n_head = 0;
    return trouble;
}

/* Bytes outside a part (the preamble) go nowhere. */
static int emit(const struct multipart *m, const char *p, size_t n)
{
    if (n == 0 || m->state == MP_PREAMBLE)
        return 0;
    return m->sink->data(m->with, p, n);
}

/*
 * Content up to a delimiter or the end of the piece; *used says how far. Of a match that goes on,
 * `carried` bytes lie in earlier pieces and the others at the end of this one.
 */
static int content(struct multipart *m, const char *p, size_t n, size_t *used)
{
    size_t i = 0, carried = m->matched;

    while (i < n && m->matched < m->n_delimiter) {
        if (m->matched == 0) {
            const char *cr = memchr(p + i, '\r', n - i);

            i = cr == NULL ? n : (size_t)(cr - p);
            if (cr == NULL)
                break;
        }
        if (p[i] == m->delimiter[m->matched]) {
            i++;
            m->matched++;
            continue;
        }
        int trouble = emit(m, m->delimiter, carried);

        if (trouble != 0)
            return trouble;
        carried = m->matched = 0;
        if (p[i] != '\r')
            i++;
    }
    *used = i;
    int trouble = emit(m, p, i - (m->matched - carried));

    if (trouble != 0 || m->matched < m->n_delimiter)
        return trouble;
    trouble = m->state == MP_DATA ? m->sink->end(m->with) : 0;
    m->state = MP_DELIMITER;
    m->matched = 0;
    return trouble;
}

/* One byte behind a delimiter. Blanks may stand there before the line ends. */
static int delimiter_byte(struct multipart *m, char ch)
{
    if (m->state == MP_DASH) {
        m->state = MP_END;
        return ch == '-' ? 0 : 400;
    }
    if (m->state == MP_LINE_END) {
        m->state = MP_HEAD;
        m->n_head = 0;
        return ch == '\n' ? 0 : 400;
    }
    if (ch == '-')
        m->state = MP_DASH;
    else if (ch == '\r')
        m->state = MP_LINE_END;
    else if (ch != ' ' && ch != '\t')
        return 400;
    return 0;
}

int multipart_feed(struct multipart *m, const char *p, size_t n)
{
    size_t i = 0;

    while (i < n) {
        size_t used = 1;
        int trouble = 0;

        switch (m->state) {
        case MP_PREAMBLE:
        case MP_DATA:
            trouble = content(m, p + i, n - i, &used);
            break;
        case MP_DELIMITER:
        case MP_DASH:
        case MP_LINE_END:
            trouble = delimiter_byte(m, p[i]);
            break;
        case MP_HEAD:
            trouble = head_byte(m, p[i]);
            break;
        case MP_END:
            return 0;
        }
        if (trouble != 0)
            return trouble;
        i += used;
    }
    return 0;
}

int multipart_end(const struct multipart *m)
{
    return m->state == MP_END ? 0 : 400;
}
