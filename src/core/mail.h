/* mail.h: plain-text mail over SMTP (libcurl), sent by the job thread. */
#ifndef CORE_MAIL_H
#define CORE_MAIL_H

#include "core/ctx.h"
#include "core/job.h"

struct mail {
    struct str from, to, to_name, subject, body;
    struct str id; /* left side of the Message-ID: the same when it is sent again */
    int64_t at;
};

struct mail_server {
    struct str url; /* smtp://host:25, smtps://host:465; empty: no mail is sent */
    struct str user, password;
    struct str from;
};

/* One address as we accept it: local@domain in ASCII, without blanks, brackets or controls. */
bool mail_address_ok(struct str address);
/* The message as it goes over the wire (RFC 5322, UTF-8 in base64, lines at most 76). */
struct str mail_text(struct arena *a, const struct mail *m);
/* ST_BUSY: try again later; ST_INVALID: the server refused it. */
NODISCARD enum status mail_send(struct arena *a, const struct mail_server *server,
                                const struct mail *m, struct str *error);
/* From the settings and DATA/keys/smtp. url is empty where none is set. */
NODISCARD enum status mail_server_load(struct ctx *c, struct mail_server *out);

/* Keeps the password in DATA/keys/smtp, readable by the program alone; empty removes it. */
NODISCARD enum status mail_password_put(struct ctx *c, struct str password);
bool mail_password_kept(struct ctx *c);

/* Job "mail": {"message":id}. */
enum status mail_job(struct ctx *c, struct str payload);

#endif
