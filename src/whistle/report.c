/* report.c: a report's fields, who may read it, and how it is sealed. */
#include "whistle/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "core/people_queries.h"
#include "whistle/whistle.h"

const char *const wbs_report_names[REPORT_TEXTS] = {
    [REPORT_WHAT] = "apa",      [REPORT_WHO] = "siapa",     [REPORT_WHEN] = "kapan",
    [REPORT_WHERE] = "di_mana", [REPORT_HOW] = "bagaimana", [REPORT_EVIDENCE] = "bukti",
    [REPORT_BEFORE] = "pernah",
};

struct str wbs_today_iso(struct ctx *c)
{
    return date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

/* ── as filled in ── */

static struct str one_of(struct str given, const char *const *known, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(given, str_of(known[i])))
            return given;
    }
    return STR("");
}

static struct str join_shut_out(struct ctx *c)
{
    struct str all = STR("");

    for (size_t i = 0; i < c->req->form.n; i++) {
        const struct param *p = &c->req->form.p[i];

        if (str_eq(p->name, STR("kecuali")) && p->value.n < 20)
            all = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(all), STR_ARG(p->value));
    }
    return str_trim(all);
}

static void check_lengths(struct ctx *c, const struct wbs_report *r, struct fields *f)
{
    for (int i = 0; i < REPORT_TEXTS; i++) {
        size_t most = i == REPORT_WHAT ? REPORT_TEXT_MAX : REPORT_LINE_MAX;

        if (utf8_length(r->text[i]) > most)
            field_wrong(c, f, wbs_report_names[i], "whistle.too_long");
    }
    if (utf8_length(r->identity.name) > IDENTITY_MAX)
        field_wrong(c, f, "nama", "whistle.too_long");
    if (utf8_length(r->identity.contact) > IDENTITY_MAX)
        field_wrong(c, f, "kontak", "whistle.too_long");
    if (utf8_length(r->identity.relation) > IDENTITY_MAX)
        field_wrong(c, f, "hubungan", "whistle.too_long");
}

void wbs_report_read(struct ctx *c, struct wbs_report *r, struct fields *f)
{
    static const char *const classes[] = { "corruption", "other" };
    static const char *const modes[] = { "open", "confidential", "anonymous" };

    *r = (struct wbs_report){
        .class_ = one_of(form_str(c, "kelas"), classes, ARRAY_LEN(classes)),
        .mode = one_of(form_str(c, "cara"), modes, ARRAY_LEN(modes)),
        .protect = form_str(c, "lindung").n > 0,
        .identity = { form_str(c, "nama"), form_str(c, "kontak"), form_str(c, "hubungan") },
        .shut_out = join_shut_out(c),
    };
    for (int i = 0; i < REPORT_TEXTS; i++)
        r->text[i] = form_str(c, wbs_report_names[i]);
    if (r->text[REPORT_WHAT].n == 0)
        field_wrong(c, f, "apa", "whistle.say_what");
    if (r->class_.n == 0)
        field_wrong(c, f, "kelas", "whistle.choose_class");
    if (r->mode.n == 0)
        field_wrong(c, f, "cara", "whistle.choose_mode");
    /* Nobody is asked for a name; whoever gives one chose to. */
    if (str_eq(r->mode, STR("anonymous")))
        r->identity = (struct identity){ 0 };
    else if (r->mode.n > 0 && r->identity.name.n == 0)
        field_wrong(c, f, "nama", "whistle.say_name");
    check_lengths(c, r, f);
}

/* ── as text ── */

static struct str wbs_report_pack(struct arena *a, const struct wbs_report *r)
{
    struct param p[REPORT_TEXTS + 4];
    size_t n = 0;

    for (int i = 0; i < REPORT_TEXTS; i++)
        p[n++] = (struct param){ str_of(wbs_report_names[i]), r->text[i] };
    p[n++] = (struct param){ STR("kelas"), r->class_ };
    p[n++] = (struct param){ STR("cara"), r->mode };
    p[n++] = (struct param){ STR("lindung"), r->protect ? STR("1") : STR("") };
    p[n++] = (struct param){ STR("kecuali"), r->shut_out };
    return wbs_fields_pack(a, (struct params){ p, n });
}

struct wbs_report wbs_report_unpack(struct arena *a, struct str packed)
{
    struct params f = wbs_fields_unpack(a, packed);
    struct wbs_report r = {
        .class_ = params_get(f, "kelas"),
        .mode = params_get(f, "cara"),
        .protect = params_get(f, "lindung").n > 0,
        .shut_out = params_get(f, "kecuali"),
    };

    for (int i = 0; i < REPORT_TEXTS; i++)
        r.text[i] = params_get(f, wbs_report_names[i]);
    return r;
}

static struct str identity_pack(struct arena *a, const struct identity *id)
{
    struct param p[] = { { STR("nama"), id->name },
                         { STR("kontak"), id->contact },
                         { STR("hubungan"), id->relation } };

    return wbs_fields_pack(a, (struct params){ p, ARRAY_LEN(p) });
}

struct identity wbs_identity_unpack(struct arena *a, struct str packed)
{
    struct params f = wbs_fields_unpack(a, packed);

    return (struct identity){ params_get(f, "nama"), params_get(f, "kontak"),
                              params_get(f, "hubungan") };
}

/* ── who may read it ── */

bool wbs_shuts_out(const struct wbs_report *r, int64_t person_id)
{
    struct str rest = r->shut_out;

    while (rest.n > 0) {
        int64_t id = 0;

        if (int_parse(str_cut(&rest, ' '), &id) && id == person_id)
            return true;
    }
    return false;
}

enum status wbs_readers_in(struct ctx *c, const struct wbs_report *r, int64_t unit_id,
                           struct readers *out)
{
    struct whistle_handler *h = NULL;
    size_t n = 0;
    enum status s = whistle_handlers(c, unit_id, &h, &n);

    if (s != ST_OK)
        return s;
    *out = (struct readers){ .unit_id = unit_id, .handler = h, .n = n };
    out->out = arena_array(c->arena, n + 1, sizeof(*out->out));
    for (size_t i = 0; i < n; i++) {
        out->out[i] = wbs_shuts_out(r, h[i].person_id);
        out->remaining += !out->out[i];
    }
    return ST_OK;
}

enum status wbs_readers_find(struct ctx *c, const struct wbs_report *r, struct readers *out)
{
    struct unit unit = { 0 };
    struct readers above;
    enum status s = wbs_readers_in(c, r, c->who.unit_id, out);

    if (s != ST_OK || out->n < WHISTLE_HANDLERS_MIN || out->remaining > 0)
        return s;
    s = unit_by_id(c, c->who.unit_id, &unit);
    if (s != ST_OK || !unit.has_parent_id)
        return s;
    s = wbs_readers_in(c, r, unit.parent_id, &above);
    if (s == ST_OK && above.remaining >= WHISTLE_HANDLERS_MIN)
        *out = above;
    return s;
}

/* ── sealing ── */

/* A handler who is shut out gets noise in the key's place: the table tells nobody whom it is about.
 */
static enum status store_keys(struct ctx *c, const struct readers *to, int64_t case_id,
                              const struct case_key *key)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < to->n && s == ST_OK; i++) {
        struct str sealed =
            to->out[i] ? wbs_key_noise(c->arena)
                       : wbs_key_seal(c->arena, key, (const uint8_t *)to->handler[i].public_key.p);

        s = whistle_case_key_add(c, to->unit_id, case_id, to->handler[i].key_id, sealed);
    }
    return s;
}

static enum status store_half(struct ctx *c, const struct readers *to, int64_t case_id, size_t i,
                              size_t j, const struct case_key *half)
{
    struct str sealed =
        half == NULL ? wbs_key_noise(c->arena)
                     : wbs_key_seal(c->arena, half, (const uint8_t *)to->handler[i].public_key.p);

    return whistle_half_add(c, to->unit_id, case_id, to->handler[i].key_id, to->handler[j].key_id,
                            sealed);
}

enum status wbs_identity_store(struct ctx *c, const struct readers *to, int64_t case_id,
                               const struct identity *id)
{
    struct case_key *key = arena_new(c->arena, struct case_key);
    struct case_key *half = arena_array(c->arena, 2, sizeof(*half));
    enum status s;

    random_bytes(key->b, sizeof(key->b));
    s = whistle_identity_put(c, case_id, to->unit_id, wbs_today_iso(c),
                             wbs_seal_make(c->arena, identity_pack(c->arena, id),
                                           wbs_about_case(c->arena, case_id, "identity"), key,
                                           SEAL_TEXT_BLOCK));
    for (size_t i = 0; i < to->n && s == ST_OK; i++) {
        for (size_t j = i + 1; j < to->n && s == ST_OK; j++) {
            bool noise = to->out[i] || to->out[j];

            wbs_key_halve(key, &half[0], &half[1]);
            s = store_half(c, to, case_id, i, j, noise ? NULL : &half[0]);
            if (s == ST_OK)
                s = store_half(c, to, case_id, j, i, noise ? NULL : &half[1]);
        }
    }
    return s == ST_OK ? whistle_openings_drop(c, to->unit_id, case_id) : s;
}

static enum status store_report(struct ctx *c, const struct wbs_report *r, const struct readers *to,
                                const struct wbs_slip *box, const struct case_key *key,
                                int64_t *case_id)
{
    int64_t id = wbs_id_draw();
    struct str content =
        wbs_seal_make(c->arena, wbs_report_pack(c->arena, r),
                      wbs_about_case(c->arena, id, "report"), key, SEAL_TEXT_BLOCK);
    enum status s = whistle_case_add(
        c, id, to->unit_id, (struct str){ (const char *)box->locator, sizeof(box->locator) },
        wbs_key_seal(c->arena, key, box->pub), r->class_, wbs_today_iso(c), content);

    if (s == ST_OK)
        s = store_keys(c, to, id, key);
    if (s == ST_OK && r->identity.name.n > 0)
        s = wbs_identity_store(c, to, id, &r->identity);
    *case_id = id;
    return s;
}

enum status wbs_report_send(struct ctx *c, const struct wbs_report *r, const struct readers *to,
                            const struct clean_file *file, size_t n_file,
                            const struct wbs_slip *receipt)
{
    struct case_key *key = arena_new(c->arena, struct case_key);
    int64_t id = 0;

    random_bytes(key->b, sizeof(key->b));
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = store_report(c, r, to, receipt, key, &id);
    if (s == ST_OK)
        s = wbs_files_store(c, to->unit_id, id, 0, false, key, file, n_file);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── messages ── */

enum status wbs_message_store(struct ctx *c, int64_t unit_id, int64_t case_id, const char *kind,
                              const struct case_key *key, const struct message *m, int64_t *id)
{
    struct param p[] = { { STR("pesan"), m->text },
                         { STR("siapa"), m->who },
                         { STR("lindung"), m->protect ? STR("1") : STR("") } };
    struct str day = wbs_today_iso(c);
    bool waits = strcmp(kind, "reporter") == 0;

    *id = wbs_id_draw();
    return whistle_message_add(
        c, *id, unit_id, case_id, str_of(kind), day, waits ? 0 : 1,
        wbs_seal_make(c->arena, wbs_fields_pack(c->arena, (struct params){ p, ARRAY_LEN(p) }),
                      wbs_about_part(c->arena, case_id, kind, *id, day), key, SEAL_TEXT_BLOCK));
}

bool wbs_message_open(struct arena *a, const struct whistle_message *row, int64_t case_id,
                      const struct case_key *key, struct message *out)
{
    struct str packed = { 0 };

    if (!wbs_seal_open(a, row->content,
                       wbs_about_part(a, case_id, str_z(a, row->kind), row->id, row->sent_on), key,
                       &packed))
        return false;

    struct params f = wbs_fields_unpack(a, packed);

    *out = (struct message){ params_get(f, "pesan"), params_get(f, "siapa"),
                             params_get(f, "lindung").n > 0 };
    return true;
}
