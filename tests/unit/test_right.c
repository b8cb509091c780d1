/* test_right.c: who may what, written out a second time so that a slip in the table shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ctx.h has its own */

#include "core/right.h"

#include "base/status.h"
#include "core/ctx.h"
#include "core/identity.h"

/* Rights in the order of the columns; a letter per right that the role has. */
static const struct {
    enum right right;
    char letter;
} columns[] = {
    { PLAN_READ, 'r' },     { PLAN_REPORT, 'p' },     { PLAN_VERIFY, 'v' },
    { PLAN_OWN, 'o' },      { PLAN_ENACT, 'e' },      { DOCUMENT_READ, 'd' },
    { DOCUMENT_ADD, 'a' },  { PEOPLE_READ, 'P' },     { PEOPLE_EDIT, 'E' },
    { UNIT_EDIT, 'U' },     { SETTING_EDIT, 'S' },    { ASSESS_ANSWER, '1' },
    { ASSESS_VERIFY, '2' }, { ASSESS_EVALUATE, '3' }, { ASSESS_REVIEW, '4' },
};

static const struct {
    enum role role;
    const char *name, *rights;
    bool below;
} expected[] = {
    { ROLE_ADMIN, "admin", "rdaPEUS", true },
    { ROLE_LEADERSHIP, "leadership", "redaP", false },
    { ROLE_PLANNER, "planner", "rodaP1", false },
    { ROLE_AREA_LEAD, "area_lead", "rpdaP1", false },
    { ROLE_AGENT, "agent", "rpdaP", false },
    { ROLE_VERIFIER, "verifier", "rvdaP2", false },
    { ROLE_ASSESSOR, "assessor", "rvdaP3", false },
    { ROLE_STAFF, "staff", "rdaP", false },
    { ROLE_REVIEWER, "reviewer", "rdP4", true },
    { ROLE_COMPLAINT_OFFICER, "complaint_officer", "rdaP", false },
    { ROLE_INFORMATION_OFFICER, "information_officer", "rdaP", false },
    { ROLE_WBS_HANDLER, "wbs_handler", "rdaP", false },
    { ROLE_GRATIFICATION_OFFICER, "gratification_officer", "rdaP", false },
    { ROLE_CONTROL_OFFICER, "control_officer", "rdaP", false },
    { ROLE_LEGAL_OFFICER, "legal_officer", "rdaP", false },
    { ROLE_ARCHIVIST, "archivist", "rdaP", false },
    { ROLE_HR_OFFICER, "hr_officer", "rdaP", false },
    { ROLE_FINANCE_OFFICER, "finance_officer", "rdaP", false },
    { ROLE_PROCUREMENT_OFFICER, "procurement_officer", "rdaP", false },
    { ROLE_PLANNING_OFFICER, "planning_officer", "rdaP", false },
    { ROLE_IT_OFFICER, "it_officer", "rdaP", false },
    { ROLE_SERVICE_OFFICER, "service_officer", "rdaP", false },
};

static void each_role_has_its_rights_and_no_other(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_LEN(expected), ROLE_COUNT - 1);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        assert_string_equal(role_name(expected[i].role), expected[i].name);
        assert_int_equal(role_by_name(expected[i].name, strlen(expected[i].name)),
                         expected[i].role);
        assert_int_equal(role_reaches_below(expected[i].role), expected[i].below);
        for (size_t k = 0; k < ARRAY_LEN(columns); k++)
            assert_int_equal(role_gives(expected[i].role, columns[k].right),
                             strchr(expected[i].rights, columns[k].letter) != NULL);
        assert_true(role_gives(expected[i].role, SIGNED_IN));
        assert_false(role_gives(expected[i].role, RIGHT_UNSET));
    }
    assert_false(role_gives(ROLE_NONE, PLAN_READ));
    assert_int_equal(role_by_name("root", 4), ROLE_NONE);
    assert_int_equal(role_by_name("", 0), ROLE_NONE);
}

static bool asks(struct grant g, enum right right, int area)
{
    struct ctx c = { .who = { .account_id = 1, .grant = &g, .n_grant = 1 } };

    return may(&c, right, area);
}

static void areas_limit_only_what_is_held_per_area(void **state)
{
    const struct grant four = { ROLE_AREA_LEAD, 1, 4 }, all = { ROLE_AREA_LEAD, 1, 0 };

    (void)state;
    assert_true(asks(four, PLAN_REPORT, 4));
    assert_false(asks(four, PLAN_REPORT, 7));
    assert_true(asks(four, PLAN_REPORT, 0)); /* in any area: before the object is known */
    assert_true(asks(all, PLAN_REPORT, 7));
    assert_true(asks(four, PLAN_READ, 7));
    assert_false(asks(four, PLAN_VERIFY, 4));
}

static void a_guest_has_what_is_public(void **state)
{
    struct ctx c = { 0 };

    (void)state;
    assert_true(may(&c, PUBLIC, 0));
    assert_false(may(&c, SIGNED_IN, 0));
    assert_false(may(&c, PLAN_READ, 0));
    assert_false(may(&c, RIGHT_UNSET, 0));
}

static void grants_reach_their_unit_and_some_what_lies_below(void **state)
{
    struct grant g[] = { { ROLE_ADMIN, 19, 0 },   { ROLE_STAFF, 19, 0 },  { ROLE_STAFF, 512, 0 },
                         { ROLE_REVIEWER, 1, 0 }, { ROLE_ADMIN, 51, 0 },  { ROLE_ADMIN, 12, 0 },
                         { ROLE_PLANNER, 1, 0 },  { ROLE_REVIEWER, 2, 0 } };
    size_t n = grants_reaching(g, ARRAY_LEN(g), STR("/1/19/512/"));

    (void)state;
    assert_int_equal(n, 3); /* not 51 or 12, which are only parts of the number 512 */
    assert_int_equal(g[0].unit_id, 19);
    assert_int_equal(g[1].unit_id, 512);
    assert_int_equal(g[2].role, ROLE_REVIEWER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_has_its_rights_and_no_other),
        cmocka_unit_test(areas_limit_only_what_is_held_per_area),
        cmocka_unit_test(a_guest_has_what_is_public),
        cmocka_unit_test(grants_reach_their_unit_and_some_what_lies_below),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
