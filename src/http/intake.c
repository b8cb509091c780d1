/*
 * intake.c: the body of a request, as it comes in.
 *
 * Text is gathered in memory, up to its limit. Files are written in pieces and hashed on the way;
 * who keeps one syncs it, so that the network thread never waits for a disk's sync. The files of a
 * sealed body (BODY_SEALED) lie in one piece of the request's secret memory instead, as large as
 * the body announces itself, and libmicrohttpd's own buffer is wiped behind them. Once something is
 * over its limit the rest is read and thrown away, and the handler says what was wrong.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/time.h"
#include "base/utf8.h"
#include "http/call.h"
#include "http/form.h"
#include "http/multipart.h"

enum { MAX_FILES = 20, FILE_BUFFER = 32 * 1024 };

struct intake {
    struct call *call;
    enum { TEXT_FORM, TEXT_JSON, PARTS } kind;
    struct buf text; /* of an urlencoded or JSON body */
    struct multipart *parts;
    struct param *field;
    size_t n_field, cap_field, text_bytes;
    struct buf value; /* of the field at hand */
    struct upload *upload;
    size_t n_upload;
    bool in_file, skip;
    struct hasher hasher;
    char *buffer; /* of the file at hand */
    size_t n_buffer;
    struct places *place; /* where it holds one */
    int64_t since, received;
    char *vault; /* of a sealed body's files, one behind the other */
    size_t n_vault;
};

#define OPEN_FILE_BYTES ((int64_t)25 << 20)
#define OPEN_BODY_BYTES ((int64_t)130 << 20)

static bool takes_files(const struct call *call)
{
    return call->body == BODY_FILES || call->body == BODY_OPEN_FILES;
}

static int64_t file_max(const struct call *call)
{
    int64_t most = call->server->options.upload_max;

    return call->body == BODY_OPEN_FILES && most > OPEN_FILE_BYTES ? OPEN_FILE_BYTES : most;
}

static int begin_field(struct intake *in, struct str name)
{
    struct arena *a = &in->call->arena;

    if (in->n_field == FORM_MAX_FIELDS)
        return 413;
    if (in->n_field == in->cap_field) {
        size_t cap = in->cap_field == 0 ? 16 : in->cap_field * 2;
        struct param *more = arena_array(a, cap, sizeof(*more));

        if (in->n_field > 0)
            memcpy(more, in->field, in->n_field * sizeof(*more));
        in->field = more;
        in->cap_field = cap;
    }
    in->text_bytes += name.n;
    in->field[in->n_field++].name = str_copy(a, name);
    buf_init(&in->value, a);
    return 0;
}

/* The name of a file without the folders that an old browser puts before it. */
static struct str last_part(struct str filename)
{
    for (size_t i = filename.n; i > 0; i--) {
        if (filename.p[i - 1] == '/' || filename.p[i - 1] == '\\')
            return str_sub(filename, i, filename.n);
    }
    return filename;
}

static int begin_sealed(struct intake *in, struct str name, struct str filename)
{
    struct arena *a = &in->call->arena;

    if (in->n_upload == SEALED_FILES)
        return 413;
    if (in->vault == NULL) {
        in->upload = arena_array(a, SEALED_FILES, sizeof(*in->upload));
        in->vault = arena_raw(a, (size_t)in->call->body_bytes);
    }
    in->upload[in->n_upload++] = (struct upload){ .field = str_copy(a, name),
                                                  .name = str_copy(a, last_part(filename)),
                                                  .fd = -1,
                                                  .content = { in->vault + in->n_vault, 0 } };
    return 0;
}

static int begin_file(struct intake *in, struct str name, struct str filename)
{
    struct arena *a = &in->call->arena;
    const struct server_options *o = &in->call->server->options;

    if (in->call->body == BODY_SEALED)
        return begin_sealed(in, name, filename);
    if (!takes_files(in->call))
        return 415;
    if (in->n_upload == MAX_FILES)
        return 413;
    if (in->upload == NULL) {
        in->upload = arena_array(a, MAX_FILES, sizeof(*in->upload));
        in->buffer = arena_raw(a, FILE_BUFFER);
    }
    struct upload *u = &in->upload[in->n_upload];
    int fd = open(o->tmp_dir.p, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd < 0) {
        log_line(LOG_ERROR, "cannot create a file in %s: %s", o->tmp_dir.p, strerror(errno));
        return 507;
    }
    *u = (struct upload){ .field = str_copy(a, name),
                          .name = str_copy(a, last_part(filename)),
                          .fd = fd };
    in->n_upload++;
    in->n_buffer = 0;
    hasher_init(&in->hasher);
    return 0;
}

static int part_begin(void *with, struct str name, struct str filename, bool file)
{
    struct intake *in = with;

    in->in_file = file && filename.n > 0;
    /* What a browser sends for a file field that was left empty. */
    in->skip = file && filename.n == 0;
    if (in->skip)
        return 0;
    return in->in_file ? begin_file(in, name, filename) : begin_field(in, name);
}

static int file_flush(struct intake *in)
{
    const char *p = in->buffer;
    size_t n = in->n_buffer;

    in->n_buffer = 0;
    while (n > 0) {
        ssize_t wrote = write(in->upload[in->n_upload - 1].fd, p, n);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            log_line(LOG_ERROR, "cannot write an upload: %s", strerror(errno));
            return 507;
        }
        p += wrote;
        n -= (size_t)wrote;
    }
    return 0;
}

/* No part can be longer than what the whole body announced. */
static int sealed_data(struct intake *in, const char *p, size_t n)
{
    struct upload *u = &in->upload[in->n_upload - 1];

    u->size += (int64_t)n;
    if (u->size > SEALED_FILE_MAX || in->n_vault + n > (size_t)in->call->body_bytes)
        return 413;
    memcpy(in->vault + in->n_vault, p, n);
    in->n_vault += n;
    u->content.n += n;
    return 0;
}

static int file_data(struct intake *in, const char *p, size_t n)
{
    struct upload *u = &in->upload[in->n_upload - 1];
    int trouble = 0;

    if (in->call->body == BODY_SEALED)
        return sealed_data(in, p, n);

    u->size += (int64_t)n;
    if (u->size > file_max(in->call))
        return in->call->body == BODY_OPEN_FILES ? 0 : 413;
    hasher_add(&in->hasher, p, n);
    while (n > 0 && trouble == 0) {
        size_t some = FILE_BUFFER - in->n_buffer;

        if (some > n)
            some = n;
        memcpy(in->buffer + in->n_buffer, p, some);
        in->n_buffer += some;
        p += some;
        n -= some;
        if (in->n_buffer == FILE_BUFFER)
            trouble = file_flush(in);
    }
    return trouble;
}

static int part_data(void *with, const char *p, size_t n)
{
    struct intake *in = with;

    if (in->skip)
        return 0;
    if (in->in_file)
        return file_data(in, p, n);
    in->text_bytes += n;
    if (in->text_bytes > FORM_MAX_BYTES)
        return 413;
    buf_add(&in->value, (struct str){ .p = p, .n = n });
    return 0;
}

static int part_end(void *with)
{
    struct intake *in = with;

    if (in->skip)
        return 0;
    if (in->in_file && in->call->body == BODY_SEALED)
        return 0;
    if (in->in_file) {
        in->upload[in->n_upload - 1].hash = hasher_end(&in->hasher);
        return file_flush(in);
    }
    struct str value = buf_str(&in->value);

    in->field[in->n_field - 1].value = value;
    return utf8_text(value) ? 0 : 400;
}

static const struct multipart_sink sink = { part_begin, part_data, part_end };

/* The most that a body of this kind may announce. */
static int64_t limit_of(const struct call *call)
{
    int64_t files = call->server->options.upload_max;

    if (call->body == BODY_NONE)
        return DRAIN_BYTES; /* read and thrown away */
    if (call->body == BODY_SEALED)
        return SEALED_BODY_MAX;
    if (!takes_files(call))
        return FORM_MAX_BYTES;
    if (call->body == BODY_OPEN_FILES)
        return OPEN_BODY_BYTES;
    return 4 * files + FORM_MAX_BYTES;
}

static bool media_type_is(struct str content_type, struct str wanted)
{
    return str_eq_nocase(str_trim(str_cut(&content_type, ';')), wanted);
}

/* A place among the few bodies of that kind at once, given back by intake_drop(). Reports under
 * seal come through networks that give many people one address, so only their number counts. */
static int take_place(struct intake *in)
{
    struct server *s = in->call->server;
    bool small = in->call->body_bytes <= SEALED_SMALL;
    struct places *at = takes_files(in->call) ? &s->spooling
                        : small               ? &s->sealing_small
                                              : &s->sealing;

    if (!place_take(at, in->call->req.client))
        return 503;
    in->place = at;
    return 0;
}

static int choose_parser(struct intake *in)
{
    struct call *call = in->call;
    struct str type = header_of(call, "Content-Type");
    bool json = call->body == BODY_JSON;

    if (json || media_type_is(type, STR("application/x-www-form-urlencoded"))) {
        if (json && !media_type_is(type, STR("application/json")))
            return 415;
        in->kind = json ? TEXT_JSON : TEXT_FORM;
        buf_init(&in->text, &call->arena);
        return 0;
    }
    if (!media_type_is(type, STR("multipart/form-data")))
        return call->body_bytes == 0 ? 0 : 415;
    in->kind = PARTS;
    in->parts = arena_new(&call->arena, struct multipart);
    int trouble = 0;

    if (call->body == BODY_SEALED && call->body_bytes < 0)
        trouble = 411;
    else if (takes_files(call) || call->body == BODY_SEALED)
        trouble = take_place(in);
    return trouble != 0 ? trouble : multipart_init(in->parts, type, &sink, in);
}

void intake_begin(struct call *call)
{
    struct intake *in = arena_new(&call->arena, struct intake);

    call->intake = in;
    in->call = call;
    in->since = time_mono();
    if (call->req.trouble != 0)
        return;
    if (call->body_bytes > limit_of(call))
        call->req.trouble = 413;
    else if (call->body != BODY_NONE)
        call->req.trouble = choose_parser(in);
}

int64_t intake_feed(struct call *call, const char *p, size_t n)
{
    struct intake *in = call->intake;

    in->received += (int64_t)n;
    conn_deadline(call->conn, in->since, BODY_SECONDS, in->received);
    if (call->req.trouble != 0)
        return in->received;
    if (call->body == BODY_NONE) {
        call->req.trouble = in->received > DRAIN_BYTES ? 413 : 0;
    } else if (in->kind == PARTS) {
        call->req.trouble = multipart_feed(in->parts, p, n);
    } else if (in->text.n + n > FORM_MAX_BYTES) {
        call->req.trouble = 413;
    } else if (in->text.arena == NULL) {
        call->req.trouble = 415;
    } else {
        buf_add(&in->text, (struct str){ .p = p, .n = n });
    }
    return in->received;
}

void intake_end(struct call *call)
{
    struct intake *in = call->intake;

    if (call->req.trouble == 0 && in->kind == PARTS)
        call->req.trouble = multipart_end(in->parts);
}

void intake_settle(struct call *call)
{
    struct intake *in = call->intake;
    struct request *r = &call->req;

    if (r->trouble != 0 || in == NULL)
        return;
    if (in->kind == TEXT_FORM) {
        r->trouble = form_parse(&call->arena, buf_str(&in->text), FORM_MAX_FIELDS, &r->form);
    } else if (in->kind == TEXT_JSON) {
        r->body = buf_str(&in->text);
        r->trouble = utf8_valid(r->body) ? 0 : 400;
    } else {
        r->form = (struct params){ .p = in->field, .n = in->n_field };
        r->upload = in->upload;
        r->n_upload = in->n_upload;
    }
    if (r->trouble == 0)
        return;
    r->form = (struct params){ 0 };
    r->n_upload = 0;
    r->body = STR("");
}

void intake_drop(struct call *call)
{
    struct intake *in = call->intake;

    if (in == NULL)
        return;
    call->intake = NULL;
    for (size_t i = 0; i < in->n_upload; i++) {
        if (in->upload[i].fd >= 0)
            close(in->upload[i].fd);
    }
    if (in->place != NULL)
        place_give(in->place, call->req.client);
}
