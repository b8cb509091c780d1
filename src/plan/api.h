/*
 * api.h: /api/v1, the plan as JSON. Everything goes through the same functions as the pages
 * (round.h, finding.h, import.h), so that no rule holds for one and not for the other.
 *
 * API_OPS is the one list of operations: the routes and /api/v1/openapi.json are both made of it.
 */
#ifndef PLAN_API_H
#define PLAN_API_H

#include "core/api.h"
#include "core/route.h"
#include "plan/finding.h"

/* method, address, right, handler, scope, body, what it does, schema taken (or ""), schema given */
#define API_OPS(OP)                                                                                \
    OP(GET, "/api/v1/me", SIGNED_IN, api_me, NULL, BODY_NONE, "Who I am and what I may", "", "Me") \
    OP(GET, "/api/v1/duties", SIGNED_IN, api_duties, NULL, BODY_NONE, "What is due for me", "",    \
       "Duties")                                                                                   \
    OP(GET, "/api/v1/units", PEOPLE_READ, api_units, NULL, BODY_NONE, "Units, by path", "",        \
       "Units")                                                                                    \
    OP(GET, "/api/v1/plans", PLAN_READ, api_plans, NULL, BODY_NONE, "Plans, newest first", "",     \
       "Plans")                                                                                    \
    OP(GET, "/api/v1/plans/:plan", PLAN_READ, api_plan, NULL, BODY_NONE,                           \
       "One plan with its figures by area", "", "Plan")                                            \
    OP(GET, "/api/v1/plans/:plan/items", PLAN_READ, api_items, NULL, BODY_NONE,                    \
       "Items in the order of the plan; ?area=, ?level=", "", "Items")                             \
    OP(GET, "/api/v1/plans/:plan/indicators/:ref", PLAN_READ, api_indicator, NULL, BODY_NONE,      \
       "One indicator with its twelve months", "", "Indicator")                                    \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/report", PLAN_REPORT, api_report,                \
       scope_indicator, BODY_JSON, "Report a month", "Report", "Indicator")                        \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/verify", PLAN_VERIFY, api_verify,                \
       scope_indicator, BODY_JSON, "Verify a reported month; never one's own", "Move",             \
       "Indicator")                                                                                \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/return", PLAN_VERIFY, api_return,                \
       scope_indicator, BODY_JSON, "Return a reported month with a reason", "Move", "Indicator")   \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/postpone", PLAN_REPORT, api_postpone,            \
       scope_indicator, BODY_JSON, "Move a month to a later one", "Move", "Indicator")             \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/reopen", PLAN_OWN, api_reopen, NULL, BODY_JSON,  \
       "Reopen a verified month", "Move", "Indicator")                                             \
    OP(POST, "/api/v1/plans/:plan/indicators/:ref/schedule", PLAN_OWN, api_schedule, NULL,         \
       BODY_JSON, "Settle the months of an indicator", "Schedule", "Indicator")                    \
    OP(GET, "/api/v1/summary", PLAN_READ, api_summary, NULL, BODY_NONE,                            \
       "The unit's signed summary of a year; ?year=", "", "Summary")                               \
    OP(POST, "/api/v1/summaries", PLAN_OWN, api_take_summary, NULL, BODY_JSON,                     \
       "Take the signed summary of an office below; key where it is not known yet", "Summary",     \
       "Taken")                                                                                    \
    OP(GET, "/api/v1/documents", DOCUMENT_READ, api_documents, NULL, BODY_NONE,                    \
       "Documents, newest first; ?q=", "", "Documents")                                            \
    OP(POST, "/api/v1/documents", DOCUMENT_ADD, api_add_documents, NULL, BODY_FILES,               \
       "Upload files (multipart, field berkas)", "Upload", "Documents")                            \
    OP(GET, "/api/v1/documents/:id", DOCUMENT_READ, api_document, NULL, BODY_NONE, "One document", \
       "", "Document")                                                                             \
    OP(GET, "/api/v1/findings", PLAN_READ, api_findings, NULL, BODY_NONE,                          \
       "Findings, open ones first; ?state=", "", "Findings")                                       \
    OP(POST, "/api/v1/findings", PLAN_VERIFY, api_add_finding, NULL, BODY_JSON,                    \
       "Record a finding", "FindingNew", "Finding")                                                \
    OP(GET, "/api/v1/findings/:id", PLAN_READ, api_finding, NULL, BODY_NONE, "One finding", "",    \
       "Finding")                                                                                  \
    OP(POST, "/api/v1/findings/:id/answer", PLAN_REPORT, api_answer, scope_finding, BODY_JSON,     \
       "Answer a finding", "Answer", "Finding")                                                    \
    OP(POST, "/api/v1/findings/:id/verify", PLAN_VERIFY, api_accept, scope_finding, BODY_JSON,     \
       "Verify an answer; never one's own", "Move", "Finding")                                     \
    OP(POST, "/api/v1/findings/:id/return", PLAN_VERIFY, api_refuse, scope_finding, BODY_JSON,     \
       "Return an answer with a reason", "Move", "Finding")

#define API_DECLARE(method, path, right, handle, scope, body, what, in, out) \
    enum status handle(struct ctx *c);
API_OPS(API_DECLARE)
#undef API_DECLARE

extern const struct route api_routes[];

#endif
