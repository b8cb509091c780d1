/* routes.c: the addresses of assessments, and what documents prove there. */
#include "assessment/routes.h"
#include "assessment/pages.h"
#include "document/document.h"

const struct route assess_routes[] = {
    { GET, "/penilaian", PLAN_READ, assess_show_list, NULL, BODY_NONE },
    { GET, "/penilaian/baru", PLAN_OWN, assess_show_begin, NULL, BODY_NONE },
    { POST, "/penilaian", PLAN_OWN, assess_send_begin, NULL, BODY_FORM },
    { GET, "/penilaian/banding", PLAN_READ, assess_show_compare, NULL, BODY_NONE },
    { GET, "/penilaian/:id", PLAN_READ, assess_show, NULL, BODY_NONE },
    { GET, "/penilaian/:id/tabel", PLAN_READ, assess_show_table, NULL, BODY_NONE },
    { GET, "/penilaian/:id/periksa", PLAN_READ, assess_show_check, NULL, BODY_NONE },
    { GET, "/penilaian/:id/andai", PLAN_READ, assess_show_whatif, NULL, BODY_NONE_SLOW },
    { GET, "/penilaian/:id/hitung/:code", PLAN_READ, assess_show_calc, NULL, BODY_NONE },
    /* The unit's round is sent by the plan's owner and given back by who verifies it. */
    { POST, "/penilaian/:id/kirim/mandiri", PLAN_OWN, assess_send_round, NULL, BODY_FORM },
    { POST, "/penilaian/:id/kirim/verifikasi", ASSESS_VERIFY, assess_send_round, NULL, BODY_FORM },
    { POST, "/penilaian/:id/kirim/internal", ASSESS_EVALUATE, assess_send_round, NULL, BODY_FORM },
    { POST, "/penilaian/:id/kirim/eksternal", ASSESS_REVIEW, assess_send_round, NULL, BODY_FORM },
    { POST, "/penilaian/:id/kirim/konsensus", ASSESS_EVALUATE, assess_send_round, NULL, BODY_FORM },
    { POST, "/penilaian/:id/setuju/verifikasi", ASSESS_VERIFY, assess_send_agree, NULL, BODY_FORM },
    { POST, "/penilaian/:id/setuju/internal", ASSESS_EVALUATE, assess_send_agree, NULL, BODY_FORM },
    { POST, "/penilaian/:id/setuju/eksternal", ASSESS_REVIEW, assess_send_agree, NULL, BODY_FORM },
    { POST, "/penilaian/:id/setuju/konsensus", ASSESS_EVALUATE, assess_send_agree, NULL,
      BODY_FORM },
    { GET, "/penilaian/:id/kembalikan/mandiri", PLAN_VERIFY, assess_ask_return, NULL, BODY_NONE },
    { POST, "/penilaian/:id/kembalikan/mandiri", PLAN_VERIFY, assess_send_return, NULL, BODY_FORM },
    { GET, "/penilaian/:id/kembalikan/verifikasi", ASSESS_VERIFY, assess_ask_return, NULL,
      BODY_NONE },
    { POST, "/penilaian/:id/kembalikan/verifikasi", ASSESS_VERIFY, assess_send_return, NULL,
      BODY_FORM },
    { GET, "/penilaian/:id/kembalikan/internal", ASSESS_EVALUATE, assess_ask_return, NULL,
      BODY_NONE },
    { POST, "/penilaian/:id/kembalikan/internal", ASSESS_EVALUATE, assess_send_return, NULL,
      BODY_FORM },
    { GET, "/penilaian/:id/kembalikan/eksternal", ASSESS_REVIEW, assess_ask_return, NULL,
      BODY_NONE },
    { POST, "/penilaian/:id/kembalikan/eksternal", ASSESS_REVIEW, assess_send_return, NULL,
      BODY_FORM },
    { GET, "/penilaian/:id/kembalikan/konsensus", ASSESS_EVALUATE, assess_ask_return, NULL,
      BODY_NONE },
    { POST, "/penilaian/:id/kembalikan/konsensus", ASSESS_EVALUATE, assess_send_return, NULL,
      BODY_FORM },
    { POST, "/penilaian/:id/tutup", PLAN_OWN, assess_send_close, NULL, BODY_FORM },
    { POST, "/penilaian/:id/buka", PLAN_OWN, assess_send_open, NULL, BODY_FORM },
    { GET, "/penilaian/:id/:code", PLAN_READ, question_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/:code/mandiri", ASSESS_ANSWER, question_send, scope_question,
      BODY_FILES },
    { POST, "/penilaian/:id/:code/verifikasi", ASSESS_VERIFY, question_send, scope_question,
      BODY_FORM },
    { POST, "/penilaian/:id/:code/internal", ASSESS_EVALUATE, question_send, scope_question,
      BODY_FORM },
    { POST, "/penilaian/:id/:code/eksternal", ASSESS_REVIEW, question_send, scope_question,
      BODY_FORM },
    { POST, "/penilaian/:id/:code/konsensus", ASSESS_EVALUATE, question_send, scope_question,
      BODY_FORM },
    { POST, "/penilaian/:id/:code/tanggapan", ASSESS_ANSWER, question_send_reply, scope_question,
      BODY_FORM },
    { GET, "/penilaian/:id/:code/bukti/:bukti", ASSESS_ANSWER, answer_ask_remove, scope_question,
      BODY_NONE },
    { POST, "/penilaian/:id/:code/bukti/:bukti", ASSESS_ANSWER, answer_send_remove, scope_question,
      BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};

static enum status answer_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    struct answer_subject a = { 0 };
    enum status s = answer_subject_by_id(c, c->who.unit_id, id, &a);

    if (s != ST_OK)
        return s;
    *out = (struct subject_view){
        .text = str_printf(c->arena, STR_FMT " " STR_FMT " %lld", STR_ARG(a.question),
                           STR_ARG(a.title), (long long)a.year),
        .href = str_printf(c->arena, "/penilaian/%lld/" STR_FMT, (long long)a.assessment_id,
                           STR_ARG(a.question)),
        .open = str_eq(a.state, STR("open")) && str_eq(a.round_state, STR("open")),
    };
    return ST_OK;
}

const struct proof_subject assess_subjects[] = {
    { "answer", answer_view },
    { NULL, NULL },
};
