/* fuzz_plan.c: any bytes are a plan's rows, in order and with sound numbers, or errors that name a
 * line; and how the file was written is remembered truly. */
#include <assert.h>

#include "base/utf8.h"
#include "plan/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_rows(const struct import *im, size_t n_table)
{
    assert(im->n_row + 1 == n_table && im->areas <= im->activities && im->activities <= im->subs);
    for (size_t i = 0; i < im->n_row; i++) {
        const struct plan_row *r = &im->row[i];
        bool planned[MONTHS];
        struct str bad;

        assert(ref_valid(r->ref) && r->line > 1);
        assert(months_parse(r->months_plan, planned, &bad));
        for (int l = 0; l < 4; l++)
            assert(utf8_valid(r->text[l]) && !text_is_formula(r->text[l]));
        for (size_t k = 0; k < i; k++)
            assert(!str_eq(im->row[k].ref, r->ref));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str bytes = { (const char *)data, n }, form;
    struct table_fault fault = { 0 };
    struct table t = { 0 };
    struct import *im;
    struct csv_form back;
    struct arena a;

    arena_init(&a);
    im = arena_new(&a, struct import);
    csv_form_sniff(bytes, &im->form);
    if (n <= 65536 && table_parse_csv(&a, bytes, &import_limits, &t, &fault) == ST_OK) {
        if (import_check(&a, &t, im) == ST_OK) {
            check_rows(im, t.n_row);
            form = csv_form_text(&a, &im->form);
            back = csv_form_parse(form);
            assert(str_eq(csv_form_text(&a, &back), form));
        } else {
            assert(im->n_error > 0 && im->n_error <= IMPORT_ERRORS);
            for (size_t i = 0; i < im->n_error; i++)
                assert(im->error[i].key != NULL &&
                       import_error_text(&a, LANG_ID, &im->error[i]).n > 0);
        }
    }
    arena_done(&a);
    return 0;
}
