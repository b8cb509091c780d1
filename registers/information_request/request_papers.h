/* request_papers.h: what views/request_papers.html prints: the papers of a request. */
#ifndef REQUEST_PAPERS_H
#define REQUEST_PAPERS_H

#include "html/part.h"

struct request_paper {
    struct str text, href;
};

struct request_papers {
    struct request_paper link[3];
    size_t n;
};

#endif
