/* smtp.c: hands one message to libcurl. A module, because libcurl brings thirty more libraries. */
#include "core/smtp.h"

#include <curl/curl.h>

static size_t read_text(char *to, size_t size, size_t n, void *with)
{
    struct str *left = with;
    size_t k = size * n < left->n ? size * n : left->n;

    memcpy(to, left->p, k);
    *left = str_sub(*left, k, left->n - k);
    return k;
}

static enum status outcome(CURL *curl, CURLcode code, struct arena *a, struct str *error)
{
    long answer = 0;

    if (code == CURLE_OK)
        return ST_OK;
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    *error = str_printf(a, "%s (SMTP %ld)", curl_easy_strerror(code), answer);
    return answer >= 500 ? ST_INVALID : ST_BUSY;
}

static void set_options(CURL *curl, struct arena *a, const struct mail_server *server)
{
    (void)curl_easy_setopt(curl, CURLOPT_URL, str_z(a, server->url));
    (void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    (void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    (void)curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    (void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_text);
    if (server->user.n != 0) { /* a password never goes over an open line */
        (void)curl_easy_setopt(curl, CURLOPT_USERNAME, str_z(a, server->user));
        (void)curl_easy_setopt(curl, CURLOPT_PASSWORD, str_z(a, server->password));
        (void)curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    } else {
        (void)curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
    }
}

static enum status smtp_send(struct arena *a, const struct mail_server *server,
                             const struct mail *m, struct str text, struct str *error)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *to =
        curl_slist_append(NULL, str_printf(a, "<" STR_FMT ">", STR_ARG(m->to)).p);
    enum status s = ST_FAULT;

    if (curl != NULL && to != NULL) {
        set_options(curl, a, server);
        (void)curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
                               str_printf(a, "<" STR_FMT ">", STR_ARG(m->from)).p);
        (void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
        (void)curl_easy_setopt(curl, CURLOPT_READDATA, &text);
        s = outcome(curl, curl_easy_perform(curl), a, error);
    } else {
        *error = STR("out of memory");
    }
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    return s;
}

/* What a gateway answers is read and thrown away. */
static size_t drop_text(char *p, size_t size, size_t n, void *with)
{
    (void)p;
    (void)with;
    return size * n;
}

static enum status post_outcome(CURL *curl, CURLcode code, struct arena *a, struct str *error)
{
    long answer = 0;

    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    if (code == CURLE_OK && answer >= 200 && answer < 300)
        return ST_OK;
    *error = str_printf(a, "%s (HTTP %ld)", curl_easy_strerror(code), answer);
    return answer >= 400 && answer < 500 && answer != 429 ? ST_INVALID : ST_BUSY;
}

static enum status http_post(struct arena *a, struct str url, const struct str *header, size_t n,
                             struct str body, struct str *error)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *lines = curl_slist_append(NULL, "Content-Type: application/json");
    enum status s = ST_FAULT;

    for (size_t i = 0; i < n && lines != NULL; i++)
        lines = curl_slist_append(lines, str_z(a, header[i]));
    if (curl != NULL && lines != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_URL, str_z(a, url));
        (void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        (void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        (void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
        (void)curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
        (void)curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
        (void)curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)body.n);
        (void)curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.p);
        (void)curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_text);
        s = post_outcome(curl, curl_easy_perform(curl), a, error);
    } else {
        *error = STR("out of memory");
    }
    curl_slist_free_all(lines);
    curl_easy_cleanup(curl);
    return s;
}

MODULE_SHOWN extern const struct smtp_module smtp_module;
const struct smtp_module smtp_module = {
    .head = { MODULE_VERSION },
    .send = smtp_send,
    .post = http_post,
};
