-- What all registers share; each register's own table is spoken to through sql.c.

-- row record_place: reg text, title text

-- record_place_of(unit_id int, id int) -> record_place
SELECT register AS reg, title FROM record WHERE unit_id = $1 AND id = $2;

-- record_add(unit_id int, reg text, title text) -> ids
INSERT INTO record (unit_id, register, title) VALUES ($1, $2, $3) RETURNING id;

-- record_set_title(unit_id int, id int, title text) -> changed
UPDATE record SET title = $3 WHERE unit_id = $1 AND id = $2;

-- record_words_put(record_id int, unit_id int, body_search text) -> each
INSERT INTO record_text (record_id, unit_id, body_search) VALUES ($1, $2, $3)
    ON CONFLICT (record_id) DO UPDATE SET body_search = excluded.body_search WHERE record_text.body_search <> excluded.body_search;

-- record_words_drop(unit_id int, record_id int) -> done
DELETE FROM record_text WHERE unit_id = $1 AND record_id = $2;

-- The row is locked until the transaction ends: numbers have no gaps.
-- seq_take(unit_id int, reg text, period text, amount int) -> int
INSERT INTO record_seq (unit_id, register, period, last) VALUES ($1, $2, $3, $4)
    ON CONFLICT (unit_id, register, period) DO UPDATE SET last = record_seq.last + excluded.last RETURNING last;

-- record_count_add(unit_id int, reg text, state text, more int) -> done
INSERT INTO record_count (unit_id, register, state, n) VALUES ($1, $2, $3, $4)
    ON CONFLICT (unit_id, register, state) DO UPDATE SET n = record_count.n + excluded.n;

-- row state_count: state text, amount int
-- record_counts(unit_id int, reg text) -> state_count*
SELECT state, n AS amount FROM record_count WHERE unit_id = $1 AND register = $2 ORDER BY state;

-- move_add(unit_id int, record_id int, at time, move text, from_state text, to_state text, moved_by int?, reason text) -> each
INSERT INTO record_move (unit_id, record_id, at, move, from_state, to_state, moved_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- Whether that person made any move of the record, or made the record itself.
-- moved_before(unit_id int, record_id int, person_id int) -> count
SELECT COUNT(*) AS n FROM record_move WHERE unit_id = $1 AND record_id = $2 AND moved_by = $3;

-- moves_drop(unit_id int, record_id int) -> done
DELETE FROM record_move WHERE unit_id = $1 AND record_id = $2;

-- clocks_drop(unit_id int, record_id int) -> done
DELETE FROM record_clock WHERE unit_id = $1 AND record_id = $2;

-- person_here(unit_id int, id int) -> count
SELECT COUNT(*) AS n FROM person WHERE unit_id = $1 AND id = $2;

-- unit_there(id int) -> count
SELECT COUNT(*) AS n FROM unit WHERE id = $1;

-- Who is to be told: everybody with one of the roles in the unit.
-- persons_with_role(unit_id int, role text) -> int*
SELECT DISTINCT person_id FROM role_grant WHERE unit_id = $1 AND role = $2 ORDER BY person_id;

-- row schema_row: reg text, hash text, shape text
-- across units: the tables are everybody's
-- schema_all() -> schema_row*
SELECT register AS reg, hash, shape FROM register_schema ORDER BY register;

-- across units: the tables are everybody's
-- schema_put(reg text, hash text, shape text, at time) -> done
INSERT INTO register_schema (register, hash, shape, changed_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (register) DO UPDATE SET hash = excluded.hash, shape = excluded.shape, changed_at = excluded.changed_at;

-- record_file_count(unit_id int, record_id int, field text) -> count
SELECT COUNT(*) AS n FROM proof WHERE unit_id = $1 AND subject = 'record' AND subject_id = $2 AND note = $3;

-- Words of the index from one to before another, the first few: each is looked up behind the last, since the index has a row for each record that a
-- word stands in. A blank comes before whatever may continue a word.
-- words_between(from_word text, until_word text, max int) -> text*
WITH RECURSIVE found (term, n) AS (
    SELECT (SELECT v.term FROM record_vocab v WHERE v.term >= $1 AND v.term < $2 ORDER BY v.term LIMIT 1), 1
    UNION ALL
    SELECT (SELECT v.term FROM record_vocab v WHERE v.term >= found.term || ' ' AND v.term < $2 ORDER BY v.term LIMIT 1), found.n + 1
      FROM found WHERE found.term IS NOT NULL AND found.n < $3)
SELECT term FROM found WHERE term IS NOT NULL ORDER BY n;

-- row record_hit: id int, reg text, title text

-- Records of any register whose words begin as asked, newest first; whether the asker may know of them is not asked here.
-- records_found(unit_id int, words text, max int) -> record_hit*
SELECT t.id, t.register AS reg, t.title FROM record_fts($2) f JOIN record t ON t.id = f.rowid WHERE t.unit_id = $1 AND t.title <> ''
 ORDER BY f.rowid DESC LIMIT $3;
