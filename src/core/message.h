/* message.h: the inbox of each person, /kotak-masuk; complete without any mail server. */
#ifndef CORE_MESSAGE_H
#define CORE_MESSAGE_H

#include "core/route.h"

struct message_new {
    int64_t person_id;
    struct str subject, body; /* finished texts, in the person's language; body may have lines */
    struct str link;          /* path of what it is about; may be empty */
    bool mail;                /* send by mail too, where there is a server */
};

/* Inside the caller's transaction. */
NODISCARD enum status message_send(struct ctx *c, const struct message_new *m);
/* What was asked for has been done: takes every unread message with this link off all desks. */
NODISCARD enum status message_settle(struct ctx *c, struct str link);

extern const struct route message_routes[];

#endif
