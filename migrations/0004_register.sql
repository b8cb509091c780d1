-- Registers: what all of them share. Each register's own table, record_NAME, is made from its definition (src/register/table.c).

-- Every record of every register, for what refers to records: documents, other records, search.
CREATE TABLE record (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    register TEXT NOT NULL,
    title TEXT NOT NULL                 -- number and name, as references show it; '' once removed
) @strict;
CREATE INDEX record_unit ON record (unit_id, register, id);

-- What happened to a record's state, for clocks and "how was this counted"; the ledger tells all else.
CREATE TABLE record_move (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    record_id @int NOT NULL REFERENCES record (id),
    at @int NOT NULL,
    move TEXT NOT NULL,                 -- '' when it was made; 'extend:CLOCK' for an extension
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    moved_by @int,                      -- person
    amount @int NOT NULL DEFAULT 0,     -- of an extension
    reason TEXT NOT NULL DEFAULT ''
) @strict;
CREATE INDEX record_move_record ON record_move (record_id, id);

-- The outcome of each clock, rewritten with every move and when the calendar changes.
CREATE TABLE record_clock (
    record_id @int NOT NULL REFERENCES record (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    register TEXT NOT NULL,
    clock TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'met', 'missed')),
    started_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    due_at @int NOT NULL,               -- the instant after which it is late
    stopped_on TEXT,
    used @int NOT NULL,
    allowed @int NOT NULL,
    owner_id @int,                      -- the person with whom it lies; NULL: with the register's editors
    reminded_on TEXT,                   -- what was told of this end
    escalated_on TEXT,
    PRIMARY KEY (record_id, clock)
) @strict;
CREATE INDEX record_clock_due ON record_clock (unit_id, state, due_on);
CREATE INDEX record_clock_register ON record_clock (unit_id, register, clock);

CREATE TABLE record_seq (
    unit_id @int NOT NULL REFERENCES unit (id),
    register TEXT NOT NULL,
    period TEXT NOT NULL,               -- the year
    last @int NOT NULL,
    PRIMARY KEY (unit_id, register, period)
) @strict;

-- How many records are in each state: long lists are not counted again for every page.
CREATE TABLE record_count (
    unit_id @int NOT NULL REFERENCES unit (id),
    register TEXT NOT NULL,
    state TEXT NOT NULL,
    n @int NOT NULL,
    PRIMARY KEY (unit_id, register, state)
) @strict;

CREATE TABLE record_text (
    record_id @int NOT NULL PRIMARY KEY REFERENCES record (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    body_search TEXT NOT NULL
) @strict;
@sqlite CREATE VIRTUAL TABLE record_fts USING fts5 (body_search, content = 'record_text', content_rowid = 'record_id', detail = 'none', columnsize = 0);
@sqlite CREATE TRIGGER record_fts_insert AFTER INSERT ON record_text BEGIN INSERT INTO record_fts (rowid, body_search) VALUES (new.record_id, new.body_search); END;
@sqlite CREATE TRIGGER record_fts_delete AFTER DELETE ON record_text BEGIN INSERT INTO record_fts (record_fts, rowid, body_search) VALUES ('delete', old.record_id, old.body_search); END;
@sqlite CREATE TRIGGER record_fts_update AFTER UPDATE ON record_text BEGIN INSERT INTO record_fts (record_fts, rowid, body_search) VALUES ('delete', old.record_id, old.body_search); INSERT INTO record_fts (rowid, body_search) VALUES (new.record_id, new.body_search); END;
@postgres CREATE INDEX record_text_fts ON record_text USING gin (to_tsvector('simple', body_search));
@postgres CREATE FUNCTION record_fts (q VARCHAR) RETURNS TABLE (rowid BIGINT) LANGUAGE sql STABLE AS 'SELECT record_id FROM record_text WHERE to_tsvector(''simple'', body_search) @@ to_tsquery(''simple'', replace(replace(q, ''*'', '':*''), '' '', '' & ''))';
-- Days since 1970-01-01 of a date, for expressions, as SQLite's julianday() counts them: 31 February is 3 March.
@postgres CREATE FUNCTION day_number (d TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 719469 FROM (SELECT CAST(substr(d, 1, 4) AS BIGINT) - CASE WHEN substr(d, 6, 2) <= ''02'' THEN 1 ELSE 0 END AS y, (CAST(substr(d, 6, 2) AS BIGINT) + 9) % 12 AS m, CAST(substr(d, 9, 2) AS BIGINT) AS day) AS part';

-- A list's address under a name.
CREATE TABLE record_filter (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    person_id @int NOT NULL REFERENCES person (id),
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    UNIQUE (unit_id, person_id, register, name)
) @strict;

-- Who looked at personal fields of a record, or exported them (UU 27/2022).
CREATE TABLE record_access (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    record_id @int NOT NULL REFERENCES record (id),
    person_id @int NOT NULL,
    at @int NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('seen', 'exported', 'struck'))
) @strict;
CREATE INDEX record_access_record ON record_access (record_id, id);

-- What the site entered in place of a definition's rule.
CREATE TABLE rule_value (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    register TEXT NOT NULL,
    rule TEXT NOT NULL,
    value REAL NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    law TEXT NOT NULL,
    confirmed @int NOT NULL,
    added_by @int NOT NULL,
    added_at @int NOT NULL,
    UNIQUE (unit_id, register, rule, valid_from)
) @strict;

-- What of the definitions this database has been brought to.
CREATE TABLE register_schema (
    register TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,                 -- of the definition
    shape TEXT NOT NULL,                -- its tables and columns, one a line
    changed_at @int NOT NULL
) @strict;

-- Figures, by month: what each record adds, summed (src/measure). In millionths, so that sums are exact.
CREATE TABLE measure_bucket (
    unit_id @int NOT NULL REFERENCES unit (id),
    measure TEXT NOT NULL,
    month TEXT NOT NULL,                -- YYYY-MM
    part @int NOT NULL,                 -- numerator, or the sum
    base @int NOT NULL,                 -- denominator: how many count
    PRIMARY KEY (unit_id, measure, month)
) @strict;

-- With which definition each register's figures were counted: another one counts them anew.
CREATE TABLE measure_counted (
    register TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL
) @strict;

-- How an indicator is known (indicator.measure): which of its values came from the bindings and not from the plan
-- (letters: m measure, t target, u unit, d direction), and what else the binding says.
ALTER TABLE indicator ADD COLUMN bound TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN bound_more TEXT NOT NULL DEFAULT '';
CREATE INDEX document_category ON document (unit_id, category, id);
