/* smtp.h: what the module that sends mail shows; libcurl is its own business. */
#ifndef CORE_SMTP_H
#define CORE_SMTP_H

#include "base/module.h"
#include "core/mail.h"

struct smtp_module {
    struct module head;
    /* `text` is mail_text() of m. ST_BUSY: try again later; ST_INVALID: the server refused it. */
    enum status (*send)(struct arena *a, const struct mail_server *server, const struct mail *m,
                        struct str text, struct str *error);
    /* POST over HTTP(S): JSON with further header lines; no redirects. ST_BUSY: try again later;
     * ST_INVALID: it was refused (4xx). */
    enum status (*post)(struct arena *a, struct str url, const struct str *header, size_t n,
                        struct str body, struct str *error);
};

#endif
