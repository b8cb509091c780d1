/*
 * register_bench.h: registers of a test in a database of their own, an office with its people, and
 * whoever asks. What cannot be set up fails the test.
 */
#ifndef TESTS_REGISTER_BENCH_H
#define TESTS_REGISTER_BENCH_H

#include "core/app.h"
#include "dice.h"
#include "register/form.h"
#include "register/list.h"
#include "register/load.h"
#include "testdb.h"

/* KPU Mesuji with Ani and Budi, and another unit with Cici. */
enum { ANI = 1, BUDI, CICI };
#define BENCH_PEOPLE                                                               \
    "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"          \
    " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/'),"                      \
    " ('1807', 'KPU Tulang Bawang', 'Tulang Bawang', 'regency', 7, '/2/');"        \
    "INSERT INTO person (unit_id, name, name_search) VALUES (1, 'Ani', 'ani'), (1" \
    ", 'Budi', 'budi'), (2, 'Cici', 'cici')"

struct bench {
    struct testdb t;
    struct app app;
    struct reg_all all;
    struct ctx c;
    const struct reg_def *def; /* the register that bench_make() and those below it work in */
    struct request req;
    struct grant grant;
    struct cache *cache; /* NULL: none; else closed by bench_done() */
    struct dice dice;
};

/* An empty database and `people`, a script that makes the first unit and whoever works there; the
 * system asks, on Tuesday, 4 March 2025 at 09.00. */
void bench_open(struct bench *b, enum db_kind kind, const char *people);
/* The definitions and their tables; b->def is the first. */
void bench_bring(struct bench *b, const struct reg_source *source, size_t n);
/* Both, of one file of tests/unit/registers; Ani asks as the administrator. */
void bench_open_with(struct bench *b, enum db_kind kind, const char *file);
void bench_done(struct bench *b);

/* A definition's text (with a NUL behind it) and name; `path` below the repository. */
struct reg_source bench_source(struct bench *b, const char *path);
/* Definitions alone, without their tables. */
void bench_load(struct bench *b, const struct reg_source *source, size_t n, struct reg_all *out);

/* Who asks from now on, in unit 1; their account has the person's number. */
void bench_act(struct bench *b, enum role role, int64_t person);
/* Western Indonesian time. */
void bench_at(struct bench *b, int year, int month, int day, int hour);

/* What is filled in: until a name is NULL. */
struct pair {
    const char *name, *text;
};

/* A record in a transaction of its own; `f` keeps what was wrong with it. */
enum status bench_make(struct bench *b, const struct pair *pair, struct reg_form *f, int64_t *id);
int64_t bench_made(struct bench *b, const struct pair *pair); /* nothing is wrong with it */
struct record bench_found(struct bench *b, int64_t id);
enum status bench_change(struct bench *b, const struct record *r, const struct pair *pair,
                         struct reg_form *f);
/* `pair` may be NULL. */
enum status bench_move(struct bench *b, int64_t id, const char *move, const struct pair *pair,
                       const char *reason);
void bench_remove(struct bench *b, int64_t id);

/* The page of a list that an address like "f.kind=tool&q=bor" asks for; page 0: as it says. */
struct reg_list bench_list(struct bench *b, const char *query, int64_t page);

#endif
