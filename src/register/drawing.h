/* drawing.h: on paper, what a hook draws above its register's list (hooks.h: list_paper). */
#ifndef REGISTER_DRAWING_H
#define REGISTER_DRAWING_H

#include "core/ctx.h"
#include "html/diagram.h"
#include "pdf/pdf.h"

/* As large as the page allows above the signature. */
void drawing_map(struct ctx *c, struct pdf *p, const struct diagram_map *is);
/* From the top downwards; what the screen leaves out is left out here too. */
void drawing_tree(struct ctx *c, struct pdf *p, const struct diagram_node *node, size_t n);

#endif
