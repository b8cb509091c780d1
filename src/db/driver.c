/* driver.c: what both drivers do alike: say what failed, find a prepared statement (by the address of its query, or by the
 * text of one made at run time), gather rows. It is built twice, into the program and into the module of PostgreSQL.
 */
#include <assert.h>
#include <stdarg.h>

#include "db/driver.h"

/* Bounds memory: a statement takes 2 to 10 kB, and there is a connection per thread. */
#define CAP 512
#define MOST 192

enum status db_failed(struct db *db, enum status s, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)vsnprintf(db->error, sizeof(db->error), fmt, args);
    va_end(args);
    return s;
}

static size_t place(const struct query *q)
{
    uint64_t key = (uint64_t)(uintptr_t)q;

    if (q->made) {
        key = UINT64_C(0xcbf29ce484222325);
        for (const char *p = q->sql; *p != '\0'; p++)
            key = (key ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
    }
    return (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 40) & (CAP - 1);
}

static bool is_for(const struct stmt_slot *slot, const struct query *q)
{
    if (slot->query == q && !q->made)
        return true;
    return q->made && slot->text != NULL && strcmp(slot->text, q->sql) == 0;
}

static bool is_free(const struct stmt_slot *slot)
{
    return slot->query == NULL && slot->text == NULL;
}

void *stmts_find(struct stmts *t, const struct query *q)
{
    if (t->slot == NULL)
        return NULL;
    for (size_t i = place(q); !is_free(&t->slot[i]); i = (i + 1) & (CAP - 1))
        if (is_for(&t->slot[i], q)) {
            t->slot[i].used = ++t->tick;
            return t->slot[i].stmt;
        }
    return NULL;
}

static void insert(struct stmts *t, struct stmt_slot new)
{
    const struct query by_text = { .sql = new.text, .made = true };
    size_t i = place(new.text != NULL ? &by_text : new.query);

    while (!is_free(&t->slot[i]))
        i = (i + 1) & (CAP - 1);
    t->slot[i] = new;
    t->n++;
}

static void drop_oldest(struct stmts *t, void (*drop)(void *stmt))
{
    struct stmt_slot *all = t->slot, *oldest = NULL;

    for (size_t i = 0; i < CAP; i++)
        if (!is_free(&all[i]) && (oldest == NULL || all[i].used < oldest->used))
            oldest = &all[i];
    assert(oldest != NULL);
    drop(oldest->stmt);
    free(oldest->text);
    *oldest = (struct stmt_slot){ 0 };
    /* The chains behind it may have a gap now: lay the table out anew. */
    t->slot = calloc(CAP, sizeof(*t->slot));
    if (t->slot == NULL)
        abort();
    t->n = 0;
    for (size_t i = 0; i < CAP; i++)
        if (!is_free(&all[i]))
            insert(t, all[i]);
    free(all);
}

void stmts_put(struct stmts *t, const struct query *q, void *stmt, void (*drop)(void *stmt))
{
    if (t->slot == NULL) {
        t->slot = calloc(CAP, sizeof(*t->slot));
        if (t->slot == NULL)
            abort();
    }
    if (t->n >= MOST)
        drop_oldest(t, drop);
    insert(t, (struct stmt_slot){ .query = q->made ? NULL : q,
                                  .text = q->made ? strdup(q->sql) : NULL,
                                  .stmt = stmt,
                                  .used = ++t->tick });
}

void stmts_clear(struct stmts *t, void (*drop)(void *stmt))
{
    for (size_t i = 0; t->slot != NULL && i < CAP; i++)
        if (!is_free(&t->slot[i])) {
            drop(t->slot[i].stmt);
            free(t->slot[i].text);
        }
    free(t->slot);
    *t = (struct stmts){ 0 };
}

struct db_value *gather_row(struct gather *g)
{
    struct db_rows *r = g->rows;

    if (r->n_rows == g->cap) {
        size_t cap = g->cap == 0 ? 1 : g->cap < 16 ? 16 : g->cap * 2;
        struct db_value *cell = arena_array(g->arena, cap * r->n_cols + 1, sizeof(*cell));

        if (r->n_rows > 0)
            memcpy(cell, r->cell, r->n_rows * r->n_cols * sizeof(*cell));
        r->cell = cell;
        g->cap = cap;
    }
    return &r->cell[r->n_rows++ * r->n_cols];
}
