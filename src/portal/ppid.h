/*
 * ppid.h: the public pages of the information office (PPID): what it promises and how it keeps it,
 * the list of public information, the list of exempt information. What views/ppid.html prints.
 */
#ifndef PORTAL_PPID_H
#define PORTAL_PPID_H

#include "core/publish.h"
#include "core/route.h"
#include "html/part.h"
#include "portal/open_records.h"

#define PPID_ITEMS_MAX 1000 /* of a list on one page */

struct ppid_file {
    struct str text, href, size; /* href empty: given on request only */
};

/* ── the list of public information ── */

struct ppid_item {
    int64_t id;
    struct str number, title, summary, class_name, topic, holder, maker, made, form, retention;
    struct str renewed;
    struct ppid_file file;
};

struct ppid_class {
    struct str name, label;
    const char *say; /* key of what the law says of it */
    struct ppid_item *item;
    size_t n;
};

struct ppid_list {
    struct str words, chosen; /* as asked */
    struct part_chip chip[6];
    size_t n_chip;
    struct ppid_class class_[4];
    size_t n_class, n_item;
    bool narrowed, cut, may_ask;
    struct str csv_href;
};

/* All items in the state published, by class; `words` and `chosen` narrow. */
NODISCARD enum status ppid_items(struct ctx *c, struct str words, struct str chosen,
                                 struct ppid_list *out);

/* ── exempt information ── */

struct ppid_exempt {
    struct str title, scope, ground, statute, harm, benefit, interest, balance;
    struct str from, until, decree;
};

struct ppid_exempts {
    struct ppid_exempt *row;
    size_t n;
};

/* ── the page of the office ── */

struct ppid_time {
    const char *key; /* of the sentence */
    struct str amount, law;
    bool confirmed;
};

struct ppid_figure {
    struct str label, value, of;
};

struct ppid_report {
    struct str title, day;
    struct ppid_file file;
};

struct ppid_page {
    bool may_ask, may_object, may_track;
    struct ppid_time time[8];
    size_t n_time;
    struct ppid_item *document; /* profile, policy, pledge, standard, procedure */
    size_t n_document;
    struct ppid_figure figure[8];
    size_t n_figure;
    int year;
    struct str as_of;
    struct ppid_report *report;
    size_t n_report;
    const struct officer *officer;
    size_t n_officer;
    struct str address, hours, phone, mail;
};

extern const struct route ppid_routes[];
extern const struct public_source information_source;

enum status ppid_show(struct ctx *c);

#endif
