-- Scored assessments.

-- row assessment: id int, instrument text, hash text, title text, year int, part text, state text, previous_id int, created_at time, closed_at time, version int
-- row round_row: id int, assessment_id int, kind text, state text, answers text, total real, percent real, category text, holds text, asked int, answered int, sent_by int, sender text, sent_at time, note text, return_reason text, record_id int, version int
-- row answer_row: id int, round_id int, kind text, question text, value text, note text, desk_note text, talk_note text, reply text, carried int, answered_by int, person text, answered_at time, version int
-- row own_row: hash text, name text, edition text, added_at time
-- row list_row: id int, instrument text, hash text, title text, year int, part text, state text, kind text, round_state text, total real, percent real, category text, holds text, asked int, answered int, sent_at time
-- row below_round: unit_id int, code text, name text, assessment_id int, kind text, round_state text, hash text, answers text, total real, percent real, category text, holds text, asked int, answered int
-- row proof_count: question text, many int
-- row hint_row: document_id int, name text, classification text, uploaded_by int, about int
-- row answer_subject: assessment_id int, title text, year int, question text, round_state text, state text

-- instrument_text_add(hash text, name text, edition text, body text, at time) -> affected
INSERT INTO instrument_text (hash, name, edition, text, added_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (hash) DO NOTHING;

-- instrument_text_of(hash text) -> text
SELECT text FROM instrument_text WHERE hash = $1;

-- instrument_own_add(unit_id int, hash text, by int, at time) -> affected
INSERT INTO instrument_own (unit_id, hash, added_by, added_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (unit_id, hash) DO UPDATE SET retired_at = NULL, added_by = $3, added_at = $4;

-- instrument_own_retire(unit_id int, hash text, at time) -> changed
UPDATE instrument_own SET retired_at = $3 WHERE unit_id = $1 AND hash = $2 AND retired_at IS NULL;

-- instruments_own(unit_id int) -> own_row*
SELECT o.hash, t.name, t.edition, o.added_at FROM instrument_own o JOIN instrument_text t ON t.hash = o.hash
 WHERE o.unit_id = $1 AND o.retired_at IS NULL ORDER BY t.name, o.added_at, o.id LIMIT 200;

-- assessment_by_id(unit_id int, id int) -> assessment
SELECT id, instrument, hash, title, year, part, state, COALESCE(previous_id, 0) AS previous_id, created_at, COALESCE(closed_at, 0) AS closed_at, version
  FROM assessment WHERE unit_id = $1 AND id = $2;

-- The latest of the same instrument before that year.
-- assessment_before(unit_id int, instrument text, year int) -> assessment
SELECT id, instrument, hash, title, year, part, state, COALESCE(previous_id, 0) AS previous_id, created_at, COALESCE(closed_at, 0) AS closed_at, version
  FROM assessment WHERE unit_id = $1 AND instrument = $2 AND year < $3 ORDER BY year DESC, id DESC LIMIT 1;

-- assessment_add(unit_id int, instrument text, hash text, title text, year int, part text, previous_id int, person_id int, at time) -> int?
INSERT INTO assessment (unit_id, instrument, hash, title, year, part, state, previous_id, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 'open', NULLIF($7, 0), NULLIF($8, 0), $9) ON CONFLICT (unit_id, instrument, year, part) DO NOTHING RETURNING id;

-- assessment_set_state(unit_id int, id int, version int, state text, closed_at int) -> changed
UPDATE assessment SET state = $4, closed_at = NULLIF($5, 0), version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- round_add(unit_id int, assessment_id int, kind text, answers text, asked int) -> id
INSERT INTO assessment_round (unit_id, assessment_id, kind, state, answers, asked) VALUES ($1, $2, $3, 'open', $4, $5) RETURNING id;

-- rounds_of(unit_id int, assessment_id int) -> round_row*
SELECT r.id, r.assessment_id, r.kind, r.state, r.answers, r.total, r.percent, r.category, r.holds, r.asked, r.answered, COALESCE(r.sent_by, 0) AS sent_by, COALESCE(p.name, '') AS sender,
       COALESCE(r.sent_at, 0) AS sent_at, r.note, r.return_reason, COALESCE(r.record_id, 0) AS record_id, r.version
  FROM assessment_round r LEFT JOIN person p ON p.id = r.sent_by WHERE r.unit_id = $1 AND r.assessment_id = $2 ORDER BY r.id;

-- The first step of every change of a round: on PostgreSQL it also keeps others from it until the end.
-- round_touch(unit_id int, id int) -> changed
UPDATE assessment_round SET version = version + 1 WHERE unit_id = $1 AND id = $2 AND state = 'open';

-- round_set_answers(unit_id int, id int, answers text, total real, percent real, category text, holds text, asked int, answered int) -> changed
UPDATE assessment_round SET answers = $3, total = $4, percent = $5, category = $6, holds = $7, asked = $8, answered = $9 WHERE unit_id = $1 AND id = $2;

-- round_set_sent(unit_id int, id int, person_id int, at int, note text) -> changed
UPDATE assessment_round SET state = 'sent', sent_by = NULLIF($3, 0), sent_at = $4, note = $5, return_reason = '', version = version + 1 WHERE unit_id = $1 AND id = $2 AND state = 'open';

-- round_set_open(unit_id int, id int, reason text) -> changed
UPDATE assessment_round SET state = 'open', return_reason = $3, version = version + 1 WHERE unit_id = $1 AND id = $2 AND state = 'sent';

-- round_set_record(unit_id int, id int, record_id int) -> changed
UPDATE assessment_round SET record_id = NULLIF($3, 0) WHERE unit_id = $1 AND id = $2;

-- assess_answer_add(unit_id int, round_id int, question text, value text, note text, desk_note text, talk_note text, carried int, person_id int, at time) -> int?
INSERT INTO assessment_answer (unit_id, round_id, question, value, note, desk_note, talk_note, carried, answered_by, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULLIF($9, 0), $10) ON CONFLICT (round_id, question) DO NOTHING RETURNING id;

-- answer_set(unit_id int, id int, version int, value text, note text, desk_note text, talk_note text, person_id int, at time) -> changed
UPDATE assessment_answer SET value = $4, note = $5, desk_note = $6, talk_note = $7, carried = 0, answered_by = NULLIF($8, 0), answered_at = $9, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- answer_set_reply(unit_id int, id int, version int, reply text) -> changed
UPDATE assessment_answer SET reply = $4, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- answers_of_question(unit_id int, assessment_id int, question text) -> answer_row*
SELECT a.id, a.round_id, r.kind, a.question, a.value, a.note, a.desk_note, a.talk_note, a.reply, a.carried, COALESCE(a.answered_by, 0) AS answered_by, COALESCE(p.name, '') AS person, a.answered_at, a.version
  FROM assessment_round r JOIN assessment_answer a ON a.round_id = r.id LEFT JOIN person p ON p.id = a.answered_by
 WHERE r.unit_id = $1 AND r.assessment_id = $2 AND a.question = $3 ORDER BY r.id;

-- All answers of an assessment, of every round.
-- answers_of(unit_id int, assessment_id int) -> answer_row*
SELECT a.id, a.round_id, r.kind, a.question, a.value, a.note, a.desk_note, a.talk_note, a.reply, a.carried, COALESCE(a.answered_by, 0) AS answered_by, COALESCE(p.name, '') AS person, a.answered_at, a.version
  FROM assessment_round r JOIN assessment_answer a ON a.round_id = r.id LEFT JOIN person p ON p.id = a.answered_by
 WHERE r.unit_id = $1 AND r.assessment_id = $2 ORDER BY r.id, a.id;

-- assessments(unit_id int) -> list_row*
SELECT a.id, a.instrument, a.hash, a.title, a.year, a.part, a.state, r.kind, r.state AS round_state, r.total, r.percent, r.category, r.holds, r.asked, r.answered, COALESCE(r.sent_at, 0) AS sent_at
  FROM assessment a JOIN assessment_round r ON r.assessment_id = a.id WHERE a.unit_id = $1 ORDER BY a.year DESC, a.instrument, a.part, a.id, r.id LIMIT 2000;

-- How many documents prove the answers of an assessment, by question.
-- answer_proofs(unit_id int, assessment_id int) -> proof_count*
SELECT a.question, COUNT(*) AS many FROM assessment_round r JOIN assessment_answer a ON a.round_id = r.id JOIN proof p ON p.subject = 'answer' AND p.subject_id = a.id
 WHERE r.unit_id = $1 AND r.assessment_id = $2 GROUP BY a.question ORDER BY a.question;

-- answer_subject_by_id(unit_id int, id int) -> answer_subject
SELECT r.assessment_id, m.title, m.year, a.question, r.state AS round_state, m.state
  FROM assessment_answer a JOIN assessment_round r ON r.id = a.round_id JOIN assessment m ON m.id = r.assessment_id WHERE a.unit_id = $1 AND a.id = $2;

-- Rounds of one instrument and year in the page's unit and all below it.
-- across units: a province sees those below it; `above` is the path of the page's unit.
-- rounds_below(above text, instrument text, year int) -> below_round*
SELECT u.id AS unit_id, u.code, u.name, a.id AS assessment_id, r.kind, r.state AS round_state, a.hash, r.answers, r.total, r.percent, r.category, r.holds, r.asked, r.answered
  FROM unit u JOIN assessment a ON a.unit_id = u.id JOIN assessment_round r ON r.assessment_id = a.id
 WHERE substr(u.path, 1, length($1)) = $1 AND a.instrument = $2 AND a.year = $3 ORDER BY u.code, a.id, r.id LIMIT 4000;

-- Documents that may prove an answer as well: those of an indicator's months in a plan of that year.
-- hints_of_indicator(unit_id int, ref text, year int) -> hint_row*
SELECT d.id AS document_id, d.name, d.classification, d.uploaded_by, MAX(m.month) AS about
  FROM plan_item i JOIN plan p ON p.id = i.plan_id AND p.year = $3 AND p.kind = 'rb' AND p.is_current = 1 JOIN indicator_month m ON m.indicator_id = i.id
  JOIN proof f ON f.subject = 'month' AND f.subject_id = m.id JOIN document d ON d.id = f.document_id AND d.unit_id = f.unit_id
 WHERE i.unit_id = $1 AND i.ref = $2 GROUP BY d.id, d.name, d.classification, d.uploaded_by ORDER BY d.id DESC LIMIT 12;

-- Those of a register's records, the latest.
-- hints_of_register(unit_id int, reg text) -> hint_row*
SELECT d.id AS document_id, d.name, d.classification, d.uploaded_by, MAX(r.id) AS about
  FROM record r JOIN proof f ON f.subject = 'record' AND f.subject_id = r.id JOIN document d ON d.id = f.document_id AND d.unit_id = f.unit_id
 WHERE r.unit_id = $1 AND r.register = $2 GROUP BY d.id, d.name, d.classification, d.uploaded_by ORDER BY d.id DESC LIMIT 8;

-- Those of the same question in another assessment.
-- hints_of_answer(unit_id int, assessment_id int, question text) -> hint_row*
SELECT d.id AS document_id, d.name, d.classification, d.uploaded_by, MAX(a.id) AS about
  FROM assessment_round r JOIN assessment_answer a ON a.round_id = r.id JOIN proof f ON f.subject = 'answer' AND f.subject_id = a.id
  JOIN document d ON d.id = f.document_id AND d.unit_id = f.unit_id
 WHERE r.unit_id = $1 AND r.assessment_id = $2 AND a.question = $3 GROUP BY d.id, d.name, d.classification, d.uploaded_by ORDER BY d.id DESC LIMIT 12;
