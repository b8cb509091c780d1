/* unit_view.h: what the pages of the unit tree show. */
#ifndef CORE_UNIT_VIEW_H
#define CORE_UNIT_VIEW_H

#include "core/field.h"

struct unit_shown {
    int64_t id, people;
    struct str code, name, level, zone;
    bool here, may_enter;
};

struct unit_tree {
    struct str q;
    const struct unit_shown *above, *unit; /* the way up; itself and what lies below */
    size_t n_above, n;
    bool may_edit, may_add;
};

struct unit_form {
    int64_t id, parent_id, version; /* id 0: new */
    struct str code, name, short_name, zone, parent;
    bool conflict;
    const struct option *zones;
    size_t n_zones;
    const struct fields *fields;
};

#endif
