/* data.h: datasets of the portal, and what makes files and a catalogue of all. */
#ifndef PORTAL_DATA_H
#define PORTAL_DATA_H

#include "core/publish.h"
#include "portal/queries.h"

extern const struct dataset plan_dataset, figure_dataset, published_dataset, visit_dataset;

struct str data_csv(struct arena *a, const struct data_table *t);
struct str data_json(struct arena *a, struct str name, const struct data_table *t);

/* What the catalogue says of one dataset, in the asker's language. */
struct data_entry {
    const struct dataset *set;
    struct str title, about, modified; /* modified: the day of the unit's last change */
};

struct data_catalog {
    struct str base, publisher, license, mail, lang;
    struct data_entry *entry;
    size_t n;
};

/* DCAT-AP 2 in JSON-LD and in Turtle. */
struct str catalog_jsonld(struct arena *a, const struct data_catalog *k);
struct str catalog_turtle(struct arena *a, const struct data_catalog *k);

#endif
