/* duty.h: duty lists: who owes a record, who has filed it, and who is late. */
#ifndef REGISTER_DUTY_H
#define REGISTER_DUTY_H

#include "register/record.h"

#define DUTY_ROWS_MAX 5000

enum duty_state { DUTY_OWED, DUTY_LATE, DUTY_FILED, DUTY_FILED_LATE };

struct duty_row {
    int64_t who;     /* person, or record that owes */
    struct str name; /* of it */
    int64_t filed;   /* the first record that counts; 0: none */
    struct str day;  /* on which it was filed; empty: not */
    enum duty_state state;
};

struct duty_list {
    struct duty_row *row; /* by name */
    size_t n, n_filed, n_late;
    struct str due; /* a date of that year; empty: none */
    bool more;      /* than DUTY_ROWS_MAX */
};

/* Of a year (any year for a duty that is owed once). Who owes is who owes now. */
NODISCARD enum status duty_read(struct ctx *c, const struct reg_def *def, const struct reg_duty *d,
                                int year, struct duty_list *out);

#endif
