-- Scored assessments: instruments as they were used, rounds, answers.

-- The text of an instrument that an assessment began with, or that an office brought in; by its hash, so it never changes.
CREATE TABLE instrument_text (
    hash TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    edition TEXT NOT NULL,              -- the instrument's own version
    text TEXT NOT NULL,
    added_at @int NOT NULL
) @strict;

-- Those that an office brought in itself.
CREATE TABLE instrument_own (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    hash TEXT NOT NULL REFERENCES instrument_text (hash),
    added_by @int NOT NULL,             -- account
    added_at @int NOT NULL,
    retired_at @int,                    -- no longer offered; what began with it goes on
    UNIQUE (unit_id, hash)
) @strict;

CREATE TABLE assessment (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    instrument TEXT NOT NULL,           -- its name, the same over versions
    hash TEXT NOT NULL REFERENCES instrument_text (hash),
    title TEXT NOT NULL,
    year @int NOT NULL,
    part TEXT NOT NULL DEFAULT '',      -- of the year, where there is more than one
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    previous_id @int REFERENCES assessment (id), -- whose answers were carried over
    created_by @int REFERENCES person (id),
    created_at @int NOT NULL,
    closed_at @int,
    version @int NOT NULL DEFAULT 1,
    UNIQUE (unit_id, instrument, year, part)
) @strict;

-- One of those who judge: the unit itself, its verifier, the internal and the external evaluator, and what they agree on.
CREATE TABLE assessment_round (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    assessment_id @int NOT NULL REFERENCES assessment (id),
    kind TEXT NOT NULL CHECK (kind IN ('self', 'verifier', 'internal', 'external', 'consensus')),
    state TEXT NOT NULL CHECK (state IN ('open', 'sent')),
    -- Packed read model, kept in the transaction that saves an answer: one line a question, in the instrument's order.
    answers TEXT NOT NULL,
    total REAL NOT NULL DEFAULT 0,
    percent REAL NOT NULL DEFAULT 0,
    category TEXT NOT NULL DEFAULT '',
    holds TEXT NOT NULL DEFAULT '',     -- thresholds that are held, the highest
    asked @int NOT NULL,
    answered @int NOT NULL DEFAULT 0,
    sent_by @int REFERENCES person (id),
    sent_at @int,
    note TEXT NOT NULL DEFAULT '',      -- of who sent it in
    return_reason TEXT NOT NULL DEFAULT '',
    record_id @int REFERENCES record (id), -- its result in the register
    version @int NOT NULL DEFAULT 1,
    UNIQUE (assessment_id, kind)
) @strict;
CREATE INDEX assessment_round_unit ON assessment_round (unit_id, kind, state);

CREATE TABLE assessment_answer (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    round_id @int NOT NULL REFERENCES assessment_round (id),
    question TEXT NOT NULL,             -- its code
    value TEXT NOT NULL,                -- answer.h; empty: blank
    note TEXT NOT NULL DEFAULT '',
    desk_note TEXT NOT NULL DEFAULT '',
    talk_note TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',     -- of the unit, to an evaluator's note
    carried @int NOT NULL DEFAULT 0,    -- from last year, not confirmed yet
    answered_by @int REFERENCES person (id),
    answered_at @int NOT NULL,
    version @int NOT NULL DEFAULT 1,
    UNIQUE (round_id, question)
) @strict;
