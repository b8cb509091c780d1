/*
 * api.h: assessments as JSON under /api/v1/assessments: rounds, questions, answers and what they
 * come to. Everything goes through the functions of the pages (round.h), so that no rule holds for
 * one and not for the other: what somebody may not see stands nowhere, what is locked is refused.
 *
 * An answer's value is its text (answer.h): "A", "3.7", "agen=5 perubahan=4". An answer names the
 * version it was read with.
 */
#ifndef ASSESSMENT_API_H
#define ASSESSMENT_API_H

#include "core/openapi.h"
#include "core/route.h"

#define ASSESS_API "/api/v1/assessments"
#define ASSESS_API_ONE ASSESS_API "/:id/questions/:code"

/* method, address, right, handler, scope, body, what it does, schema taken (or ""), schema given */
#define ASSESS_API_OPS(OP)                                                                         \
    OP(GET, ASSESS_API, PLAN_READ, assess_api_list, NULL, BODY_NONE,                               \
       "Assessments, with what each round comes to", "", "Assessments")                            \
    OP(GET, ASSESS_API "/:id", PLAN_READ, assess_api_one, NULL, BODY_NONE,                         \
       "One assessment: rounds, components with their scores, thresholds", "", "Assessment")       \
    OP(GET, ASSESS_API "/:id/questions", PLAN_READ, assess_api_questions, NULL, BODY_NONE,         \
       "Questions with answers and scores; ?offset=, ?limit=", "", "AssessmentQuestions")          \
    OP(GET, ASSESS_API_ONE, PLAN_READ, assess_api_question, NULL, BODY_NONE,                       \
       "One question: what may be answered, answers and notes", "", "AssessmentQuestion")          \
    OP(POST, ASSESS_API_ONE "/self", ASSESS_ANSWER, assess_api_answer, scope_question, BODY_JSON,  \
       "Answer for the unit", "AssessmentAnswer", "AssessmentQuestion")                            \
    OP(POST, ASSESS_API_ONE "/verifier", ASSESS_VERIFY, assess_api_answer, scope_question,         \
       BODY_JSON, "Answer as verifier; never one's own", "AssessmentAnswer", "AssessmentQuestion") \
    OP(POST, ASSESS_API_ONE "/internal", ASSESS_EVALUATE, assess_api_answer, scope_question,       \
       BODY_JSON, "Answer as internal evaluator", "AssessmentAnswer", "AssessmentQuestion")        \
    OP(POST, ASSESS_API_ONE "/external", ASSESS_REVIEW, assess_api_answer, scope_question,         \
       BODY_JSON, "Answer as external evaluator", "AssessmentAnswer", "AssessmentQuestion")        \
    OP(POST, ASSESS_API_ONE "/consensus", ASSESS_EVALUATE, assess_api_answer, scope_question,      \
       BODY_JSON, "What all agree on", "AssessmentAnswer", "AssessmentQuestion")

extern const struct route assess_api_routes[];
extern const struct api_part assess_api_part;

#endif
