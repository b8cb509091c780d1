/*
 * golden.h: papers and tables, word for word as tests/golden has them.
 *
 * RUNUT_GOLDEN=accept writes the files anew (./dev golden). RUNUT_ROOT is the checkout.
 */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include "base/str.h"

/* A file of the checkout; empty when it is not there. */
struct str file_of_project(struct arena *a, const char *name);
/* As pdftotext lays it out. Roots of the log are salted, and the spaces that stand for the layout
 * move with their width: both are levelled. */
struct str words_of_paper(struct arena *a, struct str pdf);
/* Fails the test where tests/golden/NAME has other words. */
void golden(struct arena *a, const char *name, struct str got);

#endif
