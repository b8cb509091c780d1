/* goal_tree.h: what the tree of performance and the map of goals show. */
#ifndef PERFORMANCE_TARGET_GOAL_TREE_H
#define PERFORMANCE_TARGET_GOAL_TREE_H

#include "html/diagram.h"

struct goal_tree {
    const struct diagram_node *node;
    size_t n;
    struct str title, say;
    struct diagram_map map;
    struct str map_title;
};

#endif
