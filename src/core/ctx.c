/* ctx.c: arguments, refusals, answers and transactions of one request, job or command. */
#include "core/ctx.h"

#include <assert.h>
#include <stdarg.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/rows.h"
#include "core/app.h"
#include "core/recall.h"

static int64_t i64_or(struct str s, int64_t otherwise)
{
    int64_t v = 0;

    return int_parse(s, &v) ? v : otherwise;
}

struct str path_str(const struct ctx *c, const char *name)
{
    return c->req != NULL ? params_get(c->req->path_args, name) : (struct str){ 0 };
}

int64_t path_i64(const struct ctx *c, const char *name)
{
    return i64_or(path_str(c, name), -1);
}

struct str query_str(const struct ctx *c, const char *name)
{
    return c->req != NULL ? params_get(c->req->args, name) : (struct str){ 0 };
}

int64_t query_i64(const struct ctx *c, const char *name, int64_t otherwise)
{
    return i64_or(query_str(c, name), otherwise);
}

struct str form_str(const struct ctx *c, const char *name)
{
    if (c->req == NULL)
        return (struct str){ 0 };

    struct str raw = str_trim(params_get(c->req->form, name));

    if (!str_has(raw, STR("\r")))
        return raw;

    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < raw.n; i++) {
        if (raw.p[i] != '\r')
            buf_add_char(&b, raw.p[i]);
        else if (i + 1 == raw.n || raw.p[i + 1] != '\n')
            buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

int64_t form_i64(const struct ctx *c, const char *name, int64_t otherwise)
{
    return i64_or(form_str(c, name), otherwise);
}

enum status refuse(struct ctx *c, enum status s, const char *key)
{
    return refuse_with(c, s, key, (struct str){ 0 }, (struct str){ 0 });
}

enum status refuse_with(struct ctx *c, enum status s, const char *key, struct str a1, struct str a2)
{
    assert(s != ST_OK);
    c->failure = (struct failure){ .status = s, .key = key, .args = { a1, a2 } };
    return s;
}

enum status fail_at(struct ctx *c, enum status s, const char *file, int line, const char *fmt, ...)
{
    char text[1024];
    va_list ap;

    assert(s != ST_OK);
    if (c->failure.detail.n > 0) /* the first fault is the cause */
        return s;
    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    c->failure.status = s;
    c->failure.file = file;
    c->failure.line = line;
    c->failure.detail = str_copy(c->arena, str_of(text));
    return s;
}

struct str failure_text(struct ctx *c)
{
    const char *key = c->failure.key;

    if (key == NULL) {
        static const char *const plain[] = {
            [ST_OK] = "error.fault",          [ST_NOT_FOUND] = "error.not_found",
            [ST_DENIED] = "error.denied",     [ST_INVALID] = "error.invalid",
            [ST_CONFLICT] = "error.conflict", [ST_BUSY] = "error.busy",
            [ST_FAULT] = "error.fault",
        };

        key = plain[c->failure.status];
    }
    return tr_with(c->arena, c->lang, key, c->failure.args, ARRAY_LEN(c->failure.args));
}

/* A redirect's address holds only what a header may: everything else is percent-encoded. */
static struct str header_safe(struct arena *a, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if (ch > ' ' && ch < 0x7f && ch != '\\' && ch != '"' && ch != '<' && ch != '>') {
            buf_add_char(&b, (char)ch);
            continue;
        }
        buf_add_char(&b, '%');
        buf_add_char(&b, hex[ch >> 4]);
        buf_add_char(&b, hex[ch & 15]);
    }
    return buf_str(&b);
}

enum status see_other(struct ctx *c, const char *fmt, ...)
{
    char to[2048];
    va_list ap;

    va_start(ap, fmt);
    int n = vsnprintf(to, sizeof(to), fmt, ap);

    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof(to) || to[0] != '/' || to[1] == '/' || to[1] == '\\')
        return fail(c, ST_FAULT, "redirect to an address that is not ours: %.80s", to);
    c->res->status = 303;
    response_header(c->res, "Location", header_safe(c->arena, str_of(to)));
    return ST_OK;
}

void say(struct ctx *c, const char *key, struct str a1, struct str a2)
{
    const struct str args[] = { a1, a2 };

    c->noted = tr_with(c->arena, c->lang, key, args, ARRAY_LEN(args));
}

void ctx_system(struct ctx *c, const struct app *app, struct db *db, struct arena *a,
                int64_t unit_id)
{
    *c = (struct ctx){
        .arena = a,
        .app = app,
        .db = db,
        .now = time_now(),
        .lang = LANG_ID,
        .who = { .unit_id = unit_id, .zone = ZONE_WIB },
    };
}

/* A full disk is the one fault that whoever asks can tell the administrator about. */
static enum status db_fault(struct ctx *c, const char *what)
{
    struct str why = db_error(c->db);

    if (db_is_full(c->db)) {
        c->failure.key = "error.disk_full";
        if (c->res != NULL)
            c->res->status = 507;
    }
    return fail(c, ST_FAULT, "%s: " STR_FMT, what, STR_ARG(why));
}

enum status ctx_run(struct ctx *c, const struct query *q, const struct db_value *args,
                    struct db_rows *rows, int64_t *changed)
{
    struct recall r = { 0 };
    enum status s;

    if (c->recalling && recall_rows(c, q, args, &r, rows))
        return ST_OK;
    s = db_run(c->db, c->arena, q, args, rows, changed);
    if (s == ST_OK && r.key.n > 0)
        recall_keep(c, &r, rows);
    c->n_query++;
    return s == ST_FAULT ? db_fault(c, q->name) : s;
}

enum status ctx_run_each(struct ctx *c, const struct query *q, const struct db_value *args,
                         size_t n, int64_t *ids)
{
    for (size_t done = 0, part; done < n; done += part) {
        const struct query *of = q;
        struct db_rows rows = { 0 };
        enum status s;

        part = rows_at_once(n - done);
        while (of->n_params < q->n_params * part)
            of++;
        s = ctx_run(c, of, args + done * q->n_params, ids == NULL ? NULL : &rows, NULL);
        if (s != ST_OK)
            return s;
        for (size_t i = 0; i < rows.n_rows && i < part && ids != NULL; i++)
            ids[done + i] = rows.cell[i].i;
    }
    return ST_OK;
}

enum status tx_begin(struct ctx *c, struct tx *tx)
{
    assert(!c->in_tx);

    enum status s = db_begin(c->db);

    if (s == ST_FAULT)
        return db_fault(c, "begin");
    if (s == ST_OK) {
        tx->c = c;
        c->in_tx = true;
    }
    return s;
}

enum status tx_commit(struct tx *tx)
{
    struct ctx *c = tx->c;
    enum status s = db_commit(c->db);

    if (s == ST_FAULT)
        return db_fault(c, "commit"); /* tx_end() rolls back */
    if (s == ST_OK) {
        c->in_tx = false;
        tx->c = NULL;
    }
    return s;
}

void tx_end(struct tx *tx)
{
    if (tx->c == NULL)
        return;
    db_rollback(tx->c->db);
    tx->c->in_tx = false;
    tx->c = NULL;
}

struct acting act_as_system(struct ctx *c)
{
    struct acting a = { c, c->who, c->req };

    c->who = (struct who){ .unit_id = a.who.unit_id,
                           .unit_code = a.who.unit_code,
                           .unit_name = a.who.unit_name,
                           .unit_path = a.who.unit_path,
                           .zone = a.who.zone };
    c->req = NULL;
    return a;
}

void acting_end(struct acting *a)
{
    a->c->who = a->who;
    a->c->req = a->req;
}
