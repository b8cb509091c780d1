/* move_page.c: steps of a period, corrections, remarks for the report, and drafts thrown away. */
#include <inttypes.h>

#include "core/ledger.h"
#include "survey/pages.h"

static enum status make_move(struct ctx *c, enum right right)
{
    const struct period_move *m = period_move_find(path_str(c, "move"));
    struct period_step step = { .version = form_i64(c, "versi", 0),
                                .decree = form_str(c, "sk"),
                                .decree_on = form_str(c, "sk_tanggal"),
                                .reason = form_str(c, "alasan") };
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (m == NULL || m->right != right)
        return ST_NOT_FOUND;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = period_step(c, &p, m, &step);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "survey.moved", period_state_text(c, str_of(m->to)), STR(""));
    return see_other(c, "/survei/periode/%" PRId64, p.row.id);
}

enum status period_send_move(struct ctx *c)
{
    return make_move(c, SURVEY_EDIT);
}

enum status period_send_enact(struct ctx *c)
{
    return make_move(c, SURVEY_ENACT);
}

enum status period_send_correct(struct ctx *c)
{
    struct period p = { 0 };
    int64_t id = 0;
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = period_correct(c, &p, form_str(c, "alasan"), &id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei/periode/%" PRId64, id) : s;
}

enum status period_send_drop(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (!str_eq(p.row.state, STR("draft")) || p.row.corrects_id != 0)
        return refuse(c, ST_CONFLICT, "survey.fixed");
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = service_clear(c, c->who.unit_id, p.row.id);
    if (s == ST_OK)
        s = period_drop(c, c->who.unit_id, p.row.id, form_i64(c, "versi", 0));
    if (s == ST_OK)
        s = audit(c, "survey.dropped", "survey_period", p.row.id, STR("{}"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei") : s;
}

enum status period_send_remark(struct ctx *c)
{
    struct period p = { 0 };
    struct str text = form_str(c, "catatan");
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (period_is_public(&p.row) || text.n > 16000)
        return refuse(c, ST_CONFLICT, "survey.fixed");
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = period_set_remark(c, c->who.unit_id, p.row.id, form_i64(c, "versi", 0), text);
    if (s == ST_OK)
        s = audit(c, "survey.remarked", "survey_period", p.row.id, STR("{}"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei/periode/%" PRId64 "#catatan", p.row.id) : s;
}
