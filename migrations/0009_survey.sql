-- Surveys: periods, what they cover, answers without who gave them.

-- The questionnaire with which it was approved stays with the period.
CREATE TABLE survey_period (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    survey TEXT NOT NULL,
    form TEXT NOT NULL,                 -- the whole definition, as it was when the period was made or approved
    form_hash TEXT NOT NULL,
    year @int NOT NULL,
    span TEXT NOT NULL CHECK (span IN ('year', 'semester_1', 'semester_2', 'quarter_1', 'quarter_2', 'quarter_3', 'quarter_4', 'dates')),
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT '',
    population @int NOT NULL DEFAULT 0, -- who used the services; 0: not known
    pooling TEXT NOT NULL CHECK (pooling IN ('pooled', 'mean')),
    open_link @int NOT NULL DEFAULT 0,  -- 1: may be answered without a code
    decree TEXT NOT NULL DEFAULT '',
    decree_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'collecting', 'closed', 'processed', 'reviewed', 'enacted', 'published', 'followup', 'done')),
    edition @int NOT NULL DEFAULT 1,    -- a correction is a new edition
    corrects_id @int REFERENCES survey_period (id),
    replaced @int NOT NULL DEFAULT 0,   -- 1: a later edition was published
    record_id @int REFERENCES record (id), -- its result, once published
    published_on TEXT,
    remark TEXT NOT NULL DEFAULT '',    -- strengths, weaknesses and conclusion, for the report
    created_by @int,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX survey_period_unit ON survey_period (unit_id, survey, from_on);
-- One questionnaire is open once.
CREATE UNIQUE INDEX survey_period_open ON survey_period (unit_id, survey) WHERE state = 'collecting';

CREATE TABLE survey_service (
    period_id @int NOT NULL REFERENCES survey_period (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    ord @int NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (period_id, ord)
) @strict;

-- One respondent: no name, no code, no address, no time finer than the day; the id is random, so that it tells no order.
CREATE TABLE survey_answer (
    id @int NOT NULL PRIMARY KEY,
    unit_id @int NOT NULL REFERENCES unit (id),
    period_id @int NOT NULL REFERENCES survey_period (id),
    on_day TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('web', 'tablet', 'paper', 'file')),
    service @int NOT NULL,
    score TEXT NOT NULL,                -- a character a question, '-' where it was passed over
    profile TEXT NOT NULL
) @strict;
CREATE INDEX survey_answer_period ON survey_answer (unit_id, period_id);

-- What people wrote stands apart from what else they answered.
CREATE TABLE survey_comment (
    id @int NOT NULL PRIMARY KEY,
    unit_id @int NOT NULL REFERENCES unit (id),
    period_id @int NOT NULL REFERENCES survey_period (id),
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'held')),
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX survey_comment_period ON survey_comment (unit_id, period_id);

-- Codes that have been used: a hash, and nothing that leads to an answer. Emptied when the period closes.
CREATE TABLE survey_used (
    period_id @int NOT NULL REFERENCES survey_period (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    code_hash @blob NOT NULL,
    PRIMARY KEY (period_id, code_hash)
) @strict;
