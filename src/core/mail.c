/* mail.c: writes a message and hands it to the module that sends it. */
#include "core/mail.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/message_queries.h"
#include "core/setting.h"
#include "core/smtp.h"

bool mail_address_ok(struct str s)
{
    size_t at = 0, n_at = 0;

    if (s.n < 3 || s.n > 254)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if (ch <= ' ' || ch >= 0x7f || strchr("<>()[]\\,;:\"", ch) != NULL)
            return false;
        if (ch == '@') {
            at = i;
            n_at++;
        }
    }
    return n_at == 1 && at > 0 && at + 1 < s.n;
}

/* ── The text ── */

static bool plain_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || (unsigned char)s.p[i] > '~' || s.p[i] == '=')
            return false;
    return s.n <= 60;
}

/* A header's text as encoded words (RFC 2047): nothing in it can end the line or start another. */
static void add_words(struct buf *b, struct str s)
{
    bool first = true;

    if (plain_ascii(s)) {
        buf_add(b, s);
        return;
    }
    while (s.n > 0) {
        size_t cut = s.n < 42 ? s.n : 42;

        while (cut > 1 && cut < s.n && ((unsigned char)s.p[cut] & 0xc0) == 0x80)
            cut--;
        buf_printf(b, "%s=?UTF-8?B?" STR_FMT "?=", first ? "" : "\r\n ",
                   STR_ARG(base64_of(b->arena, s.p, cut)));
        s = str_sub(s, cut, s.n - cut);
        first = false;
    }
}

static void add_header(struct buf *b, const char *name, struct str value)
{
    buf_printf(b, "%s: ", name);
    add_words(b, value);
    buf_add(b, STR("\r\n"));
}

static void add_person(struct buf *b, const char *name, struct str who, struct str address)
{
    buf_printf(b, "%s: ", name);
    if (who.n != 0) {
        /* An encoded word always: a name may hold commas and quotes. */
        size_t keep = utf8_prefix(who, 40).n;

        buf_printf(b, "=?UTF-8?B?" STR_FMT "?= ", STR_ARG(base64_of(b->arena, who.p, keep)));
    }
    buf_printf(b, "<" STR_FMT ">\r\n", STR_ARG(address));
}

static void add_date(struct buf *b, int64_t at)
{
    static const char *const day[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char *const month[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct civil v = time_civil(at, 0);

    buf_printf(b, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", day[v.weekday], v.day,
               month[v.month - 1], v.year, v.hour, v.minute, v.second);
}

/* Lines end in CRLF inside the encoding too, as text/plain demands. */
static struct str crlf(struct arena *a, struct str text)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\r')
            continue;
        if (text.p[i] == '\n')
            buf_add_char(&b, '\r');
        buf_add_char(&b, text.p[i]);
    }
    return buf_str(&b);
}

struct str mail_text(struct arena *a, const struct mail *m)
{
    struct str body = crlf(a, m->body), domain = m->from, code;
    struct buf b;

    (void)str_cut(&domain, '@');
    buf_init(&b, a);
    add_date(&b, m->at);
    add_person(&b, "From", STR("Runut"), m->from);
    add_person(&b, "To", m->to_name, m->to);
    add_header(&b, "Subject", m->subject);
    buf_printf(&b, "Message-ID: <" STR_FMT "@" STR_FMT ">\r\n", STR_ARG(m->id), STR_ARG(domain));
    buf_add(&b, STR("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                    "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n"
                    "\r\n"));
    code = base64_of(a, body.p, body.n);
    while (code.n > 0) {
        buf_add(&b, str_sub(code, 0, 76));
        buf_add(&b, STR("\r\n"));
        code = code.n > 76 ? str_sub(code, 76, code.n - 76) : STR("");
    }
    return buf_str(&b);
}

/* ── Sending ── */

enum status mail_send(struct arena *a, const struct mail_server *server, const struct mail *m,
                      struct str *error)
{
    char reason[512];
    const struct smtp_module *smtp = NULL;

    if (!mail_address_ok(m->to) || !mail_address_ok(m->from)) {
        *error = str_printf(a, "not an address: " STR_FMT, STR_ARG(m->to));
        return ST_INVALID;
    }
    smtp = module_open("smtp", reason, sizeof(reason));
    if (smtp == NULL) {
        *error = str_copy(a, str_of(reason));
        return ST_FAULT;
    }
    return smtp->send(a, server, m, mail_text(a, m), error);
}

static struct str password_file(struct ctx *c)
{
    struct str path = str_printf(c->arena, STR_FMT "/keys/smtp", STR_ARG(c->app->data_dir));
    char line[512];
    FILE *f = fopen(path.p, "re");
    struct str password = STR("");

    if (f == NULL)
        return password;
    if (fgets(line, sizeof(line), f) != NULL)
        password = str_copy(c->arena, str_trim(str_of(line)));
    (void)fclose(f);
    bytes_wipe(line, sizeof(line));
    return password;
}

bool mail_password_kept(struct ctx *c)
{
    struct str path = str_printf(c->arena, STR_FMT "/keys/smtp", STR_ARG(c->app->data_dir));

    return access(path.p, F_OK) == 0;
}

enum status mail_password_put(struct ctx *c, struct str password)
{
    struct str path = str_printf(c->arena, STR_FMT "/keys/smtp", STR_ARG(c->app->data_dir));
    struct str fresh = str_printf(c->arena, STR_FMT ".new", STR_ARG(path));
    int fd;
    bool good;

    if (password.n == 0) {
        if (unlink(path.p) != 0 && errno != ENOENT)
            return fail(c, ST_FAULT, STR_FMT ": %s", STR_ARG(path), strerror(errno));
        return ST_OK;
    }
    fd = open(fresh.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    good = fd >= 0 && write(fd, password.p, password.n) == (ssize_t)password.n && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    if (!good || rename(fresh.p, path.p) != 0)
        return fail(c, ST_FAULT, STR_FMT ": %s", STR_ARG(path), strerror(errno));
    return ST_OK;
}

enum status mail_server_load(struct ctx *c, struct mail_server *out)
{
    int64_t unit = c->app->home_unit;
    enum status s = setting_get(c, unit, "smtp_url", &out->url);

    if (s == ST_OK)
        s = setting_get(c, unit, "smtp_from", &out->from);
    if (s == ST_OK)
        s = setting_get(c, unit, "smtp_user", &out->user);
    if (s == ST_OK)
        out->password = out->user.n != 0 ? password_file(c) : STR("");
    return s;
}

static int64_t payload_message(struct str payload)
{
    json_t *root = json_loadb(payload.p, payload.n, 0, NULL);
    int64_t id = json_integer_value(json_object_get(root, "message"));

    json_decref(root);
    return id;
}

enum status mail_job(struct ctx *c, struct str payload)
{
    struct mail_server server = { 0 };
    struct message_mail m = { 0 };
    struct str error = STR("");
    enum status s = mail_server_load(c, &server);

    if (s != ST_OK || server.url.n == 0)
        return s; /* without a server the inbox is all there is */
    s = message_for_mail(c, c->who.unit_id, payload_message(payload), &m);
    if (s == ST_NOT_FOUND || (s == ST_OK && (m.has_mailed_at || m.email.n == 0)))
        return ST_OK; /* deleted, sent before, or nobody to send it to */
    if (s != ST_OK)
        return s;

    struct mail mail = {
        .from = server.from,
        .to = m.email,
        .to_name = m.name,
        .subject = m.subject,
        .body = m.body,
        .id = str_printf(c->arena, "message.%" PRId64 ".%" PRId64, m.id, m.created_at),
        .at = m.created_at,
    };

    if (m.link.n != 0 && c->app->base_url.n != 0)
        mail.body = str_printf(c->arena, STR_FMT "\n\n" STR_FMT STR_FMT "\n", STR_ARG(m.body),
                               STR_ARG(c->app->base_url), STR_ARG(m.link));
    s = mail_send(c->arena, &server, &mail, &error);
    if (s != ST_OK)
        return fail(c, s, "mail to person %" PRId64 ": " STR_FMT, m.person_id, STR_ARG(error));
    return message_mailed(c, c->who.unit_id, m.id, time_now());
}
