/* receipt.c: writes the proof of a receipt, and checks one without a database. */
#include "intake/receipt.h"

#include <inttypes.h>
#include <jansson.h>

#include "base/buf.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/proof.h"

#define HEAD "runut-receipt/1"

/* ── writing ── */

enum status receipt_file(struct ctx *c, int64_t seq, struct str number, struct str *text)
{
    struct arena *a = c->arena;
    struct inclusion p = { 0 };
    struct buf b;
    enum status s = proof_inclusion(c, c->who.unit_id, seq, &p);

    if (s != ST_OK)
        return s;
    if (p.salt.p == NULL)
        return ST_NOT_FOUND;
    if (!p.holds)
        return fail(c, ST_FAULT, "the log does not hold its entry %" PRId64, seq);
    struct str key =
        checkpoint_vkey(a, checkpoint_origin(a, c->who.unit_code), c->app->sign_public);

    buf_init(&b, a);
    buf_printf(
        &b, HEAD "\nnumber " STR_FMT "\nkey " STR_FMT "\nsalt " STR_FMT "\nentry " STR_FMT "\n\n",
        STR_ARG(number), STR_ARG(key), STR_ARG(base64_of(a, p.salt.p, p.salt.n)), STR_ARG(p.text));
    buf_add(&b, proof_inclusion_text(a, &p));
    *text = buf_str(&b);
    return ST_OK;
}

/* ── reading ── */

/* "name VALUE"; false where the line is another. */
static bool take_line(struct str *rest, const char *name, struct str *out)
{
    struct str line = str_cut(rest, '\n'), word = str_of(name);

    if (!str_starts(line, word) || line.n <= word.n || line.p[word.n] != ' ')
        return false;
    *out = str_sub(line, word.n + 1, line.n);
    return true;
}

static struct str text_at(struct arena *a, const json_t *list, size_t i)
{
    const json_t *v = json_array_get(list, i);

    return json_is_string(v)
               ? str_copy(a, (struct str){ json_string_value(v), json_string_length(v) })
               : STR("");
}

static bool read_entry(struct arena *a, struct receipt *out)
{
    json_t *list = json_loadb(out->entry.p, out->entry.n, 0, NULL);
    bool good = json_is_array(list) && json_array_size(list) == 10 &&
                str_eq(text_at(a, list, 0), STR("runut-entry-1"));

    if (good) {
        out->unit_id = json_integer_value(json_array_get(list, 1));
        out->seq = json_integer_value(json_array_get(list, 2));
        out->at = json_integer_value(json_array_get(list, 3));
        out->action = text_at(a, list, 6);
        out->detail = text_at(a, list, 9);
    }
    json_decref(list);
    return good;
}

static bool is_number(struct str detail, struct str number)
{
    json_t *root = json_loadb(detail.p, detail.n, 0, NULL);
    const char *said = json_string_value(json_object_get(root, "number"));
    bool same = said != NULL && str_eq(str_of(said), number);

    json_decref(root);
    return same;
}

struct parts {
    struct str salt;
    struct inclusion proof;
    struct checkpoint_head head;
    bool is_signed;
};

static bool read_parts(struct arena *a, struct str text, struct receipt *out, struct parts *p)
{
    struct str rest = text, salt;

    if (text.n > RECEIPT_MAX || !str_eq(str_cut(&rest, '\n'), STR(HEAD)))
        return false;
    return take_line(&rest, "number", &out->number) && take_line(&rest, "key", &out->key) &&
           take_line(&rest, "salt", &salt) && base64_parse(a, salt, &p->salt) &&
           take_line(&rest, "entry", &out->entry) && str_cut(&rest, '\n').n == 0 &&
           proof_inclusion_read(a, rest, &p->proof) && read_entry(a, out);
}

/* What somebody's mail or editor made of the ends of lines. */
static struct str plain_lines(struct arena *a, struct str text)
{
    struct buf b;

    if (str_starts(text, STR("\xef\xbb\xbf")))
        text = str_sub(text, 3, text.n);
    buf_init(&b, a);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\r')
            buf_add_char(&b, text.p[i]);
    }
    while (b.n > 0 && (b.p[b.n - 1] == '\n' || b.p[b.n - 1] == ' '))
        b.n--;
    buf_add_char(&b, '\n');
    return buf_str(&b);
}

static enum receipt_fault judge(struct arena *a, struct str text, struct str vkey,
                                struct receipt *out)
{
    struct parts p = { .is_signed = false };
    uint8_t pub[SIGN_PUBLIC_LEN];
    struct sha256 leaf;
    struct str name = { 0 };

    if (!read_parts(a, text, out, &p) || !checkpoint_vkey_parse(a, str_trim(vkey), &name, pub))
        return RECEIPT_UNREADABLE;
    if (!checkpoint_read(a, p.proof.note, pub, &p.head, &p.is_signed))
        return RECEIPT_UNREADABLE;
    out->origin = p.head.origin;
    out->size = p.head.head.size;
    if (!p.is_signed || !str_eq(p.head.origin, name))
        return RECEIPT_SIGNATURE;
    leaf = merkle_leaf(p.salt, out->entry);
    if (out->seq != p.proof.seq)
        return RECEIPT_ENTRY;
    if (!merkle_inclusion_check(&leaf, p.proof.seq, &p.head.head, &p.proof.proof))
        return RECEIPT_PROOF;
    return is_number(out->detail, out->number) ? RECEIPT_GOOD : RECEIPT_NUMBER;
}

enum receipt_fault receipt_check(struct arena *a, struct str text, struct str vkey,
                                 struct receipt *out)
{
    *out = (struct receipt){ .fault = RECEIPT_UNREADABLE };
    if (text.n > RECEIPT_MAX)
        return RECEIPT_UNREADABLE;
    out->fault = judge(a, plain_lines(a, text), vkey, out);
    return out->fault;
}

const char *receipt_fault_key(enum receipt_fault f)
{
    static const char *const key[RECEIPT_FAULTS] = {
        [RECEIPT_GOOD] = "receipt.good",
        [RECEIPT_UNREADABLE] = "receipt.fault.unreadable",
        [RECEIPT_ENTRY] = "receipt.fault.entry",
        [RECEIPT_PROOF] = "receipt.fault.proof",
        [RECEIPT_SIGNATURE] = "receipt.fault.signature",
        [RECEIPT_NUMBER] = "receipt.fault.number",
    };

    return key[f];
}
