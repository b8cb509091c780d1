/*
 * checkpoint.h: signed heads of the logs, in the formats of C2SP (signed-note, tlog-checkpoint), so
 * that witnesses who know nothing of this program can follow them.
 *
 *     runut/1807             origin: the log's name, and the name of its key
 *     48213                  number of entries
 *     CsUYapGGPo4dkMgIAU...  root, base64
 *
 *     — runut/1807 base64(key id || Ed25519 signature of the text above the blank line)
 */
#ifndef CORE_CHECKPOINT_H
#define CORE_CHECKPOINT_H

#include "core/app.h"
#include "core/merkle.h"

struct checkpoint_head {
    struct str origin;
    struct merkle_head head;
};

struct str checkpoint_origin(struct arena *a, struct str unit_code);
/* The key as witnesses configure it: "name+keyid+base64(0x01 || key)". */
struct str checkpoint_vkey(struct arena *a, struct str name, const uint8_t pub[SIGN_PUBLIC_LEN]);
bool checkpoint_vkey_parse(struct arena *a, struct str vkey, struct str *name,
                           uint8_t pub[SIGN_PUBLIC_LEN]);

/* The text, which ends with a line's end, signed under that name (C2SP signed-note). */
struct str note_sign(struct arena *a, struct str name, struct str text, const struct app *app);
/* The text ends before the last empty line; what follows are signatures. False: not a note. */
bool note_split(struct str note, struct str *text, struct str *signatures);
struct str checkpoint_note(struct arena *a, const struct checkpoint_head *h, const struct app *app);
/* Whether a line of that key signs the note, whatever it says (C2SP signed-note). */
bool note_signed(struct arena *a, struct str note, const uint8_t pub[SIGN_PUBLIC_LEN]);
/* What a note says; *signed_ok tells whether a line of the key signs it. False: not a note. */
bool checkpoint_read(struct arena *a, struct str note, const uint8_t pub[SIGN_PUBLIC_LEN],
                     struct checkpoint_head *out, bool *signed_ok);

struct checkpoint;
/* The unit's log as it is now, signed; the stored one where that is current, else made on the fly.
 * ST_FAULT, and no signature, where the log does not continue the last stored checkpoint: this
 * program never signs two histories. */
NODISCARD enum status checkpoint_current(struct ctx *c, int64_t unit_id, struct checkpoint *out);
/* Stores the current one of every unit whose log has grown since; one short transaction each.
 * Called by the job thread each minute and at the end of the server. */
NODISCARD enum status checkpoint_publish_all(struct ctx *c, int64_t *made);

#endif
