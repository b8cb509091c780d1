/*
 * packet.h: what leaves the office: the evidence of an assessment by question, and the package for
 * the team of reform above (decrees, plans, worksheet, follow-up).
 */
#ifndef ASSESSMENT_PACKET_H
#define ASSESSMENT_PACKET_H

#include "assessment/lhe.h"

/* Evidence as a ZIP, in folders COMPONENT/SUBCOMPONENT/LETTER title, with the worksheet and the
 * report on top. Documents that the asker may not see are left out. */
NODISCARD enum status packet_evidence(struct ctx *c, const struct lhe *l, enum round_kind kind,
                                      int fd);

/* One thing of the package. */
enum packet_part { PACKET_DECREE, PACKET_PLAN, PACKET_WORKSHEET, PACKET_FOLLOW, PACKET_PARTS };
extern const char *const packet_part_names[PACKET_PARTS]; /* as rb_dispatch calls them */
extern const char *const packet_part_keys[PACKET_PARTS];  /* of their names on screen */
struct packet_item {
    enum packet_part part;
    const struct package_document *document; /* NULL: made for the package */
    struct str name;
};
struct packet {
    struct packet_item *item;
    size_t n, of[PACKET_PARTS];
};
/* What would be in it: documents of the year whose kind belongs to a part, and what is made. */
NODISCARD enum status packet_contents(struct ctx *c, const struct assess *a, struct packet *out);
NODISCARD enum status packet_write(struct ctx *c, const struct lhe *l, const struct packet *p,
                                   int fd);
/* A record of rb_dispatch with these contents, prepared by the asker. Inside a transaction. */
NODISCARD enum status packet_note(struct ctx *c, const struct assess *a, const struct packet *p,
                                  int64_t *id);

#endif
