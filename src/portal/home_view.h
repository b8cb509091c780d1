/* home_view.h: what the home page and the reform page show. */
#ifndef PORTAL_HOME_VIEW_H
#define PORTAL_HOME_VIEW_H

#include "core/publish.h"
#include "plan/open.h"

#define HOME_TASKS 10
#define HOME_KEPT 8
#define HOME_NEWEST 6

struct home_task {
    const char *icon, *title, *say, *href; /* title and say are keys of texts */
};

/* A promise, and what became of it. */
struct home_kept {
    struct str promise, value, parts;
};

struct home_page {
    struct str title, lede, pledge;
    bool track, search, full_plan, data;
    struct home_task task[HOME_TASKS];
    size_t n_task;
    struct home_kept kept[HOME_KEPT];
    size_t n_kept;
    int year;
    const struct open_page *open; /* NULL: no plan is in force */
    const struct published *newest;
    size_t n_newest;
    const struct str *day; /* of the newest */
};

struct reform_member {
    struct str name, position;
};

struct reform_team {
    struct str name, decree;
    struct reform_member *member;
    size_t n_member;
};

struct reform_page {
    struct str title, lede;
    struct html body;
    const struct open_page *open;
    const struct published *news, *report;
    size_t n_news, n_report;
    const struct str *news_day, *report_day;
    struct reform_team *team;
    size_t n_team;
    bool full_plan;
};

#endif
