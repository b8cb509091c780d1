/*
 * asset.h: the files under assets/ as the build embedded them (`embed assets`, generated code).
 */
#ifndef HTTP_ASSET_H
#define HTTP_ASSET_H

#include "base/str.h"

struct asset {
    const char *name;   /* as views name it: "app.css", "font/inter.woff2" */
    const char *hashed; /* with the first 10 hex digits of its SHA-256: "app.0123456789.css" */
    const char *url;    /* "/aset/" and the hashed name */
    const char *type;   /* media type: "text/css; charset=utf-8" */
    struct str plain;   /* the bytes */
    struct str gzip;    /* precompressed; empty where that is not smaller (fonts, images) */
    struct str brotli;
};

extern const struct asset assets[]; /* sorted by name, bytewise */
extern const size_t n_assets;

/* static.c: "/aset/app.0123456789.css" for "app.css"; aborts on a name that does not exist, which a
 * test of every page would show. */
struct str asset_url(const char *name);

#endif
