/* sop_flow.h: what the flow of a procedure shows, on the page and on paper. */
#ifndef SOP_SOP_FLOW_H
#define SOP_SOP_FLOW_H

#include "html/diagram.h"

struct sop_flow {
    struct diagram_flow flow;
    bool cut; /* more actors than the diagram has lanes */
};

#endif
