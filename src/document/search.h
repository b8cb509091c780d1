/*
 * search.h: words, as both databases see the same ones.
 *
 * What is indexed is a line of distinct words in lower case, made of letters and digits only, each
 * with the unit before it ("u7xrekap"): a search in one unit meets no other's words, and no word is
 * so common that it stands in every row.
 */
#ifndef DOCUMENT_SEARCH_H
#define DOCUMENT_SEARCH_H

#include "base/arena.h"
#include "base/str.h"

#define SEARCH_MAX_WORDS 20000
#define SEARCH_MAX_BYTES 200000
#define SEARCH_MAX_WORD 40 /* bytes; a longer one is no word */
#define SEARCH_MAX_ASKED 8 /* words of a question that count */

/* For document_text.body_search. */
struct str search_words(struct arena *a, int64_t unit_id, struct str name, struct str text);
/* What stands there already (of this unit), and the words of `text` besides. */
struct str search_more(struct arena *a, int64_t unit_id, struct str body, struct str text);
/* For document_fts(): every word must begin a word of the document. Empty when the question has no
 * word to look for. */
struct str search_question(struct arena *a, int64_t unit_id, struct str asked);

#endif
