-- What the pages of registers read besides records.

-- row register_count: reg text, state text, total int
-- row register_late: reg text, total int
-- row clock_row: clock text, state text, started_on text, due_on text, due_at time, stopped_on text?, used int, allowed int
-- row saved_row: id int, name text, address text

-- pick_person_named(unit_id int, name text) -> int*
SELECT id FROM person WHERE unit_id = $1 AND name = $2 ORDER BY id LIMIT 2;

-- across units: an office may be named anywhere
-- pick_unit_named(name text) -> int*
SELECT id FROM unit WHERE name = $1 ORDER BY id LIMIT 2;

-- pick_record_titled(unit_id int, reg text, title text) -> int*
SELECT id FROM record WHERE unit_id = $1 AND register = $2 AND title = $3 ORDER BY id LIMIT 2;

-- register_counts(unit_id int) -> register_count*
SELECT register AS reg, state, n AS total FROM record_count WHERE unit_id = $1 ORDER BY register, state;

-- register_lates(unit_id int, today text) -> register_late*
SELECT register AS reg, COUNT(DISTINCT record_id) AS total FROM record_clock WHERE unit_id = $1 AND state = 'running' AND due_on < $2 GROUP BY register ORDER BY register;

-- clock_rows(unit_id int, record_id int) -> clock_row*
SELECT clock, state, started_on, due_on, due_at, stopped_on, used, allowed FROM record_clock WHERE unit_id = $1 AND record_id = $2 ORDER BY clock;

-- saved_list(unit_id int, person_id int, reg text) -> saved_row*
SELECT id, name, address FROM record_filter WHERE unit_id = $1 AND person_id = $2 AND register = $3 ORDER BY name, id;

-- saved_put(unit_id int, person_id int, reg text, name text, address text) -> done
INSERT INTO record_filter (unit_id, person_id, register, name, address) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (unit_id, person_id, register, name) DO UPDATE SET address = excluded.address;

-- saved_drop(unit_id int, person_id int, id int) -> affected
DELETE FROM record_filter WHERE unit_id = $1 AND person_id = $2 AND id = $3;

-- saved_many(unit_id int, person_id int, reg text) -> count
SELECT COUNT(*) AS n FROM record_filter WHERE unit_id = $1 AND person_id = $2 AND register = $3;

-- Once a day for each person and record is enough to know who looked.
-- access_note(unit_id int, record_id int, person_id int, at time, what text, since time) -> affected
INSERT INTO record_access (unit_id, record_id, person_id, at, what)
SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM record_access WHERE unit_id = $1 AND record_id = $2 AND person_id = $3 AND what = $5 AND at >= $6);

-- access_noted(unit_id int, record_id int, person_id int, what text, since time) -> count
SELECT COUNT(*) AS n FROM record_access WHERE unit_id = $1 AND record_id = $2 AND person_id = $3 AND what = $4 AND at >= $5;
