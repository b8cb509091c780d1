/* personal.c: which definitions hold personal data. */
#include "register/personal.h"

bool reg_has_personal(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].personal)
            return true;
    }
    return false;
}
