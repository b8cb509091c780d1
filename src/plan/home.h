/* home.h: what /beranda shows; prepared by home_page.c, printed by views/home.html. */
#ifndef PLAN_HOME_H
#define PLAN_HOME_H

#include "core/calendar.h"
#include "core/route.h"
#include "plan/duty.h"
#include "register/clock_desk.h"

struct home_group {
    const char *title; /* key */
    const struct duty *duty;
    size_t n, hidden; /* hidden: beyond the first HOME_MOST */
    struct str more;  /* where the rest is */
};

struct home_day {
    int day; /* 0: a cell before the first or after the last */
    bool off, today;
    struct str name; /* of a holiday */
    int due;
};

/* Records of registers that lie with the reader, by how urgent they are. */
struct home_desk {
    const char *title; /* key */
    const struct desk_item *item;
    size_t n, hidden;
};

struct home_page {
    struct str greeting, date, lede;
    struct home_group group[DUTY_KINDS];
    size_t n_group;
    struct home_desk desk[DESK_KINDS];
    size_t n_desk;
    struct home_day cell[42];
    size_t n_cell;
    struct str month;
    const struct duties *duties;
    struct str area_text[10];
    struct str feed; /* a new calendar address, shown once */
    bool has_feed;
};

struct str home_due(struct out *o, const struct duty *d, int32_t today);
const char *home_due_class(const struct duty *d, int32_t today);

struct str desk_due(struct out *o, const struct desk_item *d, int32_t today);
const char *desk_due_class(const struct desk_item *d, int32_t today);
enum part_state desk_shape(const struct desk_item *d);

extern const struct route home_routes[];

#endif
