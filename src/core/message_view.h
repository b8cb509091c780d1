/* message_view.h: what views/message.html prints. */
#ifndef CORE_MESSAGE_VIEW_H
#define CORE_MESSAGE_VIEW_H

#include "html/out.h"

#define MESSAGE_ROWS_MAX 1000

enum message_row_kind { ROW_TEXT, ROW_HEAD, ROW_ITEM };

/* A line of the body, as digest.c writes them: a heading, "- item" with what is indented below it.
 */
struct message_row {
    enum message_row_kind kind;
    struct str text, more, href;
    bool first, last; /* of its list */
};

struct message_line {
    int64_t id;
    struct str subject, when;
    struct message_row *row;
    size_t n_rows;
    bool unread, has_link;
};

struct message_list {
    struct message_line *line;
    size_t n;
    int64_t unread;
    int64_t older; /* id to go on from; 0: that was all */
};

#endif
