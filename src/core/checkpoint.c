/* checkpoint.c: makes, reads and stores signed heads; checkpoint.h shows one. */
#include "core/checkpoint.h"

#include <assert.h>
#include <inttypes.h>

#include "base/number.h"
#include "core/checkpoint_queries.h"
#include "core/ledger.h"

#define KEY_ID_LEN 4
#define ED25519 "\x01"
#define DASH "\xe2\x80\x94 "

struct str checkpoint_origin(struct arena *a, struct str unit_code)
{
    return str_printf(a, "runut/" STR_FMT, STR_ARG(unit_code));
}

static void key_id(struct str name, const uint8_t pub[SIGN_PUBLIC_LEN], uint8_t id[KEY_ID_LEN])
{
    struct hasher h;
    struct sha256 sum;

    hasher_init(&h);
    hasher_add(&h, name.p, name.n);
    hasher_add(&h, "\n" ED25519, 2);
    hasher_add(&h, pub, SIGN_PUBLIC_LEN);
    sum = hasher_end(&h);
    memcpy(id, sum.b, KEY_ID_LEN);
}

struct str checkpoint_vkey(struct arena *a, struct str name, const uint8_t pub[SIGN_PUBLIC_LEN])
{
    uint8_t id[KEY_ID_LEN], key[1 + SIGN_PUBLIC_LEN] = { 1 };

    key_id(name, pub, id);
    memcpy(key + 1, pub, SIGN_PUBLIC_LEN);
    return str_printf(a, STR_FMT "+" STR_FMT "+" STR_FMT, STR_ARG(name),
                      STR_ARG(hex_of(a, id, sizeof(id))), STR_ARG(base64_of(a, key, sizeof(key))));
}

bool checkpoint_vkey_parse(struct arena *a, struct str vkey, struct str *name,
                           uint8_t pub[SIGN_PUBLIC_LEN])
{
    struct str rest = str_trim(vkey), bytes, id_hex;
    uint8_t id[KEY_ID_LEN], given[KEY_ID_LEN];

    *name = str_cut(&rest, '+');
    id_hex = str_cut(&rest, '+');
    if (name->n == 0 || !hex_parse(id_hex, given, sizeof(given)) ||
        !base64_parse(a, rest, &bytes) || bytes.n != 1 + SIGN_PUBLIC_LEN || bytes.p[0] != 1)
        return false;
    memcpy(pub, bytes.p + 1, SIGN_PUBLIC_LEN);
    key_id(*name, pub, id);
    return memcmp(id, given, sizeof(id)) == 0;
}

struct str note_sign(struct arena *a, struct str name, struct str text, const struct app *app)
{
    uint8_t sig[KEY_ID_LEN + SIGN_LEN];

    key_id(name, app->sign_public, sig);
    sign_make(sig + KEY_ID_LEN, text, app->sign_secret);
    return str_printf(a, STR_FMT "\n" DASH STR_FMT " " STR_FMT "\n", STR_ARG(text), STR_ARG(name),
                      STR_ARG(base64_of(a, sig, sizeof(sig))));
}

struct str checkpoint_note(struct arena *a, const struct checkpoint_head *h, const struct app *app)
{
    return note_sign(a, h->origin,
                     str_printf(a, STR_FMT "\n%" PRId64 "\n" STR_FMT "\n", STR_ARG(h->origin),
                                h->head.size, STR_ARG(base64_of(a, h->head.root.b, SHA256_LEN))),
                     app);
}

/* ── Reading a note ── */

bool note_split(struct str note, struct str *text, struct str *signatures)
{
    for (size_t i = note.n; i >= 2; i--) {
        if (note.p[i - 1] == '\n' && note.p[i - 2] == '\n') {
            *text = str_sub(note, 0, i - 1);
            *signatures = str_sub(note, i, note.n - i);
            return true;
        }
    }
    return false;
}

static bool line_signs(struct arena *a, struct str line, struct str text,
                       const uint8_t pub[SIGN_PUBLIC_LEN])
{
    uint8_t id[KEY_ID_LEN];
    struct str name, bytes;

    if (!str_starts(line, STR(DASH)))
        return false;
    line = str_sub(line, sizeof(DASH) - 1, line.n);
    name = str_cut(&line, ' ');
    key_id(name, pub, id);
    return base64_parse(a, line, &bytes) && bytes.n == KEY_ID_LEN + SIGN_LEN &&
           memcmp(bytes.p, id, sizeof(id)) == 0 &&
           sign_check((const uint8_t *)bytes.p + KEY_ID_LEN, text, pub);
}

bool note_signed(struct arena *a, struct str note, const uint8_t pub[SIGN_PUBLIC_LEN])
{
    struct str text, signatures;

    if (!note_split(note, &text, &signatures))
        return false;
    while (signatures.n > 0)
        if (line_signs(a, str_cut(&signatures, '\n'), text, pub))
            return true;
    return false;
}

bool checkpoint_read(struct arena *a, struct str note, const uint8_t pub[SIGN_PUBLIC_LEN],
                     struct checkpoint_head *out, bool *signed_ok)
{
    struct str text, signatures, rest, root;

    if (!note_split(note, &text, &signatures))
        return false;
    rest = text;
    out->origin = str_cut(&rest, '\n');
    if (out->origin.n == 0 ||
        !int_parse_range(str_cut(&rest, '\n'), 0, INT64_MAX, &out->head.size) ||
        !base64_parse(a, str_cut(&rest, '\n'), &root) || root.n != SHA256_LEN)
        return false;
    memcpy(out->head.root.b, root.p, SHA256_LEN);
    *signed_ok = note_signed(a, note, pub);
    return true;
}

/* ── Making and storing ── */

/* Whether the log as it stands continues what was signed before. */
static enum status continues(struct ctx *c, int64_t unit_id, const struct checkpoint *last,
                             const struct merkle_head *head)
{
    struct merkle_head old = { .size = last->size };
    struct merkle_proof proof;
    enum status s;

    if (last->root.n != SHA256_LEN || last->size > head->size)
        return fail(c, ST_FAULT, "ledger of unit %" PRId64 " is shorter than its checkpoint",
                    unit_id);
    memcpy(old.root.b, last->root.p, SHA256_LEN);
    s = ledger_consistency(c, unit_id, old.size, head->size, &proof);
    if (s == ST_OK && !merkle_consistency_check(&old, head, &proof))
        return fail(c, ST_FAULT, "ledger of unit %" PRId64 " does not continue its checkpoint",
                    unit_id);
    return s;
}

enum status checkpoint_current(struct ctx *c, int64_t unit_id, struct checkpoint *out)
{
    struct checkpoint last = { 0 };
    struct ledger_unit unit = { 0 };
    struct checkpoint_head h;
    struct sha256 *root = arena_new(c->arena, struct sha256);
    enum status s = ledger_unit_by_id(c, unit_id, &unit);

    /* The checkpoint before the head: outside of a transaction both may grow in between. */
    if (s == ST_OK)
        s = checkpoint_last(c, unit_id, &last);
    if (s == ST_OK || s == ST_NOT_FOUND)
        s = ledger_head(c, unit_id, &h.head);
    if (s == ST_OK && last.note.n != 0)
        s = continues(c, unit_id, &last, &h.head);
    if (s != ST_OK)
        return s;
    if (last.note.n != 0 && last.size == h.head.size) {
        *out = last;
        return ST_OK;
    }
    *root = h.head.root;
    h.origin = checkpoint_origin(c->arena, unit.code);
    *out = (struct checkpoint){
        .size = h.head.size,
        .root = { (const char *)root->b, SHA256_LEN },
        .at = c->now,
        .note = checkpoint_note(c->arena, &h, c->app),
    };
    return ST_OK;
}

static enum status publish_one(struct ctx *c, int64_t unit_id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct checkpoint p = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = checkpoint_current(c, unit_id, &p);
    if (s == ST_OK)
        s = checkpoint_add(c, unit_id, p.size, p.root, p.at, p.note);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s;
}

enum status checkpoint_publish_all(struct ctx *c, int64_t *made)
{
    struct ledger_unit *unit = NULL;
    size_t n = 0;
    enum status s = checkpoint_behind(c, &unit, &n), first = ST_OK;

    *made = 0;
    if (s != ST_OK)
        return s;
    /* A damaged log must not keep the others from being published. */
    for (size_t i = 0; i < n; i++) {
        s = publish_one(c, unit[i].id);
        if (s == ST_OK)
            ++*made;
        else if (first == ST_OK)
            first = s;
    }
    return first;
}
