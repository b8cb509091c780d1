/* personal.c: which definitions hold personal data. */
#include "register/personal.h"

bool reg_has_personal(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        if (f->personal)
            return true;
        for (size_t k = 0; k < f->n_cell; k++) {
            if (f->cell[k].personal)
                return true;
        }
    }
    return false;
}
