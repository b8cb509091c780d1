/*
 * right.h: roles, rights, and which role has which.
 *
 * A route names one right; the dispatcher looks for a grant of the person that gives it, in the
 * unit of the page (or an ancestor) and, for a right that is held per area, in the area of the
 * object.
 */
#ifndef CORE_RIGHT_H
#define CORE_RIGHT_H

#include <stdbool.h>
#include <stdint.h>

enum role {
    ROLE_NONE,
    ROLE_ADMIN,      /* accounts, units, settings */
    ROLE_LEADERSHIP, /* pengarah: reads all, enacts and closes plans */
    ROLE_PLANNER,    /* the plan's owner: imports, confirms months, revises, locks */
    ROLE_AREA_LEAD,  /* pelaksana of an area: reports in it */
    ROLE_AGENT,      /* agen perubahan */
    ROLE_VERIFIER,   /* verifies an area's reports */
    ROLE_ASSESSOR,   /* asesor: reads all, verifies */
    ROLE_STAFF,      /* reads, reports what is assigned to them */
    ROLE_REVIEWER,   /* province or national: reads the units below */
    /* Officers of registers: what each may is said by the definitions (registers/). */
    ROLE_COMPLAINT_OFFICER,
    ROLE_INFORMATION_OFFICER, /* PPID */
    ROLE_WBS_HANDLER,
    ROLE_GRATIFICATION_OFFICER, /* UPG */
    ROLE_CONTROL_OFFICER,       /* SPIP */
    ROLE_LEGAL_OFFICER,         /* JDIH, regulations */
    ROLE_ARCHIVIST,
    ROLE_HR_OFFICER,
    ROLE_FINANCE_OFFICER,
    ROLE_PROCUREMENT_OFFICER,
    ROLE_PLANNING_OFFICER, /* performance, organisation, processes */
    ROLE_IT_OFFICER,       /* applications, SPBE */
    ROLE_SERVICE_OFFICER,  /* front desk, service standards, events */
    ROLE_COUNT
};

enum right {
    RIGHT_UNSET, /* a route that forgot; stops the server at start */
    PUBLIC,      /* anybody */
    /* Anybody, and nobody is asked who they are: no cookie is read or set, no session is looked up,
     * and a form needs no token, because it carries no authority that another site could borrow. */
    UNTRACED,
    SIGNED_IN, /* any account */
    PLAN_READ,
    PLAN_REPORT, /* report a month: area lead and agent of the area, or the person in charge */
    PLAN_VERIFY, /* per area */
    PLAN_OWN,    /* import, confirm, revise, lock, assign */
    PLAN_ENACT,
    ASSESS_ANSWER,   /* per area: the unit's own round of an assessment */
    ASSESS_VERIFY,   /* per area: the verifier's round */
    ASSESS_EVALUATE, /* the internal evaluator's round, and what is agreed */
    ASSESS_REVIEW,   /* the external evaluator's round */
    DOCUMENT_READ,
    DOCUMENT_ADD,
    PEOPLE_READ,
    PEOPLE_EDIT,
    UNIT_EDIT,
    SETTING_EDIT,
    PORTAL_EDIT, /* pages and news of the public face */
    SURVEY_READ,
    SURVEY_EDIT,    /* make periods, collect, process, publish */
    SURVEY_ENACT,   /* approve a survey by decree, set its result */
    WHISTLE_HANDLE, /* reports of wrongdoing, as far as one's key opens them */
    REG_READ,       /* these six: as the register of the path says (ctx.reg_roles) */
    REG_CREATE,
    REG_EDIT,
    REG_REMOVE,
    REG_PERSONAL,
    REG_MANAGE,
    RIGHT_COUNT
};

const char *role_name(enum role r);                     /* "area_lead", as stored and typed */
enum role role_by_name(const char *p, unsigned long n); /* ROLE_NONE when unknown */
const char *right_name(enum right right);               /* "PLAN_READ" */
bool right_is_open(enum right right);                   /* anybody may, without an account */
bool role_gives(enum role r, enum right right);
/* Rights that the person in charge of an object holds for it (ctx.is_own) without the role. */
bool right_is_own(enum right right);
/* Rights that a register's definition grants; before its scope ran nobody can say who holds them.
 */
bool right_is_of_register(enum right right);
#define REG_RIGHTS 6
/* Whether a grant of that role also counts in the units below the one it was given in. */
bool role_reaches_below(enum role r);

struct ctx;
/* Whether the asker holds `right` for the unit of the page, in `area` (0: in any). */
bool may(const struct ctx *c, enum right right, int area);

#endif
