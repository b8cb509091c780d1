-- The action plan: a tree, its indicators, their months, what was reported, and what follows.

CREATE TABLE plan (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('rb', 'agent', 'zi')),
    year @int NOT NULL,
    revision @int NOT NULL DEFAULT 0,   -- 0 as first enacted, then 1, 2, ...
    title TEXT NOT NULL,
    owner_id @int REFERENCES person (id), -- the agent, of kind agent
    decree TEXT NOT NULL DEFAULT '',
    decree_date TEXT,
    document_id @int REFERENCES document (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'enacted', 'revised', 'closed')),
    previous_id @int REFERENCES plan (id), -- what this one revises, or last year's
    is_current @int NOT NULL DEFAULT 1, -- 0 once a revision took its place
    csv_form TEXT NOT NULL DEFAULT '',  -- how its file was written: line ends, quotes, columns
    created_at @int NOT NULL,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX plan_unit ON plan (unit_id, year, kind, is_current);

CREATE TABLE plan_item (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    plan_id @int NOT NULL REFERENCES plan (id),
    parent_id @int REFERENCES plan_item (id),
    level TEXT NOT NULL CHECK (level IN ('area', 'activity', 'sub_activity', 'indicator')),
    ref TEXT NOT NULL,                  -- "7", "7.6", "7.6.2", "7.6.2.1"
    ord @int NOT NULL,                  -- order in the plan
    number @int NOT NULL,               -- the last part of ref
    text TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '',   -- "a | b | c" as in the CSV
    note TEXT NOT NULL DEFAULT '',
    source_line @int,
    marks_seen @int,
    text_search TEXT NOT NULL,          -- lower case: ref, text, details
    version @int NOT NULL DEFAULT 1,
    UNIQUE (plan_id, ref)
) @strict;
CREATE INDEX plan_item_order ON plan_item (plan_id, ord);

-- What is tracked month by month: an indicator, or a sub-activity without a legible one (8.4.1).
-- Its id is the item's.
CREATE TABLE indicator (
    id @int NOT NULL PRIMARY KEY REFERENCES plan_item (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    plan_id @int NOT NULL REFERENCES plan (id),
    area @int NOT NULL,
    months_basis TEXT NOT NULL CHECK (months_basis IN ('certain', 'inferred', 'unknown', 'confirmed')),
    months_plan TEXT NOT NULL DEFAULT '', -- as the plan sets them, and as its file wrote it: "1-12"
    uom TEXT NOT NULL DEFAULT '',       -- unit of measure: percent, document, activity, ...
    direction TEXT NOT NULL DEFAULT 'done' CHECK (direction IN ('up', 'down', 'done')),
    target REAL,
    target_text TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    pic_id @int REFERENCES person (id), -- person in charge
    -- Packed read model, kept in the transaction that changes a month: one character a month.
    -- '.' not planned, 'p' planned, 'i' as read, to be confirmed, '?' unknown, to be confirmed, 'r' reported, 'x' returned, 'v' verified, '>' postponed;
    -- 'late' is derived.
    months TEXT NOT NULL,
    late_months TEXT NOT NULL DEFAULT '............', -- 'l' where it was reported after the month's end
    achievement REAL,                   -- latest verified value against target, 0-100 (may exceed)
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX indicator_plan ON indicator (plan_id, area);
CREATE INDEX indicator_pic ON indicator (pic_id);
CREATE INDEX indicator_unit ON indicator (unit_id);

CREATE TABLE indicator_month (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    indicator_id @int NOT NULL REFERENCES indicator (id),
    month @int NOT NULL CHECK (month BETWEEN 1 AND 12),
    planned @int NOT NULL,              -- by the plan itself; a month moved here has postponed_from
    certain @int NOT NULL,              -- 0: to be confirmed
    state TEXT NOT NULL CHECK (state IN ('planned', 'reported', 'returned', 'verified', 'postponed')),
    value REAL,
    value_text TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    obstacle TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    reported_by @int REFERENCES person (id),
    reported_at @int,
    verified_by @int REFERENCES person (id),
    verified_at @int,
    postponed_to @int,                  -- the month that took its place
    postponed_from @int,                -- the last month that was moved here
    version @int NOT NULL DEFAULT 1,
    UNIQUE (indicator_id, month)
) @strict;
CREATE INDEX indicator_month_open ON indicator_month (unit_id, state, month);

-- Every step of a month: reported, returned with its reason, verified, postponed, reopened.
CREATE TABLE month_step (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    month_id @int NOT NULL REFERENCES indicator_month (id),
    kind TEXT NOT NULL CHECK (kind IN ('reported', 'returned', 'verified', 'postponed', 'reopened')),
    person_id @int REFERENCES person (id),
    at @int NOT NULL,
    value REAL,
    note TEXT NOT NULL DEFAULT ''
) @strict;
CREATE INDEX month_step_month ON month_step (month_id, at);

CREATE TABLE month_lock (
    unit_id @int NOT NULL REFERENCES unit (id),
    plan_id @int NOT NULL REFERENCES plan (id),
    month @int NOT NULL CHECK (month BETWEEN 1 AND 12),
    locked_by @int NOT NULL,
    locked_at @int NOT NULL,
    PRIMARY KEY (plan_id, month)
) @strict;

-- Findings and recommendations, until done and verified.
CREATE TABLE finding (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    plan_id @int REFERENCES plan (id),
    item_id @int REFERENCES plan_item (id),
    source TEXT NOT NULL DEFAULT '',    -- monev triwulan III, inspektorat, ...
    text TEXT NOT NULL,
    recommendation TEXT NOT NULL DEFAULT '',
    owner_id @int REFERENCES person (id),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'returned', 'verified')),
    response TEXT NOT NULL DEFAULT '',
    done_by @int REFERENCES person (id),
    done_at @int,
    verified_by @int REFERENCES person (id),
    verified_at @int,
    return_reason TEXT NOT NULL DEFAULT '',
    created_at @int NOT NULL,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX finding_unit ON finding (unit_id, state, due_on);
