/* packet.c: evidence of an assessment, and the package for the team above. */
#include "assessment/packet.h"

#include "assessment/worksheet.h"
#include "base/crypto.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "document/bundle.h"
#include "document/document.h"
#include "document/workbook.h"
#include "plan/print.h"
#include "register/record.h"

const char *const packet_part_names[PACKET_PARTS] = {
    [PACKET_DECREE] = "decree",
    [PACKET_PLAN] = "plan",
    [PACKET_WORKSHEET] = "worksheet",
    [PACKET_FOLLOW] = "follow_up",
};

const char *const packet_part_keys[PACKET_PARTS] = {
    [PACKET_DECREE] = "packet.decree",
    [PACKET_PLAN] = "packet.plan",
    [PACKET_WORKSHEET] = "packet.worksheet",
    [PACKET_FOLLOW] = "packet.follow_up",
};

/* A file that is made for the bundle. */
static struct bundle_line made(struct ctx *c, struct str folder, struct str name, const char *type,
                               struct str bytes)
{
    struct sha256 hash = sha256_of(bytes.p, bytes.n);

    return (struct bundle_line){ .folder = folder,
                                 .proves = name,
                                 .state = STR(""),
                                 .kind = STR("made"),
                                 .name = name,
                                 .media_type = str_of(type),
                                 .content = bytes,
                                 .sha256 = { arena_copy(c->arena, hash.b, sizeof(hash.b)),
                                             sizeof(hash.b) },
                                 .size = (int64_t)bytes.n,
                                 .uploaded_at = c->now / DAY * DAY,
                                 .uploader = c->who.unit_name };
}

/* ── evidence ── */

/* "A.I.1 Manajemen Perubahan/A.I.1.i Penyusunan Tim Kerja/a Apakah tim kerja sudah dibentuk". */
static struct str folder_of(struct ctx *c, const struct instrument *ins, size_t q)
{
    const struct ins_question *of = &ins->question[q];
    const struct ins_node *leaf = &ins->node[of->node];
    const struct ins_node *up = leaf->parent == INS_NONE ? leaf : &ins->node[leaf->parent];
    struct str letter = of->code, sub, title;

    while (str_has(letter, STR(".")))
        (void)str_cut(&letter, '.');
    sub = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(leaf->code),
                     STR_ARG(words_show(c, &leaf->name)));
    title = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(letter),
                       STR_ARG(words_show(c, &of->text)));
    if (up->parent == INS_NONE)
        return str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(bundle_folder(c->arena, sub, 80)),
                          STR_ARG(bundle_folder(c->arena, title, 80)));
    return str_printf(
        c->arena, STR_FMT "/" STR_FMT "/" STR_FMT,
        STR_ARG(bundle_folder(c->arena,
                              str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(up->code),
                                         STR_ARG(words_show(c, &up->name))),
                              80)),
        STR_ARG(bundle_folder(c->arena, sub, 80)), STR_ARG(bundle_folder(c->arena, title, 80)));
}

static struct bundle_line proof_line_of(struct ctx *c, const struct lhe *l, size_t q,
                                        const struct answer_proof *p)
{
    return (struct bundle_line){
        .folder = folder_of(c, l->a->ins, q),
        .proves = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p->question),
                             STR_ARG(assess_title(c, l->a))),
        .state = l->a->round[ROUND_SELF].row->state,
        .document_id = p->document_id,
        .kind = p->kind,
        .name = p->name,
        .media_type = p->media_type,
        .content = p->content,
        .sha256 = p->sha256,
        .size = p->size,
        .uploaded_at = p->uploaded_at,
        .uploader = p->uploader,
        .effective_from = p->effective_from,
        .effective_until = p->effective_until,
    };
}

/* Worksheet and report of the round, on top of the folders. */
static enum status add_papers(struct ctx *c, const struct lhe *l, enum round_kind kind,
                              struct str folder, struct bundle *b, struct bundle_line *line)
{
    struct str bytes = { 0 };
    struct str title = bundle_folder(c->arena, assess_title(c, l->a), 80);
    enum status s = worksheet_write(c, l->a, kind, &bytes);

    if (s == ST_OK)
        line[b->n++] = made(c, folder, str_printf(c->arena, STR_FMT ".xlsx", STR_ARG(title)),
                            XLSX_TYPE, bytes);
    if (s == ST_OK)
        s = report_paper(c, l, kind, &bytes);
    if (s == ST_OK)
        line[b->n++] =
            made(c, folder, str_printf(c->arena, STR_FMT ".pdf", STR_ARG(title)), PDF_TYPE, bytes);
    return s;
}

enum status packet_evidence(struct ctx *c, const struct lhe *l, enum round_kind kind, int fd)
{
    struct answer_proof *proof = NULL;
    size_t n = 0;
    struct bundle b = { .title = assess_title(c, l->a),
                        .period = str_printf(c->arena, "%lld", (long long)l->a->head.year) };
    enum status s = answer_documents(c, c->who.unit_id, l->a->head.id, &proof, &n);

    if (s != ST_OK)
        return s;
    struct bundle_line *line = arena_array(c->arena, n + 2, sizeof(*line));

    s = add_papers(c, l, kind, tr(c->lang, "packet.worksheet_folder"), &b, line);
    for (size_t q = 0; q < l->a->ins->n_question && s == ST_OK; q++)
        for (size_t i = 0; i < n; i++)
            if (str_eq(proof[i].question, l->a->ins->question[q].code) &&
                document_visible(c, proof[i].classification, proof[i].uploaded_by))
                line[b.n++] = proof_line_of(c, l, q, &proof[i]);
    b.line = line;
    return s == ST_OK ? bundle_write(c, &b, fd) : s;
}

/* ── the package ── */

/* Kinds of documents (data/document_kinds.yaml) and the part that they go into. */
static const struct {
    const char *kind;
    enum packet_part part;
} belongs[] = {
    { "sk_tim_rb", PACKET_DECREE },          { "sk_tim_zi", PACKET_DECREE },
    { "rencana_aksi_rb", PACKET_PLAN },      { "rencana_kerja_zi", PACKET_PLAN },
    { "monev_rencana_aksi", PACKET_FOLLOW }, { "tindak_lanjut_agen", PACKET_FOLLOW },
    { "monev_zi", PACKET_FOLLOW },           { "laporan_zi", PACKET_FOLLOW },
    { "lke_rb", PACKET_WORKSHEET },          { "lke_zi", PACKET_WORKSHEET },
};

static bool part_of(struct str category, enum packet_part *part)
{
    for (size_t i = 0; i < ARRAY_LEN(belongs); i++) {
        if (!str_eq(category, str_of(belongs[i].kind)))
            continue;
        *part = belongs[i].part;
        return true;
    }
    return false;
}

static void add_item(struct packet *p, enum packet_part part, const struct package_document *d,
                     struct str name)
{
    p->item[p->n++] = (struct packet_item){ part, d, name };
    p->of[part]++;
}

static void add_made(struct ctx *c, const struct assess *a, struct packet *p)
{
    struct str title = bundle_folder(c->arena, assess_title(c, a), 80);

    add_item(p, PACKET_WORKSHEET, NULL, str_printf(c->arena, STR_FMT ".xlsx", STR_ARG(title)));
    add_item(p, PACKET_WORKSHEET, NULL, str_printf(c->arena, STR_FMT ".pdf", STR_ARG(title)));
    add_item(p, PACKET_FOLLOW, NULL, str_printf(c->arena, "LHE " STR_FMT ".pdf", STR_ARG(title)));
}

/* The plan of the year is printed into the package, where there is one. */
static enum status add_plan_item(struct ctx *c, const struct assess *a, struct packet *p)
{
    struct plan plan = { 0 };
    enum status s = plan_by_key(c, PLAN_RB, (int)a->head.year, 0, &plan);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s == ST_OK)
        add_item(
            p, PACKET_PLAN, NULL,
            str_printf(c->arena, STR_FMT ".pdf", STR_ARG(bundle_folder(c->arena, plan.title, 80))));
    return s;
}

enum status packet_contents(struct ctx *c, const struct assess *a, struct packet *out)
{
    struct package_document *d = NULL;
    size_t n = 0;
    int year = (int)a->head.year;
    int zone = (int)c->who.zone;
    struct str from = str_printf(c->arena, "%d-01-01", year);
    struct str until = str_printf(c->arena, "%d-12-31", year);
    int64_t from_at = time_from_civil((struct civil){ .year = year, .month = 1, .day = 1 }, zone);
    int64_t until_at =
        time_from_civil((struct civil){ .year = year + 1, .month = 1, .day = 1 }, zone);
    enum status s = package_documents(c, c->who.unit_id, from, until, from_at, until_at, &d, &n);

    *out = (struct packet){ .item = arena_array(c->arena, n + 5, sizeof(*out->item)) };
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        enum packet_part part;

        if (part_of(d[i].category, &part) &&
            document_visible(c, d[i].classification, d[i].uploaded_by))
            add_item(out, part, &d[i], d[i].name);
    }
    add_made(c, a, out);
    return s == ST_OK ? add_plan_item(c, a, out) : s;
}

static struct str part_folder(struct ctx *c, enum packet_part part)
{
    return str_printf(c->arena, "%d " STR_FMT, (int)part + 1,
                      STR_ARG(bundle_folder(c->arena, tr(c->lang, packet_part_keys[part]), 60)));
}

static struct bundle_line document_line(struct ctx *c, const struct assess *a,
                                        const struct packet_item *it)
{
    const struct package_document *d = it->document;

    return (struct bundle_line){
        .folder = part_folder(c, it->part),
        .proves = assess_title(c, a),
        .state = STR(""),
        .document_id = d->document_id,
        .kind = d->kind,
        .name = d->name,
        .media_type = d->media_type,
        .content = d->content,
        .sha256 = d->sha256,
        .size = d->size,
        .uploaded_at = d->uploaded_at,
        .uploader = d->uploader,
        .effective_from = d->effective_from,
        .effective_until = d->effective_until,
    };
}

/* The plan of the year as printed, where there is one. */
static enum status add_plan(struct ctx *c, const struct assess *a, struct bundle *b,
                            struct bundle_line *line)
{
    struct plan plan = { 0 };
    struct plan_tree tree = { 0 };
    struct str bytes = { 0 };
    enum status s = plan_by_key(c, PLAN_RB, (int)a->head.year, 0, &plan);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s == ST_OK)
        s = plan_load(c, &plan, &tree);
    if (s == ST_OK)
        s = print_matrix(c, &tree, NULL, &bytes);
    if (s == ST_OK)
        line[b->n++] = made(
            c, part_folder(c, PACKET_PLAN),
            str_printf(c->arena, STR_FMT ".pdf", STR_ARG(bundle_folder(c->arena, plan.title, 80))),
            PDF_TYPE, bytes);
    return s;
}

enum status packet_write(struct ctx *c, const struct lhe *l, const struct packet *p, int fd)
{
    struct bundle b = { .title = assess_title(c, l->a),
                        .period = str_printf(c->arena, "%lld", (long long)l->a->head.year) };
    struct bundle_line *line = arena_array(c->arena, p->n + 4, sizeof(*line));
    struct str lhe = { 0 };
    enum status s = ST_OK;

    for (int part = 0; part < PACKET_PARTS; part++)
        for (size_t i = 0; i < p->n; i++)
            if ((int)p->item[i].part == part && p->item[i].document != NULL)
                line[b.n++] = document_line(c, l->a, &p->item[i]);
    s = add_plan(c, l->a, &b, line);
    if (s == ST_OK)
        s = add_papers(c, l, ROUND_SELF, part_folder(c, PACKET_WORKSHEET), &b, line);
    if (s == ST_OK)
        s = lhe_paper(c, l, &lhe);
    if (s == ST_OK)
        line[b.n++] = made(c, part_folder(c, PACKET_FOLLOW),
                           str_printf(c->arena, "LHE " STR_FMT ".pdf",
                                      STR_ARG(bundle_folder(c->arena, assess_title(c, l->a), 80))),
                           PDF_TYPE, lhe);
    b.line = line;
    return s == ST_OK ? bundle_write(c, &b, fd) : s;
}

enum status packet_note(struct ctx *c, const struct assess *a, const struct packet *p, int64_t *id)
{
    const struct reg_def *def = reg_find(c->app, STR("rb_dispatch"));
    bool zone = str_eq(a->ins->name, STR("zi-lke")),
         reform = str_eq(a->ins->name, STR("rb-unit-lke"));
    struct reg_form f;
    enum status s;

    if (def == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    reg_form_init(c, &f, def);
    (void)reg_form_put(&f, STR("kind"), reform ? STR("reform") : zone ? STR("zone") : STR("other"));
    (void)reg_form_put(&f, STR("title"), assess_title(c, a));
    (void)reg_form_put(&f, STR("year"), str_printf(c->arena, "%lld", (long long)a->head.year));
    (void)reg_form_put(&f, STR("assessment"),
                       str_printf(c->arena, "/penilaian/%lld", (long long)a->head.id));
    for (size_t i = 0; i < p->n && i < 60; i++) {
        (void)reg_form_put_cell(c, &f, STR("contents"), i, STR("part"),
                                str_of(packet_part_names[p->item[i].part]));
        (void)reg_form_put_cell(c, &f, STR("contents"), i, STR("document"), p->item[i].name);
    }
    s = record_create(c, &f, id);
    if (s == ST_INVALID && f.n_error > 0)
        return refuse_with(c, ST_INVALID, "packet.not_noted", f.error[0].text, STR(""));
    return s;
}
