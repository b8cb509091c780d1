/*
 * import_page.c: /rencana/impor: a file is handed in, its differences from the plan in place are
 * shown, and only then written.
 *
 * Between the two steps the file lies in the store under its hash, which travels in the form with a
 * digest of the differences that were shown. The second step reads and compares again: when the
 * plan has changed meanwhile, it shows the new differences instead of writing.
 */
#include <inttypes.h>
#include <unistd.h>

#include "base/number.h"
#include "core/page.h"
#include "core/token.h"
#include "document/store.h"
#include "plan/manage.h"
#include "plan/manage.view.h"
#include "plan/pages.h"

const char *column_key(const char *column)
{
    static const struct {
        const char *column, *key;
    } keys[] = {
        { "area", "plan.column.text" },
        { "activity", "plan.column.text" },
        { "sub_activity", "plan.column.text" },
        { "indicator", "plan.column.text" },
        { "sub_details", "plan.column.details" },
        { "indicator_details", "plan.column.details" },
        { "indicator_no", "plan.column.tracked" },
        { "months", "plan.column.months" },
        { "note", "plan.column.note" },
        { "target", "plan.column.target" },
        { "target_text", "plan.column.target_text" },
        { "uom", "plan.column.uom" },
        { "direction", "plan.column.direction" },
        { "pic", "plan.column.pic" },
        { "ref", "plan.column.order" },
    };

    for (size_t i = 0; column != NULL && i < ARRAY_LEN(keys); i++)
        if (strcmp(column, keys[i].column) == 0)
            return keys[i].key;
    return "plan.column.other";
}

const char *change_key(enum change_kind k)
{
    static const char *const keys[] = { [CHANGE_ADD] = "plan.change.add",
                                        [CHANGE_REMOVE] = "plan.change.remove",
                                        [CHANGE_EDIT] = "plan.change.edit" };

    return keys[k];
}

static enum status show(struct ctx *c, struct import_page *p, int status)
{
    struct page page = { .place = PLACE_PLAN,
                         .title = tr(c->lang, "plan.import.title"),
                         .script = { "upload.js" } };
    struct crumb crumb[1] = { { tr(c->lang, "plan.list.title"), STR("/rencana") } };
    struct person_row *person = NULL;
    struct out *o = body_new(c);
    enum status s = persons_active(c, c->who.unit_id, &person, &p->n_person);

    if (s != ST_OK)
        return s;
    p->person = person;
    import_view(o, p);
    page.crumb = crumb;
    page.n_crumb = 1;
    c->res->status = status;
    return page_show(c, &page, o);
}

/* GET /rencana/impor?tahun=2026&jenis=rb */
enum status import_show(struct ctx *c)
{
    struct import_page *p = arena_new(c->arena, struct import_page);
    struct str kind = query_str(c, "jenis");
    struct civil now = time_civil(c->now, (int)c->who.zone);

    p->year = str_printf(c->arena, "%" PRId64, query_i64(c, "tahun", now.year));
    p->kind = kind.n > 0 ? kind : STR("rb");
    p->slug = query_str(c, "rencana");
    return show(c, p, 200);
}

/* Year, kind and decree as they stand in the form of either step. */
static enum status read_target(struct ctx *c, struct import_page *p)
{
    int64_t year = 0, owner = form_i64(c, "pemilik", 0);
    int kind = name_index(plan_kind_names, PLAN_KINDS, form_str(c, "jenis"));
    int32_t day;

    p->year = form_str(c, "tahun");
    p->kind = form_str(c, "jenis");
    p->owner = form_str(c, "pemilik");
    p->target = (struct import_target){ .title = form_str(c, "judul"),
                                        .decree = form_str(c, "keputusan"),
                                        .decree_date = form_str(c, "tanggal") };
    p->slug = form_str(c, "rencana");
    if (p->slug.n > 0) {
        enum status s = plan_find(c, p->slug, &p->plan);

        if (s != ST_OK)
            return s;
        p->target.plan_id = p->plan.id;
    }
    /* Without a decree a new plan is a draft. */
    p->target.draft = p->target.decree.n == 0;
    if (!int_parse_range(p->year, 2000, 2199, &year))
        return refuse(c, ST_INVALID, "plan.import.bad_year");
    if (kind < 0)
        return refuse(c, ST_INVALID, "plan.import.bad_kind");
    if (kind == PLAN_AGENT && owner <= 0)
        return refuse(c, ST_INVALID, "plan.import.no_owner");
    if (p->target.decree_date.n > 0 && !date_parse(p->target.decree_date, &day))
        return refuse(c, ST_INVALID, "plan.life.no_date");
    p->target.kind = (enum plan_kind)kind;
    p->target.year = (int)year;
    p->target.owner_id = kind == PLAN_AGENT ? owner : 0;
    return ST_OK;
}

static void add_error(struct ctx *c, struct import_page *p, struct str text)
{
    struct str *more = arena_array(c->arena, p->n_error + 1, sizeof(*more));

    if (p->n_error > 0)
        memcpy(more, p->error, p->n_error * sizeof(*more));
    more[p->n_error++] = text;
    p->error = more;
}

/* What is wrong with the file, or with the request. */
static enum status show_wrong(struct ctx *c, struct import_page *p, const struct import *im,
                              const struct table_fault *fault, enum status s)
{
    if (s != ST_INVALID && s != ST_CONFLICT)
        return s;
    if (fault->key != NULL)
        add_error(c, p, table_fault_text(c->arena, c->lang, fault));
    else if (im->n_error == 0)
        add_error(c, p, failure_text(c));
    for (size_t i = 0; i < im->n_error; i++)
        add_error(c, p, import_error_text(c->arena, c->lang, &im->error[i]));
    p->n_more = im->n_more;
    return show(c, p, s == ST_CONFLICT ? 409 : 422);
}

static void fill_counts(struct ctx *c, struct import_page *p, const struct import *im)
{
    struct str n[] = {
        int_show(c->arena, im->areas, true),
        int_show(c->arena, im->activities, true),
        int_show(c->arena, im->subs, true),
        int_show(c->arena, im->indicators, true),
        int_show(c->arena, (int64_t)im->n_row - im->indicators, true),
    };

    p->im = im;
    p->counts = tr_with(c->arena, c->lang, "plan.cli.counts", n, ARRAY_LEN(n));
}

/* Reads the file of that hash and compares. */
static enum status read_and_compare(struct ctx *c, struct import_page *p, const struct sha256 *hash,
                                    struct import *im, struct table_fault *fault)
{
    struct sha256 again;
    struct str path = store_path(c->arena, c->app->data_dir, hash);
    enum status s = import_read(c, path.p, im, &again, fault);

    if (s == ST_OK && !bytes_equal(again.b, hash->b, sizeof(again.b)))
        return fail(c, ST_FAULT, "the stored file has changed");
    if (s == ST_OK)
        s = import_compare(c, &p->target, im, &p->plan, &p->diff);
    if (s != ST_OK)
        return s;
    fill_counts(c, p, im);
    p->has_preview = true;
    p->digest = import_digest(c->arena, &p->plan, &p->diff);
    return ST_OK;
}

/* POST /rencana/impor: the file; shows what it would change. */
enum status import_send(struct ctx *c)
{
    struct import_page *p = arena_new(c->arena, struct import_page);
    struct import *im = arena_new(c->arena, struct import);
    struct table_fault fault = { 0 };
    struct stored file = { 0 };
    enum status s = read_target(c, p);

    if (s == ST_OK && c->req->n_upload != 1)
        s = refuse(c, ST_INVALID, "plan.import.no_file");
    if (s == ST_OK)
        s = store_take(c, c->req->upload, 1, &file);
    if (s == ST_OK) {
        p->file_name = file.name;
        p->file_hash = text_seal(c->app, c->arena, TOKEN_FILE,
                                 hex_of(c->arena, file.hash.b, sizeof(file.hash.b)));
        s = read_and_compare(c, p, &file.hash, im, &fault);
    }
    return s == ST_OK ? show(c, p, 200) : show_wrong(c, p, im, &fault, s);
}

/* Only a file that the first step took, and that still lies there. */
static bool find_file(struct ctx *c, struct str sealed, struct sha256 *hash)
{
    struct str hex = { 0 };

    return text_open(c->app, c->arena, TOKEN_FILE, sealed, &hex) &&
           hex_parse(hex, hash->b, sizeof(hash->b)) &&
           access(store_path(c->arena, c->app->data_dir, hash).p, R_OK) == 0;
}

/* POST /rencana/impor/terapkan: what was shown, as long as it still holds. */
enum status import_confirm(struct ctx *c)
{
    struct import_page *p = arena_new(c->arena, struct import_page);
    struct import *im = arena_new(c->arena, struct import);
    struct table_fault fault = { 0 };
    struct str digest = form_str(c, "sidik");
    struct sha256 hash;
    enum status s = read_target(c, p);

    p->file_name = form_str(c, "nama");
    p->file_hash = form_str(c, "berkas");
    if (s == ST_OK && (digest.n == 0 || !find_file(c, p->file_hash, &hash)))
        s = refuse(c, ST_INVALID, "plan.import.no_file");
    if (s == ST_OK)
        s = read_and_compare(c, p, &hash, im, &fault);
    if (s == ST_OK && !str_eq(digest, p->digest)) {
        p->plan_changed = true;
        return show(c, p, 409);
    }
    if (s == ST_OK)
        s = import_apply(c, &p->target, im, digest, hash, &p->plan, &p->diff);
    if (s != ST_OK)
        return show_wrong(c, p, im, &fault, s);
    say(c, "plan.said.imported", p->plan.title, STR(""));
    return see_other(c, "/rencana/" STR_FMT, STR_ARG(p->plan.slug));
}
