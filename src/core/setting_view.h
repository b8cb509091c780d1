/* setting_view.h: what views/setting.html prints. */
#ifndef CORE_SETTING_VIEW_H
#define CORE_SETTING_VIEW_H

#include "core/field.h"
#include "core/second_step_page.h"
#include "core/setting.h"
#include "core/setting_page.h"

#define SETTING_NOTES_MAX 8

struct setting_field {
    const char *name;
    struct str label, help, value, was, error;
    bool wrong;
};

struct setting_form {
    const char *name; /* "report": what the form is */
    struct str title, text;
    struct setting_field *field;
    size_t n;
    bool password, password_kept; /* a field for the mail server's */
};

struct setting_job {
    int64_t id;
    struct str what, when, error;
    bool gave_up;
};

struct setting_holiday {
    struct str day, name, kind, source, iso;
    struct str word; /* of its kind, as forms send it */
    bool own;        /* of this unit: may be removed */
};

struct setting_page {
    struct setting_form form[SETTING_GROUPS];
    size_t n_form;
    const struct part_error *error;
    size_t n_error;
    struct str backup; /* when, or that there is none */
    bool backup_old;
    bool is_home;
    struct second_step_part step;
    struct setting_job *job;
    size_t n_job;
    struct setting_holiday *holiday;
    size_t n_holiday;
    struct str year, before_href, after_href;
    struct str day_error, day_value, name_value, source_value;
    struct option kind[3];
    struct setting_note note[SETTING_NOTES_MAX];
    size_t n_note;
};

#endif
