/* reading.h: inside the loader (load*.c): one instrument while it is read. */
#ifndef ASSESSMENT_READING_H
#define ASSESSMENT_READING_H

#include "assessment/load.h"
#include "register/loading.h"

#define INS_SCALES_MAX 20

struct ins_scale {
    struct str name;
    struct ins_option option[INS_OPTIONS_MAX]; /* keys and scores */
    size_t n;
    double top;
};

/* `l` comes first: what the tables of keys call gets it, and this is its outside. */
struct reading {
    struct load l;
    struct draft draft; /* only the file's name, for mistakes */
    struct instrument *ins;
    struct ins_scale scale[INS_SCALES_MAX];
    size_t n_scale;
    enum ins_zero zero; /* where a ratio says nothing */
    struct words zero_note;
};

static inline struct reading *reading_of(struct load *l)
{
    return (struct reading *)l;
}

/* A text, the same in both languages, or {id: .., en: ..}. */
void take_say(struct load *l, const struct yaml *v, void *words);
void take_code(struct load *l, const struct yaml *v, void *str);
/* A number, or null: then *real stays as it is. */
void take_maybe(struct load *l, const struct yaml *v, void *real);
/* One of a few words into an int, or an enum of the same size. */
int take_one_of(struct load *l, const struct yaml *v, const char *what, const char *const *words);

/* Keys of an instrument. */
void take_questions(struct load *l, const struct yaml *v, void *instrument);
void take_zero(struct load *l, const struct yaml *v, void *instrument);
void take_groups(struct load *l, const struct yaml *v, void *instrument);
void take_thresholds(struct load *l, const struct yaml *v, void *instrument);
void take_categories(struct load *l, const struct yaml *v, void *instrument);
void take_caps(struct load *l, const struct yaml *v, void *instrument);

/* When all is read: rolls, tops and sums of weights (load_weight.c). */
void check_weights(struct reading *r);

#endif
