/*
 * content.h: pages and news that an office writes for everybody.
 *
 * Each saving is a version that stays, with an entry in the ledger. Pages that the program ships
 * (shipped.h) stand in until the office saves its own under their name.
 */
#ifndef PORTAL_CONTENT_H
#define PORTAL_CONTENT_H

#include "core/field.h"
#include "core/publish.h"
#include "portal/queries.h"

#define CONTENT_TITLE_MAX 160 /* characters */
#define CONTENT_SUMMARY_MAX 300
#define CONTENT_NAME_MAX 60
#define CONTENT_MANY 400 /* of an office, shown in lists */

extern const char *const content_places[]; /* "", "about", "rights", "site", "reform"; NULL */
extern const char *const content_states[]; /* "draft", "published", "withdrawn"; NULL */

/* "halaman" or "berita", as addresses say it; the kind is "page" or "news". Empty: neither. */
struct str content_kind(struct str word);
struct str content_word(struct str kind);
struct str content_href(struct arena *a, struct str kind, struct str name);
/* "Pelayanan satu pintu" as "pelayanan-satu-pintu". */
struct str content_name_of(struct arena *a, struct str title);
bool content_name_good(struct str name);

/* The office's own, else what is shipped (id 0). ST_NOT_FOUND: neither. */
NODISCARD enum status content_find(struct ctx *c, struct str kind, struct str name,
                                   struct content *out);
/* Whether everybody may read it today. */
bool content_is_public(struct ctx *c, const struct content *k);

/* Published pages of a place (empty: all), own and shipped, by title. */
NODISCARD enum status content_pages(struct ctx *c, struct str place, struct content_line **out,
                                    size_t *n);

/* What somebody wants to save. */
struct content_draft {
    struct str kind, name, place, state, title, summary, body, day, image_alt;
    int64_t image_id; /* 0: none */
    int64_t version;  /* of the row that was shown; 0: it is new, or was shipped */
};

/* Adds what is wrong with it to `f`, under the names of the form's controls (judul, ringkasan, isi,
 * alamat, hari, alt). Links within this site and pictures are looked at, too. */
NODISCARD enum status content_check(struct ctx *c, const struct content_draft *d, struct fields *f);
/* Inside the caller's transaction: the row, its version, its entry in the ledger, and what its
 * publication means elsewhere. ST_CONFLICT: somebody was faster, or the name is taken. */
NODISCARD enum status content_save(struct ctx *c, const struct content_draft *d, int64_t *id);

/* app->public_sources. */
extern const struct public_source page_source, news_source, file_source;

#endif
