/* files.c: attachments: which kinds, cleaned of what they tell of their maker, sealed, given back.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "document/media.h"
#include "document/reader.h"
#include "document/strip.h"
#include "whistle/report_view.h"

/* Pictures lose what is beside the picture, a PDF becomes pictures of its pages, text has nothing
 * to lose. Of office files and films nobody can promise that. */
static enum status clean(struct ctx *c, const struct media *m, struct str in, struct str *out)
{
    struct buf b;

    if (m != NULL && strip_knows(m)) {
        buf_init(&b, c->arena);
        if (!strip_bytes(in, m, &b))
            return refuse(c, ST_INVALID, "whistle.cannot_clean");
        *out = buf_str(&b);
        return ST_OK;
    }
    if (m != NULL && strcmp(m->type, "application/pdf") == 0) {
        enum status s = reader_clean_pdf(c, in, out);

        return s == ST_INVALID ? refuse(c, s, "whistle.cannot_clean") : s;
    }
    if (m == NULL || strcmp(m->type, "text/plain") != 0 || !utf8_text(in))
        return refuse(c, ST_INVALID, "whistle.kinds");
    *out = in;
    return ST_OK;
}

static enum status clean_one(struct ctx *c, const struct upload *u, size_t number,
                             struct clean_file *out)
{
    struct str all = u->content;
    size_t tail = all.n > (size_t)MEDIA_TAIL ? all.n - (size_t)MEDIA_TAIL : 0;
    const struct media *m =
        media_of(str_sub(all, 0, MEDIA_HEAD), str_sub(all, tail, all.n), STR("x.txt"));
    enum status s = clean(c, m, all, &out->bytes);

    if (s != ST_OK)
        return s;
    out->type = str_of(m->type);
    out->name = str_printf(c->arena, "lampiran-%zu%s", number, m->suffix);
    return ST_OK;
}

enum status wbs_files_clean(struct ctx *c, struct clean_file **out, size_t *n)
{
    enum status s = ST_OK;

    *out = arena_array(c->arena, c->req->n_upload + 1, sizeof(**out));
    *n = 0;
    for (size_t i = 0; i < c->req->n_upload && s == ST_OK; i++) {
        s = clean_one(c, &c->req->upload[i], i + 1, &(*out)[i]);
        *n += s == ST_OK;
    }
    return s;
}

enum status wbs_files_store(struct ctx *c, int64_t unit_id, int64_t case_id, int64_t message_id,
                            bool delivered, const struct case_key *key,
                            const struct clean_file *file, size_t n)
{
    int64_t have = 0;
    enum status s = n > 0 ? whistle_file_count(c, unit_id, case_id, &have) : ST_OK;

    if (s == ST_OK && have + (int64_t)n > FILES_OF_CASE)
        return refuse(c, ST_INVALID, "whistle.too_many_files");
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct param p[] = { { STR("nama"), file[i].name },
                             { STR("jenis"), file[i].type },
                             { STR("isi"), file[i].bytes } };
        int64_t id = wbs_id_draw();

        s = whistle_file_add(
            c, id, unit_id, case_id, message_id, delivered ? 1 : 0,
            wbs_seal_make(c->arena, wbs_fields_pack(c->arena, (struct params){ p, ARRAY_LEN(p) }),
                          wbs_about_part(c->arena, case_id, "file", id, STR("")), key,
                          SEAL_FILE_BLOCK));
    }
    return s;
}

enum status wbs_file_answer(struct ctx *c, const struct whistle_file *f, int64_t case_id,
                            const struct case_key *key)
{
    struct str packed = { 0 };

    if (!wbs_seal_open(c->arena, f->content,
                       wbs_about_part(c->arena, case_id, "file", f->id, STR("")), key, &packed))
        return fail(c, ST_FAULT, "a sealed file does not open");

    struct params p = wbs_fields_unpack(c->arena, packed);

    c->res->body = params_get(p, "isi");
    response_header(c->res, "Content-Type", params_get(p, "jenis"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"" STR_FMT "\"",
                               STR_ARG(params_get(p, "nama"))));
    /* Whatever stands in it, it runs as nothing. */
    response_header(c->res, "Content-Security-Policy", STR("default-src 'none'; sandbox"));
    return ST_OK;
}

void wbs_files_at(struct ctx *c, const struct whistle_file_line *f, size_t n, int64_t message_id,
                  struct wbs_file **out, size_t *n_out)
{
    *out = arena_array(c->arena, n + 1, sizeof(**out));
    for (size_t i = 0; i < n; i++) {
        struct str number = str_printf(c->arena, "%" PRId64, f[i].place);

        if (f[i].message_id == message_id)
            (*out)[(*n_out)++] = (struct wbs_file){ f[i].id, tr_with(c->arena, c->lang,
                                                                     "whistle.file", &number, 1) };
    }
}
