/* routes.c: every address of the plan, and the scopes that find what an address names. */
#include "plan/pages.h"
#include "plan/queries.h"

/* The area and the person in charge of the indicator in the address. */
enum status scope_indicator(struct ctx *c)
{
    struct str ref = path_str(c, "ref");
    struct plan plan = { 0 };
    struct pic_row pic = { 0 };
    enum status s;

    if (!ref_valid(ref))
        return ST_NOT_FOUND;
    s = plan_find(c, path_str(c, "plan"), &plan);
    if (s == ST_OK)
        s = indicator_pic(c, c->who.unit_id, plan.id, ref, &pic);
    if (s != ST_OK)
        return s;
    c->area = (int)pic.area;
    c->is_own = pic.pic_id != 0 && pic.pic_id == c->who.person_id;
    return ST_OK;
}

/* For reading: an area or an activity has no person in charge, and that is no fault. */
static enum status scope_item(struct ctx *c)
{
    enum status s = scope_indicator(c);

    return s == ST_NOT_FOUND ? ST_OK : s;
}

const struct route plan_routes[] = {
    { GET, "/rencana", PLAN_READ, plan_show_list, NULL, BODY_NONE },
    { GET, "/rencana/:plan", PLAN_READ, plan_show_matrix, NULL, BODY_NONE },
    { GET, "/rencana/:plan/berkas.csv", PLAN_READ, plan_send_csv, NULL, BODY_NONE },
    { GET, "/rencana/:plan/:ref", PLAN_READ, indicator_show, scope_item, BODY_NONE },
    { POST, "/rencana/:plan/:ref/lapor", PLAN_REPORT, indicator_send_report, scope_indicator,
      BODY_FILES },
    { POST, "/rencana/:plan/:ref/verifikasi", PLAN_VERIFY, indicator_send_verify, scope_indicator,
      BODY_FORM },
    { POST, "/rencana/:plan/:ref/kembalikan", PLAN_VERIFY, indicator_send_return, scope_indicator,
      BODY_FORM },
    { POST, "/rencana/:plan/:ref/tunda", PLAN_REPORT, indicator_send_postpone, scope_indicator,
      BODY_FORM },
    { POST, "/rencana/:plan/:ref/buka", PLAN_OWN, indicator_send_reopen, NULL, BODY_FORM },
    { POST, "/rencana/:plan/:ref/bulan", PLAN_OWN, indicator_send_months, NULL, BODY_FORM },
    { GET, "/rencana/:plan/:ref/ubah", PLAN_OWN, edit_show, NULL, BODY_NONE },
    { POST, "/rencana/:plan/:ref/ubah", PLAN_OWN, edit_send, NULL, BODY_FORM },
    { GET, "/rencana/:plan/:ref/bukti/:id", PLAN_REPORT, evidence_ask_remove, scope_indicator,
      BODY_NONE },
    { POST, "/rencana/:plan/:ref/bukti/:id", PLAN_REPORT, evidence_send_remove, scope_indicator,
      BODY_FORM },
    { GET, "/rencana/:plan/cakupan", PLAN_READ, coverage_show, NULL, BODY_NONE },
    { POST, "/rencana/:plan/ikat", PLAN_OWN, coverage_bind, NULL, BODY_FORM },
    { GET, "/rencana/:plan/konfirmasi", PLAN_OWN, confirm_show, NULL, BODY_NONE },
    { POST, "/rencana/:plan/konfirmasi", PLAN_OWN, confirm_send, NULL, BODY_FORM },
    { GET, "/rencana/:plan/kelola", PLAN_READ, manage_show, NULL, BODY_NONE },
    { POST, "/rencana/:plan/tetapkan", PLAN_ENACT, manage_enact, NULL, BODY_FILES },
    { POST, "/rencana/:plan/revisi", PLAN_OWN, manage_revise, NULL, BODY_FORM },
    { POST, "/rencana/:plan/tutup", PLAN_ENACT, manage_close, NULL, BODY_FORM },
    { POST, "/rencana/:plan/lanjutkan", PLAN_OWN, manage_next_year, NULL, BODY_FORM },
    { POST, "/rencana/:plan/batal", PLAN_OWN, manage_drop, NULL, BODY_FORM },
    { POST, "/rencana/:plan/kunci", PLAN_OWN, manage_lock, NULL, BODY_FORM },
    { GET, "/rencana/:plan/banding", PLAN_READ, diff_show, NULL, BODY_NONE },
    { GET, "/rencana/impor", PLAN_OWN, import_show, NULL, BODY_NONE },
    { POST, "/rencana/impor", PLAN_OWN, import_send, NULL, BODY_FILES },
    { POST, "/rencana/impor/terapkan", PLAN_OWN, import_confirm, NULL, BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
