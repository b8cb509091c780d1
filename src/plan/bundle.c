/* bundle.c: gathers a plan's evidence for document/bundle.c, and sends it. */
#include "plan/bundle.h"

#include <inttypes.h>
#include <unistd.h>

#include "core/app.h"
#include "core/time_show.h"
#include "document/bundle.h"
#include "document/document.h"
#include "document/store.h"
#include "plan/bundle_queries.h"

static struct bundle_line line_of(struct ctx *c, const struct bundle_row *r)
{
    return (struct bundle_line){
        .folder = r->ref,
        .proves = str_printf(c->arena, STR_FMT " " STR_FMT " %" PRId64, STR_ARG(r->ref),
                             STR_ARG(month_name(c->lang, (int)r->month)), r->year),
        .state = r->state,
        .document_id = r->document_id,
        .kind = r->kind,
        .name = r->name,
        .media_type = r->media_type,
        .content = r->content,
        .sha256 = r->sha256,
        .size = r->size,
        .uploaded_at = r->uploaded_at,
        .uploader = r->uploader,
        .effective_from = r->effective_from,
        .effective_until = r->effective_until,
    };
}

enum status plan_bundle(struct ctx *c, const struct plan *plan, struct print_period period, int fd)
{
    struct bundle_row *row = NULL;
    struct bundle b = { .title = plan->title, .period = period_name(c->arena, c->lang, period) };
    size_t n = 0;
    enum status s =
        bundle_rows(c, c->who.unit_id, plan->id, period_from(period), period_to(period), &row, &n);

    if (s != ST_OK)
        return s;
    struct bundle_line *line = arena_array(c->arena, n, sizeof(*line));
    for (size_t i = 0; i < n; i++) {
        if (document_visible(c, row[i].classification, row[i].uploaded_by))
            line[b.n++] = line_of(c, &row[i]);
    }
    b.line = line;
    return bundle_write(c, &b, fd);
}

/*
 * POST /laporan/PLAN/bukti, triwulan=1..4 or none
 *
 * It changes nothing; it is a POST because packing takes long and must not hold a network thread.
 */
static enum status bundle_send(struct ctx *c)
{
    struct plan plan = { 0 };
    int64_t quarter = form_i64(c, "triwulan", 0);
    int fd = -1;
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    if (s == ST_OK && (quarter < 0 || quarter > 4))
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = store_temporary(c, &fd);
    if (s != ST_OK)
        return s;
    s = plan_bundle(c, &plan, (struct print_period){ plan.year, (int)quarter }, fd);
    if (s != ST_OK) {
        (void)close(fd);
        return s;
    }
    struct str part = quarter == 0 ? STR("tahun") : str_printf(c->arena, "tw%d", (int)quarter);
    return bundle_answer(c, fd,
                         str_printf(c->arena, "bukti-" STR_FMT "-" STR_FMT "-" STR_FMT ".zip",
                                    STR_ARG(c->who.unit_code), STR_ARG(plan.slug), STR_ARG(part)));
}

const struct route bundle_routes[] = {
    { POST, "/laporan/:plan/bukti", PLAN_READ, bundle_send, NULL, BODY_FORM },
    { .pattern = NULL },
};
