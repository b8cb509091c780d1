/*
 * diagram.h: diagrams as SVG, drawn from tables: a map of risks, a chart of an organisation, a map
 * of goals, the flow of a procedure. The table that says the same stands beside; the caller writes
 * it.
 *
 * Texts are wrapped by an estimate of their width, since the server does not know the reader's
 * font; boxes leave room for it. Colours come from app.css.
 */
#ifndef HTML_DIAGRAM_H
#define HTML_DIAGRAM_H

#include "html/out.h"

#define DIAGRAM_LANES_MAX 12

/* ── Likelihood by impact, 1 to 5 each ── */

struct diagram_heat {
    int count[5][5];  /* [likelihood - 1][impact - 1] */
    int shade[5][5];  /* 1 (palest) to 5, of the level's band */
    struct str title; /* above the map */
    struct str likelihood, impact;
    struct str say;
};
/* `say` tells in words what the picture shows, for whoever does not see it. */
void diagram_heat(struct out *o, const struct diagram_heat *h);

/* ── A tree ── */

struct diagram_node {
    int parent; /* index of an earlier or later node; -1: a root */
    struct str title, text, note;
    struct str href; /* may be empty */
    bool dashed;     /* its line to the parent */
    int shade;       /* 0 plain, 1 warning, 2 good */
};
/* Nodes in the order in which brothers stand. A node whose parents lead in a circle is left out.
 * `across`: from left to right instead of downwards. */
void diagram_tree(struct out *o, const struct diagram_node *node, size_t n, bool across,
                  struct str say);

/* Where everything of a tree comes to stand, for whoever draws it on paper. In the arena. */
struct diagram_branch {
    int x[4], y[4]; /* straight pieces, from the parent's edge to the child's */
    bool dashed;
};
struct diagram_grown {
    int width, height, box_w, box_h;
    const int *x, *y; /* of each node: its upper left corner; -1: left out */
    const struct diagram_branch *branch;
    size_t n_branch;
};
struct diagram_grown diagram_tree_lay(struct arena *a, const struct diagram_node *node, size_t n,
                                      bool across);

/* ── A map: boxes in bands, each with lines to what it supports ── */

struct diagram_link {
    int from, to; /* indices of nodes; the arrow points at `to` */
};
struct diagram_map {
    const struct str *band; /* names, the highest first */
    size_t n_band;
    const struct diagram_node *node; /* their parent and dashed are not looked at */
    const int *band_of;              /* of each node */
    size_t n;
    const struct diagram_link *link;
    size_t n_link;
    struct str say;
};
/* A band without boxes is drawn too: that it is empty is worth seeing. */
void diagram_map(struct out *o, const struct diagram_map *m);

/* Where everything of a map comes to stand, for whoever draws it on paper. In the arena. */
struct diagram_arrow {
    int x[4], y[4];         /* a Bezier curve, from the box that supports to the foot of the tip */
    int tip_x, tip_y;       /* its point */
    int toward_x, toward_y; /* where it points: -1, 0 or 1 */
};
struct diagram_laid {
    int width, height, box_w, box_h;
    const int *x, *y;                  /* of each box: its upper left corner */
    const int *top;                    /* of each band; one more: the end of the last */
    const struct diagram_arrow *arrow; /* of each link */
};
struct diagram_laid diagram_map_lay(struct arena *a, const struct diagram_map *m);

/* ── The flow of a procedure: one row a step, one lane an actor ── */

enum diagram_shape { SHAPE_BEGIN, SHAPE_PROCESS, SHAPE_DECISION, SHAPE_DOCUMENT, SHAPE_FINISH };

struct diagram_step {
    int lane;
    enum diagram_shape shape;
    struct str text, time;
    int branch; /* index of the step if not; -1: none */
};
struct diagram_flow {
    const struct diagram_step *step;
    size_t n_step;
    struct str lane[DIAGRAM_LANES_MAX];
    size_t n_lane;
    struct str number, activity, time; /* heads of the columns */
    struct str yes, no, say;
};
/* Steps from top to bottom, each in the lane of whoever does it. */
void diagram_flow(struct out *o, const struct diagram_flow *f);

#endif
