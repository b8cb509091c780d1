/* message.c: writes messages, and the inbox's pages. */
#include "core/message.h"

#include <assert.h>
#include <inttypes.h>

#include "core/app.h"
#include "core/job.h"
#include "core/message.view.h"
#include "core/message_queries.h"
#include "core/message_view.h"
#include "core/page.h"
#include "core/route.h"
#include "core/time_show.h"

#define PER_PAGE 50

enum status message_send(struct ctx *c, const struct message_new *m)
{
    int64_t id = 0;
    enum status s;

    assert(c->in_tx);
    s = message_add(c, c->who.unit_id, m->person_id, m->subject, m->body, m->link, c->now, &id);
    if (s == ST_OK && m->mail)
        s = job_add(c, "mail", str_printf(c->arena, "{\"message\":%" PRId64 "}", id),
                    str_printf(c->arena, "mail:%" PRId64, id), c->now);
    return s;
}

enum status message_settle(struct ctx *c, struct str link)
{
    assert(c->in_tx);
    return message_read_link(c, c->who.unit_id, link, c->now);
}

/* ── Pages ── */

/* An address of ours, as the mail needs it, is a path here. */
static bool is_own_address(const struct ctx *c, struct str line, struct str *path)
{
    struct str base = c->app->base_url;

    if (base.n == 0 || !str_starts(line, base))
        return false;
    *path = str_sub(line, base.n, line.n - base.n);
    return str_starts(*path, STR("/")) && !str_starts(*path, STR("//"));
}

static void add_row(const struct ctx *c, struct message_line *l, struct str line)
{
    struct message_row *last = l->n_rows > 0 ? &l->row[l->n_rows - 1] : NULL;
    bool below = str_starts(line, STR("  ")) && last != NULL && last->kind == ROW_ITEM;
    struct str path;

    if (below && is_own_address(c, str_trim(line), &path))
        last->href = path;
    else if (below)
        last->more = str_trim(line);
    else if (str_starts(line, STR("- ")))
        l->row[l->n_rows++] =
            (struct message_row){ .kind = ROW_ITEM, .text = str_sub(line, 2, line.n) };
    else if (line.n > 0)
        l->row[l->n_rows++] = (struct message_row){ .kind = ROW_TEXT, .text = line };
}

static struct message_line line_of(struct ctx *c, const struct message *m)
{
    struct str rest = m->body;
    struct message_line l = {
        .id = m->id,
        .subject = m->subject,
        .when = time_short(c->arena, c->lang, m->created_at, c->who.zone),
        .unread = !m->has_read_at,
        .has_link = m->link.n != 0,
        .row = arena_array(c->arena, MESSAGE_ROWS_MAX, sizeof(struct message_row)),
    };

    while (rest.n > 0 && l.n_rows < MESSAGE_ROWS_MAX)
        add_row(c, &l, str_cut(&rest, '\n'));
    for (size_t i = 0; i < l.n_rows; i++) {
        struct message_row *r = &l.row[i];
        bool item_next = i + 1 < l.n_rows && l.row[i + 1].kind == ROW_ITEM;

        r->first = i == 0 || l.row[i - 1].kind != ROW_ITEM;
        r->last = !item_next;
        if (r->kind == ROW_TEXT && item_next)
            r->kind = ROW_HEAD;
    }
    return l;
}

/* GET /kotak-masuk?sebelum=ID */
static enum status message_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "message.title"), .place = PLACE_HOME };
    int64_t before = query_i64(c, "sebelum", INT64_MAX), unread = 0;
    struct message *row = NULL;
    struct message_list list = { 0 };
    struct out *o;
    enum status s =
        message_page(c, c->who.unit_id, c->who.person_id, before, PER_PAGE + 1, &row, &list.n);

    if (s == ST_OK)
        s = message_unread(c, c->who.unit_id, c->who.person_id, &unread);
    if (s != ST_OK)
        return s;
    if (list.n > PER_PAGE) {
        list.n = PER_PAGE;
        list.older = row[PER_PAGE - 1].id;
    }
    list.unread = unread;
    list.line = arena_array(c->arena, list.n, sizeof(*list.line));
    for (size_t i = 0; i < list.n; i++)
        list.line[i] = line_of(c, &row[i]);
    o = body_new(c);
    message_list_view(o, &list);
    return page_show(c, &page, o);
}

/* POST /kotak-masuk/:id: read, and on to what it is about */
static enum status message_open(struct ctx *c)
{
    struct message m = { 0 };
    int64_t id = path_i64(c, "id");
    enum status s = message_by_id(c, c->who.unit_id, c->who.person_id, id, &m);

    if (s == ST_OK)
        s = message_read(c, c->who.unit_id, c->who.person_id, id, c->now);
    if (s != ST_OK)
        return s;
    if (m.link.n != 0 && m.link.p[0] == '/' && !str_starts(m.link, STR("//")))
        return see_other(c, STR_FMT, STR_ARG(m.link));
    return see_other(c, "/kotak-masuk");
}

/* POST /kotak-masuk: all read */
static enum status message_all_read(struct ctx *c)
{
    int64_t n = 0;
    enum status s = message_read_all(c, c->who.unit_id, c->who.person_id, c->now, &n);

    return s == ST_OK ? see_other(c, "/kotak-masuk") : s;
}

const struct route message_routes[] = {
    { .method = GET, .pattern = "/kotak-masuk", .right = SIGNED_IN, .handle = message_show },
    { .method = POST, .pattern = "/kotak-masuk", .right = SIGNED_IN, .handle = message_all_read },
    { .method = POST, .pattern = "/kotak-masuk/:id", .right = SIGNED_IN, .handle = message_open },
    { 0 },
};
