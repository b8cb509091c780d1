/* stat_part.c: the measures of a register, for its statistics page. */
#include "measure/stat_part.h"

#include "measure/stat_part.view.h"

enum status measure_stat_part(struct ctx *c, const struct reg_def *def, int year, struct out *o)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);
    int month = year == now.year ? now.month : 12;
    struct stat_figure *f = arena_array(c->arena, def->n_measure + 1, sizeof *f);

    if (def->n_measure == 0)
        return ST_OK;
    for (size_t i = 0; i < def->n_measure; i++) {
        const struct reg_measure *m = &def->measure[i];
        struct figure one;
        enum status s = measure_value(c, m->name, year, month, &one);

        if (s != ST_OK)
            return s;
        f[i] = (struct stat_figure){
            .label = words_show(c, &m->label),
            .href = str_printf(c->arena, "/register/" STR_FMT "?ukuran=" STR_FMT "&bulan=%04d-%02d",
                               STR_ARG(def->name), STR_ARG(m->name), year, month),
            .value = figure_show(c, &one),
            .parts = figure_parts(c, &one),
            .how = figure_how(c, m),
        };
    }
    stat_figures(o, f, def->n_measure);
    return ST_OK;
}
