/* summary_view.h: what the views of /kiriman are given. */
#ifndef PLAN_SUMMARY_VIEW_H
#define PLAN_SUMMARY_VIEW_H

#include "core/field.h"
#include "html/part.h"

/* An office below, and what came of it. */
struct summary_office {
    struct str name, code, taken; /* taken: when; empty: nothing came */
    int64_t id;                   /* of the summary; 0: nothing came */
    int progress, achievement;    /* percent; -1: none */
    int64_t late;
};

struct summary_list {
    struct str year, came; /* came: "12 dari 15 satker ..." */
    const struct part_chip *chip;
    size_t n_chip;
    const struct summary_office *office;
    size_t n;
    bool may_take;
    struct fields wrong;
};

struct summary_line {
    struct str name, ref, value;
    int64_t records, open, late, confirm;
    int progress, achievement;
};

/* One summary: before it is taken, and after. */
struct summary_page {
    struct str office, year, made, taken, signer, download;
    struct summary_line all;
    const struct summary_line *area, *record, *measure;
    size_t n_area, n_record, n_measure;
    const struct part_link *other; /* of the same year */
    size_t n_other;
    struct str sealed; /* names the file that is to be taken; empty: it is taken */
    bool must_trust, other_key;
    struct fields wrong;
};

#endif
