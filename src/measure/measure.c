/* measure.c: units, directions and achievement of a figure. */
#include "measure/measure.h"

#include "base/number.h"

static const char *const direction_names[] = {
    [DIRECTION_UP] = "up",
    [DIRECTION_DOWN] = "down",
    [DIRECTION_DONE] = "done",
};

const char *direction_name(enum direction d)
{
    return direction_names[d];
}

enum direction direction_by_name(struct str name)
{
    for (unsigned d = DIRECTION_UP; d < DIRECTION_DONE; d++) {
        if (str_eq(name, str_of(direction_names[d])))
            return (enum direction)d;
    }
    return DIRECTION_DONE;
}

/* An exact zero is meant: a target somebody typed as 0. */
static bool is_zero(double v)
{
    return !(v < 0.0) && !(v > 0.0);
}

double achievement(enum direction d, double target, double value)
{
    double percent = 100.0;

    if (d == DIRECTION_DONE)
        return percent;
    if (is_zero(target))
        return is_zero(value) || (d == DIRECTION_UP && value > 0.0) ? 100.0 : 0.0;
    if (d == DIRECTION_UP)
        percent = value / target * 100.0;
    else
        percent = (2.0 * target - value) / target * 100.0;
    return percent < 0.0 ? 0.0 : percent;
}

double achievement_capped(double percent)
{
    return percent > ACHIEVEMENT_CAP ? ACHIEVEMENT_CAP : percent;
}

struct str measure_show(struct arena *a, double value, struct str uom, bool id)
{
    if (str_eq(uom, STR("yes_no"))) {
        if (id)
            return is_zero(value) ? STR("belum") : STR("ya");
        return is_zero(value) ? STR("not yet") : STR("yes");
    }

    struct str number = decimal_show(a, value, 2, id);

    if (str_eq(uom, STR("percent")) || str_eq(uom, STR("%")))
        return str_printf(a, STR_FMT "%%", STR_ARG(number));
    if (str_eq(uom, STR("rupiah")))
        return str_printf(a, "Rp" STR_FMT, STR_ARG(number));
    if (uom.n == 0)
        return number;
    return str_printf(a, STR_FMT " " STR_FMT, STR_ARG(number), STR_ARG(uom));
}
