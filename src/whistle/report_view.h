/* report_view.h: what the views of /wbs print. */
#ifndef WHISTLE_REPORT_VIEW_H
#define WHISTLE_REPORT_VIEW_H

#include "html/part.h"
#include "whistle/report.h"

struct wbs_top {
    struct str unit_name, lang, other_lang; /* "id", "en" */
};

struct wbs_info {
    struct wbs_top top;
    bool open; /* enough handlers */
    bool wrong_code, slow;
    struct str code_error;
};

struct wbs_choice {
    int64_t id;
    struct str name, position;
    bool chosen;
};

struct wbs_form {
    struct wbs_top top;
    struct wbs_report r;
    const struct fields *wrong;
    struct str error; /* of the whole */
    struct wbs_choice *handler;
    size_t n_handler;
    bool files_again;
    struct str work; /* the task of the browser, and how hard it is */
    int bits;
};

struct wbs_receipt {
    struct wbs_top top;
    struct str code, day, acknowledge_by;
};

struct wbs_file {
    int64_t id;
    struct str name;
};
/* Those of the files that came with a message (0: with the report itself), each named by its
 * number; from c->arena. */
void wbs_files_at(struct ctx *c, const struct whistle_file_line *f, size_t n, int64_t message_id,
                  struct wbs_file **out, size_t *n_out);

struct wbs_line {
    struct str who, day, text;
    bool mine, protect, none; /* none: it does not open */
    struct wbs_file *file;
    size_t n_file;
};

struct wbs_box {
    struct wbs_top top;
    struct str code, received, state, next;
    enum part_state shape;
    struct wbs_line *line;
    size_t n_line;
    struct wbs_file *file; /* of the report */
    size_t n_file;
    const struct fields *wrong;
    struct str error, done; /* what just happened */
    struct str typed;
    bool may_write, has_identity, may_identify;
    struct identity identity; /* as typed, when it came back */
    struct str work;
    int bits;
};

#endif
