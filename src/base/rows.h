/*
 * rows.h: how many rows of one kind are sent to the database in one statement: few sizes, because
 * each is a text of its own that is prepared and kept.
 */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <stddef.h>

#define ROWS_AT_ONCE 64
#define ROWS_SOME 8

/* Of so many that are left; ROWS_AT_ONCE, ROWS_SOME or 1. */
static inline size_t rows_at_once(size_t left)
{
    return left >= ROWS_AT_ONCE ? ROWS_AT_ONCE : left >= ROWS_SOME ? ROWS_SOME : 1;
}

#endif
