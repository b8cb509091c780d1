/* subject.c: the record that a document proves; its name is told only to those who may know of it.
 */
#include "register/subject.h"

#include "register/pages.h"

static enum status record_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    const struct reg_def *def = NULL;
    struct record r = { 0 };
    enum status s = record_register(c, id, &def);

    if (s == ST_OK)
        s = record_find(c, def, id, &r);
    if (s == ST_NOT_FOUND) {
        *out = (struct subject_view){ .text = tr(c->lang, "register.some_record") };
        return ST_OK;
    }
    if (s != ST_OK)
        return s;
    *out = (struct subject_view){ .text = r.title,
                                  .href = record_href(c, &r),
                                  .open = !reg_state_closed(def, r.state) };
    return ST_OK;
}

const struct proof_subject register_subjects[] = {
    { "record", record_view },
    { NULL, NULL },
};
