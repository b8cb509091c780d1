/*
 * fuzz_definition.c: any bytes are a definition, whose every expression can be written, or a list
 * of mistakes that each name the file, a line that it has, and a reason.
 */
#include <assert.h>

#include "base/utf8.h"
#include "register/expr.h"
#include "register/hooks.h"
#include "register/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static void check_mistakes(struct str text, const struct reg_mistake *m, size_t n)
{
    size_t lines = 1;

    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n' || text.p[i] == '\r' || (unsigned char)text.p[i] >= 0x80;
    assert(n > 0);
    for (size_t i = 0; i < n; i++)
        assert(m[i].file.n > 0 && m[i].text.n > 0 && m[i].line <= lines + 1);
}

static void put(struct arena *a, struct str text, struct expr_scope scope)
{
    struct buf b;

    if (text.n == 0)
        return;
    for (int kind = DB_SQLITE; kind <= DB_POSTGRES; kind++) {
        buf_init(&b, a);
        expr_put(&b, (enum db_kind)kind, text, &scope, "r", NULL);
        assert(b.n > 2);
    }
}

static void check_fields(struct arena *a, const struct reg_def *d)
{
    size_t column = 0;

    for (size_t i = 0; i < d->n_field; i++) {
        const struct reg_field *f = &d->field[i];

        assert(f->name.n > 0 && f->name.n <= REG_NAME_MAX && f->label.in[0].n > 0);
        assert(f->column == -1 || (size_t)f->column == column);
        column += (size_t)(f->column >= 0 ? f->n_column : 0);
        assert((f->type == FIELD_REF) == (f->to != NULL));
        put(a, f->computed.text,
            (struct expr_scope){ .def = d, .expand = true, .want = expr_want_of(f->type) });
        put(a, f->when.text, (struct expr_scope){ .def = d, .want = EXPR_CONDITION });
        for (size_t k = 0; k < f->n_cell; k++)
            put(a, f->cell[k].computed.text,
                (struct expr_scope){
                    .def = d, .table = f, .expand = true, .want = expr_want_of(f->cell[k].type) });
    }
    assert(column == d->n_column);
}

static void check_def(struct arena *a, const struct reg_def *d)
{
    uint64_t states = d->n_state == 0 ? 0 : (UINT64_C(1) << d->n_state) - 1;

    assert(d->name.n > 0 && d->n_field > 0 && d->n_name_by > 0 && d->read != 0);
    check_fields(a, d);
    for (size_t i = 0; i < d->n_move; i++) {
        const struct reg_move *m = &d->move[i];

        assert((m->from & ~states) == 0 && m->to >= 0 && (size_t)m->to < d->n_state);
        assert(m->n_require <= m->n_ask && m->by != 0);
        put(a, m->when.text, (struct expr_scope){ .def = d, .want = EXPR_CONDITION });
    }
    for (size_t i = 0; i < d->n_check; i++)
        put(a, d->check[i].where.text, (struct expr_scope){ .def = d, .rules = true });
    for (size_t i = 0; i < d->n_clock; i++)
        assert((d->clock[i].from != 0) != (d->clock[i].from_field != NULL));
    for (size_t i = 0; i < d->n_duty; i++)
        assert(d->duty[i].owed != NULL);
    for (size_t i = 0; i < d->n_measure; i++)
        put(a, d->measure[i].value.text, (struct expr_scope){ .def = d, .want = EXPR_NUMBER });
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct reg_source source = { .name = STR("sample.yaml"),
                                       .text = { (const char *)data, n } };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n_mistake = 0;
    struct arena a;

    arena_init(&a);
    if (reg_load(&a, &source, 1, &all, &m, &n_mistake) == ST_OK) {
        assert(n_mistake == 0 && all.n == 1);
        check_def(&a, all.def[0]);
    } else {
        check_mistakes(source.text, m, n_mistake);
    }
    arena_done(&a);
    return 0;
}
