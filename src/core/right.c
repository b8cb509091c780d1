/* right.c: the one table of roles and rights, and the question whether the asker may. */
#include "core/right.h"

#include "base/status.h"
#include "core/ctx.h"

#define BIT(right) (1u << (right))
#define SURVEYS (BIT(SURVEY_READ) | BIT(SURVEY_EDIT))
#define READS (BIT(PLAN_READ) | BIT(DOCUMENT_READ) | BIT(PEOPLE_READ))

_Static_assert(RIGHT_COUNT <= 32 && ROLE_COUNT <= 30, "a role's rights fit one word");

static const char *const right_names[RIGHT_COUNT] = {
    [RIGHT_UNSET] = "",
    [PUBLIC] = "PUBLIC",
    [UNTRACED] = "UNTRACED",
    [SIGNED_IN] = "SIGNED_IN",
    [PLAN_READ] = "PLAN_READ",
    [PLAN_REPORT] = "PLAN_REPORT",
    [PLAN_VERIFY] = "PLAN_VERIFY",
    [PLAN_OWN] = "PLAN_OWN",
    [PLAN_ENACT] = "PLAN_ENACT",
    [ASSESS_ANSWER] = "ASSESS_ANSWER",
    [ASSESS_VERIFY] = "ASSESS_VERIFY",
    [ASSESS_EVALUATE] = "ASSESS_EVALUATE",
    [ASSESS_REVIEW] = "ASSESS_REVIEW",
    [DOCUMENT_READ] = "DOCUMENT_READ",
    [DOCUMENT_ADD] = "DOCUMENT_ADD",
    [PEOPLE_READ] = "PEOPLE_READ",
    [PEOPLE_EDIT] = "PEOPLE_EDIT",
    [UNIT_EDIT] = "UNIT_EDIT",
    [SETTING_EDIT] = "SETTING_EDIT",
    [PORTAL_EDIT] = "PORTAL_EDIT",
    [SURVEY_READ] = "SURVEY_READ",
    [SURVEY_EDIT] = "SURVEY_EDIT",
    [SURVEY_ENACT] = "SURVEY_ENACT",
    [WHISTLE_HANDLE] = "WHISTLE_HANDLE",
    [REG_READ] = "REG_READ",
    [REG_CREATE] = "REG_CREATE",
    [REG_EDIT] = "REG_EDIT",
    [REG_REMOVE] = "REG_REMOVE",
    [REG_PERSONAL] = "REG_PERSONAL",
    [REG_MANAGE] = "REG_MANAGE",
};

struct role_def {
    const char *name;
    unsigned rights;
    bool below;
};

static const struct role_def roles[ROLE_COUNT] = {
    [ROLE_NONE] = { "", 0, false },
    [ROLE_ADMIN] = { "admin",
                     READS | BIT(DOCUMENT_ADD) | BIT(PEOPLE_EDIT) | BIT(UNIT_EDIT) |
                         BIT(SETTING_EDIT) | BIT(PORTAL_EDIT),
                     true },
    [ROLE_LEADERSHIP] = { "leadership",
                          READS | BIT(PLAN_ENACT) | BIT(DOCUMENT_ADD) | BIT(SURVEY_READ) |
                              BIT(SURVEY_ENACT),
                          false },
    [ROLE_PLANNER] = { "planner",
                       READS | BIT(PLAN_OWN) | BIT(ASSESS_ANSWER) | BIT(DOCUMENT_ADD) | SURVEYS,
                       false },
    [ROLE_AREA_LEAD] = { "area_lead",
                         READS | BIT(PLAN_REPORT) | BIT(ASSESS_ANSWER) | BIT(DOCUMENT_ADD), false },
    [ROLE_AGENT] = { "agent", READS | BIT(PLAN_REPORT) | BIT(DOCUMENT_ADD), false },
    [ROLE_VERIFIER] = { "verifier",
                        READS | BIT(PLAN_VERIFY) | BIT(ASSESS_VERIFY) | BIT(DOCUMENT_ADD) |
                            BIT(SURVEY_READ),
                        false },
    [ROLE_ASSESSOR] = { "assessor",
                        READS | BIT(PLAN_VERIFY) | BIT(ASSESS_EVALUATE) | BIT(DOCUMENT_ADD) |
                            BIT(SURVEY_READ),
                        false },
    [ROLE_STAFF] = { "staff", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_REVIEWER] = { "reviewer", READS | BIT(ASSESS_REVIEW), true },
    [ROLE_COMPLAINT_OFFICER] = { "complaint_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_INFORMATION_OFFICER] = { "information_officer", READS | BIT(DOCUMENT_ADD) | SURVEYS,
                                   false },
    [ROLE_WBS_HANDLER] = { "wbs_handler", READS | BIT(DOCUMENT_ADD) | BIT(WHISTLE_HANDLE), false },
    [ROLE_GRATIFICATION_OFFICER] = { "gratification_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_CONTROL_OFFICER] = { "control_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_LEGAL_OFFICER] = { "legal_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_ARCHIVIST] = { "archivist", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_HR_OFFICER] = { "hr_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_FINANCE_OFFICER] = { "finance_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_PROCUREMENT_OFFICER] = { "procurement_officer", READS | BIT(DOCUMENT_ADD), false },
    [ROLE_PLANNING_OFFICER] = { "planning_officer", READS | BIT(DOCUMENT_ADD) | BIT(PORTAL_EDIT),
                                false },
    [ROLE_IT_OFFICER] = { "it_officer", READS | BIT(DOCUMENT_ADD) | BIT(PORTAL_EDIT), false },
    [ROLE_SERVICE_OFFICER] = { "service_officer",
                               READS | BIT(DOCUMENT_ADD) | BIT(PORTAL_EDIT) | SURVEYS, false },
};

const char *right_name(enum right right)
{
    return right < RIGHT_COUNT && right_names[right] != NULL ? right_names[right] : "?";
}

const char *role_name(enum role r)
{
    return (unsigned)r < ROLE_COUNT ? roles[r].name : "";
}

enum role role_by_name(const char *p, unsigned long n)
{
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        if (str_eq(str_of(roles[r].name), (struct str){ p, n }))
            return (enum role)r;
    }
    return ROLE_NONE;
}

bool right_is_open(enum right right)
{
    return right == PUBLIC || right == UNTRACED;
}

bool role_gives(enum role r, enum right right)
{
    if (right_is_open(right))
        return true;
    if (right == RIGHT_UNSET || (unsigned)r >= ROLE_COUNT || r == ROLE_NONE)
        return false;
    return right == SIGNED_IN || (roles[r].rights & BIT(right)) != 0;
}

bool role_reaches_below(enum role r)
{
    return (unsigned)r < ROLE_COUNT && roles[r].below;
}

static bool right_is_per_area(enum right right)
{
    return right == PLAN_REPORT || right == PLAN_VERIFY || right == ASSESS_ANSWER ||
           right == ASSESS_VERIFY;
}

bool right_is_own(enum right right)
{
    return right == PLAN_REPORT;
}

bool right_is_of_register(enum right right)
{
    return right >= REG_READ && right <= REG_MANAGE;
}

bool may(const struct ctx *c, enum right right, int area)
{
    if (right_is_open(right))
        return true;
    if (c->who.account_id == 0 || right == RIGHT_UNSET)
        return false;
    if (right == SIGNED_IN)
        return true;
    for (size_t i = 0; i < c->who.n_grant; i++) {
        const struct grant *g = &c->who.grant[i];

        if (right_is_of_register(right)) {
            if ((c->reg_roles[right - REG_READ] & BIT(g->role)) != 0)
                return true;
            continue;
        }
        if (!role_gives(g->role, right))
            continue;
        if (!right_is_per_area(right) || area == 0 || g->area == 0 || g->area == area)
            return true;
    }
    return false;
}
