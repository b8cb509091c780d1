-- Periods of surveys, what they cover, and answers without who gave them.

-- row survey_period: id int, survey text, form text, form_hash text, year int, span text, from_on text, until_on text, method text, population int, pooling text, open_link int, decree text, decree_on text, state text, edition int, corrects_id int, replaced int, record_id int, published_on text, remark text, version int
-- row survey_line: id int, survey text, form_hash text, year int, span text, from_on text, until_on text, state text, edition int, replaced int, population int, open_link int, published_on text, answers int
-- row survey_service: ord int, name text
-- row survey_answer: id int, on_day text, channel text, service int, score text, profile text
-- row survey_comment: id int, body text, state text, version int
-- row survey_open: id int, survey text, form text, form_hash text, until_on text, open_link int, year int, span text, from_on text

-- period_by_id(unit_id int, id int) -> survey_period
SELECT id, survey, form, form_hash, year, span, from_on, until_on, method, population, pooling, open_link, decree, COALESCE(decree_on, '') AS decree_on, state, edition, COALESCE(corrects_id, 0) AS corrects_id, replaced, COALESCE(record_id, 0) AS record_id, COALESCE(published_on, '') AS published_on, remark, version
  FROM survey_period WHERE unit_id = $1 AND id = $2;

-- period_all(unit_id int, survey text) -> survey_line*
SELECT p.id, p.survey, p.form_hash, p.year, p.span, p.from_on, p.until_on, p.state, p.edition, p.replaced, p.population, p.open_link, COALESCE(p.published_on, '') AS published_on,
       (SELECT COUNT(*) FROM survey_answer a WHERE a.unit_id = $1 AND a.period_id = p.id) AS answers
  FROM survey_period p WHERE p.unit_id = $1 AND ($2 = '' OR p.survey = $2)
 ORDER BY p.from_on DESC, p.id DESC LIMIT 500;

-- Those that are published and not replaced; for trends and for everybody.
-- period_published(unit_id int, survey text) -> survey_period*
SELECT id, survey, form, form_hash, year, span, from_on, until_on, method, population, pooling, open_link, decree, COALESCE(decree_on, '') AS decree_on, state, edition, COALESCE(corrects_id, 0) AS corrects_id, replaced, COALESCE(record_id, 0) AS record_id, COALESCE(published_on, '') AS published_on, remark, version
  FROM survey_period WHERE unit_id = $1 AND ($2 = '' OR survey = $2) AND replaced = 0 AND state IN ('published', 'followup', 'done')
 ORDER BY from_on DESC, id DESC LIMIT 100;

-- period_collecting(unit_id int, survey text) -> survey_period
SELECT id, survey, form, form_hash, year, span, from_on, until_on, method, population, pooling, open_link, decree, COALESCE(decree_on, '') AS decree_on, state, edition, COALESCE(corrects_id, 0) AS corrects_id, replaced, COALESCE(record_id, 0) AS record_id, COALESCE(published_on, '') AS published_on, remark, version
  FROM survey_period WHERE unit_id = $1 AND survey = $2 AND state = 'collecting';

-- period_open_list(unit_id int) -> survey_open*
SELECT id, survey, form, form_hash, until_on, open_link, year, span, from_on
  FROM survey_period WHERE unit_id = $1 AND state = 'collecting' ORDER BY survey LIMIT 50;

-- period_add(unit_id int, survey text, form text, form_hash text, year int, span text, from_on text, until_on text, method text, population int, pooling text, open_link int, edition int, corrects_id int, state text, created_by int) -> id
INSERT INTO survey_period (unit_id, survey, form, form_hash, year, span, from_on, until_on, method, population, pooling, open_link, edition, corrects_id, state, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULLIF($14, 0), $15, NULLIF($16, 0)) RETURNING id;

-- period_set(unit_id int, id int, version int, year int, span text, from_on text, until_on text, method text, population int, pooling text, open_link int) -> changed
UPDATE survey_period SET year = $4, span = $5, from_on = $6, until_on = $7, method = $8, population = $9, pooling = $10, open_link = $11, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- period_set_state(unit_id int, id int, version int, state text) -> changed
UPDATE survey_period SET state = $4, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- period_set_form(unit_id int, id int, form text, form_hash text) -> changed
UPDATE survey_period SET form = $3, form_hash = $4 WHERE unit_id = $1 AND id = $2;

-- period_set_decree(unit_id int, id int, decree text, decree_on text) -> changed
UPDATE survey_period SET decree = $3, decree_on = NULLIF($4, '') WHERE unit_id = $1 AND id = $2;

-- period_set_remark(unit_id int, id int, version int, remark text) -> changed
UPDATE survey_period SET remark = $4, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- period_set_published(unit_id int, id int, record_id int, published_on text) -> changed
UPDATE survey_period SET record_id = $3, published_on = $4 WHERE unit_id = $1 AND id = $2;

-- period_set_replaced(unit_id int, id int) -> changed
UPDATE survey_period SET replaced = 1, version = version + 1 WHERE unit_id = $1 AND id = $2;

-- A correction that is under way already.
-- period_correcting(unit_id int, corrects_id int) -> count
SELECT COUNT(*) FROM survey_period WHERE unit_id = $1 AND corrects_id = $2;

-- period_drop(unit_id int, id int, version int) -> changed
DELETE FROM survey_period WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'draft' AND corrects_id IS NULL;

-- service_list(unit_id int, period_id int) -> survey_service*
SELECT ord, name FROM survey_service WHERE unit_id = $1 AND period_id = $2 ORDER BY ord LIMIT 60;

-- service_add(unit_id int, period_id int, ord int, name text) -> done
INSERT INTO survey_service (unit_id, period_id, ord, name) VALUES ($1, $2, $3, $4);

-- service_clear(unit_id int, period_id int) -> done
DELETE FROM survey_service WHERE unit_id = $1 AND period_id = $2;

-- answer_add(id int, unit_id int, period_id int, on_day text, channel text, service int, score text, profile text) -> done
INSERT INTO survey_answer (id, unit_id, period_id, on_day, channel, service, score, profile) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- answer_list(unit_id int, period_id int) -> survey_answer*
SELECT id, on_day, channel, service, score, profile FROM survey_answer WHERE unit_id = $1 AND period_id = $2 ORDER BY id;

-- answer_count(unit_id int, period_id int) -> count
SELECT COUNT(*) FROM survey_answer WHERE unit_id = $1 AND period_id = $2;

-- answer_drop(unit_id int, period_id int, id int) -> changed
DELETE FROM survey_answer WHERE unit_id = $1 AND period_id = $2 AND id = $3 AND channel IN ('paper', 'file');

-- answer_clear(unit_id int, period_id int) -> done
DELETE FROM survey_answer WHERE unit_id = $1 AND period_id = $2;

-- comment_add(id int, unit_id int, period_id int, body text, state text) -> done
INSERT INTO survey_comment (id, unit_id, period_id, body, state) VALUES ($1, $2, $3, $4, $5);

-- comment_list(unit_id int, period_id int, state text) -> survey_comment*
SELECT id, body, state, version FROM survey_comment WHERE unit_id = $1 AND period_id = $2 AND ($3 = '' OR state = $3) ORDER BY id LIMIT 5000;

-- comment_clear(unit_id int, period_id int) -> done
DELETE FROM survey_comment WHERE unit_id = $1 AND period_id = $2;

-- comment_set(unit_id int, period_id int, id int, state text) -> changed
UPDATE survey_comment SET state = $4, version = version + 1 WHERE unit_id = $1 AND period_id = $2 AND id = $3;

-- A code counts once: the second time there is nothing to insert.
-- used_add(unit_id int, period_id int, code_hash blob) -> done
INSERT INTO survey_used (unit_id, period_id, code_hash) VALUES ($1, $2, $3);

-- used_count(unit_id int, period_id int, code_hash blob) -> count
SELECT COUNT(*) FROM survey_used WHERE unit_id = $1 AND period_id = $2 AND code_hash = $3;

-- used_clear(unit_id int, period_id int) -> done
DELETE FROM survey_used WHERE unit_id = $1 AND period_id = $2;
