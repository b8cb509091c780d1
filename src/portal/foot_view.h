/* foot_view.h: what the foot of public pages shows. */
#ifndef PORTAL_FOOT_VIEW_H
#define PORTAL_FOOT_VIEW_H

#include "html/part.h"

#define FOOT_HOURS 8
#define FOOT_LINKS 12

struct foot_list {
    struct part_link link[FOOT_LINKS];
    size_t n, n_own; /* the first n_own are titles that the office wrote */
};

struct foot_view {
    struct str office, address, phone, phone_href, mail, mail_href;
    struct str hours[FOOT_HOURS];
    size_t n_hours;
    struct foot_list about, rights, site;
};

#endif
