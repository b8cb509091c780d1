/*
 * def.h: a questionnaire as its file says it (docs/surveys.md): made at start, read-only
 * afterwards. A period keeps the questionnaire with which it was approved, whatever the file says
 * later.
 */
#ifndef SURVEY_DEF_H
#define SURVEY_DEF_H

#include "register/load.h"

#define SURVEY_ELEMENTS_MAX 24
#define SURVEY_QUESTIONS_MAX 40
#define SURVEY_PROFILE_MAX 8
#define SURVEY_SCALE_MAX 9
#define SURVEYS_FOLDER "/etc/runut/surveys.d"

/* What the answers come to. */
enum survey_kind {
    SURVEY_SKM, /* sum of weight x mean, times 100 / scale: on a scale of 4, IKM = NI x 25 */
    SURVEY_SATISFACTION, /* the same, without the law's nine elements */
    SURVEY_PERCEPTION,   /* sum of weight x mean, times 4 / scale: SPKP and SPAK have 6 stars */
    SURVEY_FREE          /* no index: how often each answer was given */
};

struct survey_element {
    struct str name, code; /* "requirements", "U1" */
    struct words label;
    int64_t num, den; /* the weight as it is written, 1/9: exact */
};

struct survey_question {
    struct str name;
    int element; /* its place; -1: none (kind free) */
    struct words ask;
    const struct words *label; /* `scale` of them, the worst first */
};

struct survey_part {
    struct words title;
    size_t first, n; /* questions */
};

struct survey_profile {
    struct str name;
    struct words label;
    const struct reg_option *option;
    size_t n_option;
};

/* A number that holds from a day on, by some law; marked on screen where nobody has seen it there.
 */
struct survey_rule {
    struct str from, law;
    double value;
    bool confirmed;
};

struct survey_grade {
    double min; /* of the index rounded to two decimals */
    struct str grade;
    struct words label;
};

struct survey_bands {
    struct str from, law;
    bool confirmed;
    const struct survey_grade *grade; /* ascending */
    size_t n;
};

struct survey_def {
    struct str name, file, hash;
    struct words title, ask, lead;
    enum survey_kind kind;
    const struct str *law;
    size_t n_law, version, minutes, scale;
    struct str from, until; /* the days between which periods may begin; until may be empty */
    const struct survey_element *element;
    size_t n_element;
    const struct survey_question *question;
    size_t n_question;
    const struct survey_part *part;
    size_t n_part;
    const struct survey_profile *profile;
    size_t n_profile;
    struct words open; /* the open question; empty: none */
    const struct survey_bands *bands;
    size_t n_bands;
    const struct survey_rule *minimum; /* below so many answers only their count is shown */
    size_t n_minimum;
    const struct survey_rule *score; /* points that a full index is worth elsewhere (ZI) */
    size_t n_score;
    const struct yaml *tree;
};

struct survey_all {
    const struct survey_def **def;
    size_t n;
};

/* The embedded ones (tools/plant). */
extern const struct reg_source survey_shipped[];
extern const size_t survey_shipped_n;

/* As reg_load(): all sources, each questionnaire once, a later one takes the place of an earlier.
 */
NODISCARD enum status survey_load(struct arena *a, const struct reg_source *source, size_t n,
                                  struct survey_all *out, struct reg_mistake **mistake,
                                  size_t *n_mistake);

/* By name; NULL: there is none. */
const struct survey_def *survey_find(const struct survey_all *all, struct str name);
/* What holds on that day (YYYY-MM-DD); NULL: nothing yet. */
const struct survey_bands *survey_bands_on(const struct survey_def *def, struct str day);
const struct survey_rule *survey_rule_on(const struct survey_rule *rule, size_t n, struct str day);
/* The band of a value of the index; NULL where there are none. */
const struct survey_grade *survey_grade_of(const struct survey_bands *bands, double index);
int survey_option(const struct survey_profile *p, struct str name); /* its place; -1: none */
const char *survey_kind_name(enum survey_kind k);

/* The whole definition as a text that survey_load() reads again. */
struct str survey_text(struct arena *a, const struct survey_def *def);

#endif
