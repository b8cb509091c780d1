-- Receipts of what the public handed in, and the messages between applicant and office.

-- row intake_case: id int, record_id int, reg text, code_hash blob?, seq int, made_at time, code_at time?, seen_at time?, same_as int?, version int
-- row intake_message: id int, from_applicant bool, person text?, body text, sent_at time, read_at time?
-- row intake_move: at time, move text, from_state text, to_state text, reason text, by_person bool
-- row intake_like: id int, title text

-- The entry that acknowledges it is the newest of the unit's log: this runs in the same transaction, behind it.
-- case_add(unit_id int, record_id int, reg text, code_hash blob?, task blob?, now time, code_at time?) -> done
INSERT INTO intake_case (unit_id, record_id, register, code_hash, task, seq, made_at, code_at)
SELECT $1, $2, $3, $4, $5, l.size - 1, $6, $7 FROM ledger l WHERE l.unit_id = $1;

-- case_by_code(unit_id int, code_hash blob) -> intake_case
SELECT id, record_id, register AS reg, code_hash, seq, made_at, code_at, seen_at, same_as, version
  FROM intake_case WHERE unit_id = $1 AND code_hash = $2;

-- case_of_record(unit_id int, record_id int) -> intake_case
SELECT id, record_id, register AS reg, code_hash, seq, made_at, code_at, seen_at, same_as, version
  FROM intake_case WHERE unit_id = $1 AND record_id = $2;

-- case_of_task(unit_id int, task blob) -> int?
SELECT record_id FROM intake_case WHERE unit_id = $1 AND task = $2;

-- case_set_code(unit_id int, id int, version int, code_hash blob, now time) -> changed
UPDATE intake_case SET code_hash = $4, code_at = $5, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- case_seen(unit_id int, id int, now time) -> done
UPDATE intake_case SET seen_at = $3 WHERE unit_id = $1 AND id = $2;

-- case_set_same(unit_id int, id int, version int, same_as int?) -> changed
UPDATE intake_case SET same_as = $4, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- Records that were said to repeat this one.
-- case_repeats(unit_id int, record_id int) -> intake_like*
SELECT r.id, r.title FROM intake_case k JOIN record r ON r.id = k.record_id
 WHERE k.unit_id = $1 AND k.same_as = $2 AND r.title <> '' ORDER BY r.id;

-- case_drop(unit_id int, record_id int) -> done
DELETE FROM intake_case WHERE unit_id = $1 AND record_id = $2;

-- case_same_drop(unit_id int, record_id int) -> done
UPDATE intake_case SET same_as = NULL WHERE unit_id = $1 AND same_as = $2;

-- ── messages ──

-- said_add(unit_id int, record_id int, from_applicant bool, person_id int?, body text, now time) -> id
INSERT INTO intake_message (unit_id, record_id, from_applicant, person_id, body, sent_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- said_list(unit_id int, record_id int, max int) -> intake_message*
SELECT m.id, m.from_applicant, p.name AS person, m.body, m.sent_at, m.read_at
  FROM intake_message m LEFT JOIN person p ON p.id = m.person_id AND p.unit_id = m.unit_id
 WHERE m.unit_id = $1 AND m.record_id = $2 ORDER BY m.id DESC LIMIT $3;

-- said_count(unit_id int, record_id int, from_applicant bool, since time) -> count
SELECT COUNT(*) AS n FROM intake_message WHERE unit_id = $1 AND record_id = $2 AND from_applicant = $3 AND sent_at >= $4;

-- said_read(unit_id int, record_id int, from_applicant bool, now time) -> done
UPDATE intake_message SET read_at = $4 WHERE unit_id = $1 AND record_id = $2 AND from_applicant = $3 AND read_at IS NULL;

-- said_drop(unit_id int, record_id int) -> done
DELETE FROM intake_message WHERE unit_id = $1 AND record_id = $2;

-- said_files_drop(unit_id int, record_id int) -> done
DELETE FROM intake_message_file WHERE unit_id = $1 AND message_id IN (SELECT m.id FROM intake_message m WHERE m.unit_id = $1 AND m.record_id = $2);

-- said_file_add(unit_id int, message_id int, document_id int) -> done
INSERT INTO intake_message_file (message_id, unit_id, document_id) VALUES ($2, $1, $3) ON CONFLICT (message_id, document_id) DO NOTHING;

-- row intake_file: field text, in_message bool
-- As what the document belongs to the record: the file of a field, of a message, or both.
-- case_file(unit_id int, record_id int, document_id int) -> intake_file*
SELECT f.note AS field,
       CASE WHEN EXISTS (SELECT 1 FROM intake_message_file x JOIN intake_message m ON m.id = x.message_id
                          WHERE x.unit_id = $1 AND m.unit_id = $1 AND m.record_id = $2 AND x.document_id = $3) THEN 1 ELSE 0 END AS in_message
  FROM proof f WHERE f.unit_id = $1 AND f.document_id = $3 AND f.subject = 'record' AND f.subject_id = $2 ORDER BY f.id;

-- row intake_said_file: message_id int, document_id int, name text, media_type text, size int
-- said_files(unit_id int, record_id int) -> intake_said_file*
SELECT x.message_id, d.id AS document_id, d.name, d.media_type, d.size
  FROM intake_message m JOIN intake_message_file x ON x.message_id = m.id JOIN document d ON d.id = x.document_id
 WHERE m.unit_id = $1 AND x.unit_id = $1 AND d.unit_id = $1 AND m.record_id = $2 ORDER BY x.message_id, d.id;

-- ── what happened, as the applicant may know it ──

-- case_moves(unit_id int, record_id int) -> intake_move*
SELECT at, move, from_state, to_state, reason, CASE WHEN moved_by IS NULL THEN 0 ELSE 1 END AS by_person
  FROM record_move WHERE unit_id = $1 AND record_id = $2 ORDER BY id;

-- Records of the register whose words begin as asked, without the one itself; newest first.
-- case_like(unit_id int, reg text, record_id int, words text, max int) -> intake_like*
SELECT t.id, t.title FROM record_fts($4) f JOIN record t ON t.id = f.rowid
 WHERE t.unit_id = $1 AND t.register = $2 AND t.id <> $3 AND t.title <> ''
 ORDER BY f.rowid DESC LIMIT $5;
