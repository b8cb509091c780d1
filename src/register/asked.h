/*
 * asked.h: what somebody looks for, as record_fts() is asked for it.
 *
 * SQLite gathers everything that begins with "pencetak*" before it compares a single record. Mostly
 * that is one word, or a few: asked for by themselves they are walked together, newest first, at a
 * sixth of the cost.
 */
#ifndef REGISTER_ASKED_H
#define REGISTER_ASKED_H

#include "core/ctx.h"

/* Every word must begin a word of the record. Empty when there is no word in it. */
NODISCARD enum status asked_words(struct ctx *c, struct str asked, struct str *question);

#endif
