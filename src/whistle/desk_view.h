/* desk_view.h: what the views of handlers print. */
#ifndef WHISTLE_DESK_VIEW_H
#define WHISTLE_DESK_VIEW_H

#include "core/field.h"
#include "html/part.h"
#include "whistle/report_view.h"

struct desk_row {
    struct str href, received, class_, state, term, subject;
    enum part_state shape;
    bool late, news, protect;
};

struct desk_view {
    bool no_key, waiting, open; /* open: the list is shown */
    struct str error;
    struct desk_row *row;
    size_t n_row;
    size_t handlers; /* active ones */
};

struct key_row {
    int64_t id, version;
    struct str name, state, print, since, confirmer;
    bool mine, may_confirm, may_recover;
};

struct key_view {
    bool has_key, is_new, open;
    struct key_row *row;
    size_t n_row;
    struct fields *wrong;
    struct str error;
    struct str lost; /* days of reports that nobody can open any more */
    size_t n_lost;
};

struct move_choice {
    const char *name, *label, *to;
    unsigned needs;
};

struct share_choice {
    int64_t id;
    struct str name;
};

struct case_text {
    const char *label;
    struct str text;
    bool complete; /* ticked as answered */
    const char *name;
};

struct case_view {
    struct str base; /* "/wbs/penangan/123" */
    struct str received, class_, mode, state, term, why;
    enum part_state shape;
    bool late, protect;
    struct case_text text[REPORT_TEXTS];
    struct wbs_file *file;
    size_t n_file;
    struct wbs_line *line;
    size_t n_line;
    struct move_choice *move;
    size_t n_move;
    struct str gravity, threat, assessment, sent_to, number, found, protection, measures, review_on;
    /* identity */
    bool has_identity, may_ask, asked_by_me, may_agree, identity_open;
    struct str asker;
    struct identity identity;
    struct share_choice *share;
    size_t n_share, n_readers;
    struct str shut_out; /* names; empty: nobody */
    const struct fields *wrong;
    struct str error, typed, typed_note;
    int64_t version;
};

#endif
