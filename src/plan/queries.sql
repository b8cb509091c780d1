-- The plan: heads, the tree, months, and the steps that they took.

-- row neighbour_row: before text, after text
-- row plan_head: id int, unit_id int, kind text, year int, revision int, title text, owner_id int, owner_name text, decree text, decree_date text, document_id int, state text, previous_id int, is_current int, csv_form text, version int
-- row tree_row: id int, parent_id int, level text, ref text, ord int, text text, details text, note text, source_line int, marks_seen int, version int, tracked int, area int, months text, late_months text, months_plan text, months_basis text, uom text, direction text, has_target int, target real, target_text text, measure text, bound text, bound_more text, pic_id int, pic_name text, pic_nip text, pic_section text, has_achievement int, achievement real, indicator_version int
-- row month_row: id int, month int, planned int, certain int, state text, has_value int, value real, value_text text, note text, obstacle text, next_step text, reported_by int, reporter text, reported_at time, verified_by int, verifier text, verified_at time, postponed_to int, postponed_from int, version int
-- row step_row: id int, month_id int, month int, kind text, person_id int, person text, at time, has_value int, value real, note text
-- row pic_row: area int, pic_id int
-- row round_versions: plan int, item int, indicator int
-- row lock_row: month int, locked_at time
-- row person_row: id int, name text, nip text, section text

-- plan_current(unit_id int, kind text, year int, owner_id int) -> plan_head
SELECT p.id, p.unit_id, p.kind, p.year, p.revision, p.title, COALESCE(p.owner_id, 0) AS owner_id, COALESCE(w.name, '') AS owner_name, p.decree, COALESCE(p.decree_date, '') AS decree_date, COALESCE(p.document_id, 0) AS document_id, p.state, COALESCE(p.previous_id, 0) AS previous_id, p.is_current, p.csv_form, p.version
  FROM plan p LEFT JOIN person w ON w.id = p.owner_id
 WHERE p.unit_id = $1 AND p.kind = $2 AND p.year = $3 AND COALESCE(p.owner_id, 0) = $4 AND p.is_current = 1;

-- plan_revision(unit_id int, kind text, year int, owner_id int, revision int) -> plan_head
SELECT p.id, p.unit_id, p.kind, p.year, p.revision, p.title, COALESCE(p.owner_id, 0) AS owner_id, COALESCE(w.name, '') AS owner_name, p.decree, COALESCE(p.decree_date, '') AS decree_date, COALESCE(p.document_id, 0) AS document_id, p.state, COALESCE(p.previous_id, 0) AS previous_id, p.is_current, p.csv_form, p.version
  FROM plan p LEFT JOIN person w ON w.id = p.owner_id
 WHERE p.unit_id = $1 AND p.kind = $2 AND p.year = $3 AND COALESCE(p.owner_id, 0) = $4 AND p.revision = $5 AND p.is_current = 0;

-- plan_by_id(unit_id int, id int) -> plan_head
SELECT p.id, p.unit_id, p.kind, p.year, p.revision, p.title, COALESCE(p.owner_id, 0) AS owner_id, COALESCE(w.name, '') AS owner_name, p.decree, COALESCE(p.decree_date, '') AS decree_date, COALESCE(p.document_id, 0) AS document_id, p.state, COALESCE(p.previous_id, 0) AS previous_id, p.is_current, p.csv_form, p.version
  FROM plan p LEFT JOIN person w ON w.id = p.owner_id
 WHERE p.unit_id = $1 AND p.id = $2;

-- plan_all(unit_id int) -> plan_head*
SELECT p.id, p.unit_id, p.kind, p.year, p.revision, p.title, COALESCE(p.owner_id, 0) AS owner_id, COALESCE(w.name, '') AS owner_name, p.decree, COALESCE(p.decree_date, '') AS decree_date, COALESCE(p.document_id, 0) AS document_id, p.state, COALESCE(p.previous_id, 0) AS previous_id, p.is_current, p.csv_form, p.version
  FROM plan p LEFT JOIN person w ON w.id = p.owner_id
 WHERE p.unit_id = $1
 ORDER BY p.year DESC, p.kind DESC, p.is_current DESC, p.revision DESC, p.id DESC LIMIT 500;

-- plan_add(unit_id int, kind text, year int, revision int, title text, owner_id int, decree text, decree_date text, document_id int, state text, previous_id int, csv_form text, at time) -> id
INSERT INTO plan (unit_id, kind, year, revision, title, owner_id, decree, decree_date, document_id, state, previous_id, csv_form, created_at)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, 0), $7, NULLIF($8, ''), NULLIF($9, 0), $10, NULLIF($11, 0), $12, $13) RETURNING id;

-- plan_set_head(unit_id int, id int, version int, title text, decree text, decree_date text, document_id int, state text, csv_form text) -> changed
UPDATE plan SET title = $4, decree = $5, decree_date = NULLIF($6, ''), document_id = NULLIF($7, 0), state = $8, csv_form = $9, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- plan_set_state(unit_id int, id int, version int, state text) -> changed
UPDATE plan SET state = $4, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- plan_enact_head(unit_id int, id int, version int, decree text, decree_date text, revision int) -> changed
UPDATE plan SET state = 'enacted', decree = $4, decree_date = NULLIF($5, ''), revision = $6, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- plan_set_past(unit_id int, id int) -> changed
UPDATE plan SET is_current = 0 WHERE unit_id = $1 AND id = $2;

-- The revision that is being prepared for a plan, if any.
-- plan_draft_of(unit_id int, plan_id int) -> int?
SELECT MAX(id) AS id FROM plan WHERE unit_id = $1 AND previous_id = $2 AND state = 'draft' AND is_current = 0;

-- plan_tree_rows(unit_id int, plan_id int) -> tree_row*
SELECT p.id, COALESCE(p.parent_id, 0) AS parent_id, p.level, p.ref, p.ord, p.text, p.details, p.note, COALESCE(p.source_line, -1) AS source_line, COALESCE(p.marks_seen, -1) AS marks_seen, p.version,
       CASE WHEN i.id IS NULL THEN 0 ELSE 1 END AS tracked, COALESCE(i.area, 0) AS area, COALESCE(i.months, '') AS months, COALESCE(i.late_months, '') AS late_months, COALESCE(i.months_plan, '') AS months_plan, COALESCE(i.months_basis, 'unknown') AS months_basis, COALESCE(i.uom, '') AS uom, COALESCE(i.direction, 'done') AS direction,
       CASE WHEN i.target IS NULL THEN 0 ELSE 1 END AS has_target, COALESCE(i.target, 0.0) AS target, COALESCE(i.target_text, '') AS target_text, COALESCE(i.measure, '') AS measure, COALESCE(i.bound, '') AS bound, COALESCE(i.bound_more, '') AS bound_more, COALESCE(i.pic_id, 0) AS pic_id, COALESCE(w.name, '') AS pic_name, COALESCE(w.nip, '') AS pic_nip, COALESCE(w.section, '') AS pic_section,
       CASE WHEN i.achievement IS NULL THEN 0 ELSE 1 END AS has_achievement, COALESCE(i.achievement, 0.0) AS achievement, COALESCE(i.version, 0) AS indicator_version
  FROM plan_item p LEFT JOIN indicator i ON i.id = p.id LEFT JOIN person w ON w.id = i.pic_id
 WHERE p.unit_id = $1 AND p.plan_id = $2 ORDER BY p.ord;

-- An item and what stands above it, by their refs: each begins with the one before it.
-- plan_line_rows(unit_id int, plan_id int, area text, activity text, sub text, ref text) -> tree_row*
SELECT p.id, COALESCE(p.parent_id, 0) AS parent_id, p.level, p.ref, p.ord, p.text, p.details, p.note, COALESCE(p.source_line, -1) AS source_line, COALESCE(p.marks_seen, -1) AS marks_seen, p.version,
       CASE WHEN i.id IS NULL THEN 0 ELSE 1 END AS tracked, COALESCE(i.area, 0) AS area, COALESCE(i.months, '') AS months, COALESCE(i.late_months, '') AS late_months, COALESCE(i.months_plan, '') AS months_plan, COALESCE(i.months_basis, 'unknown') AS months_basis, COALESCE(i.uom, '') AS uom, COALESCE(i.direction, 'done') AS direction,
       CASE WHEN i.target IS NULL THEN 0 ELSE 1 END AS has_target, COALESCE(i.target, 0.0) AS target, COALESCE(i.target_text, '') AS target_text, COALESCE(i.measure, '') AS measure, COALESCE(i.bound, '') AS bound, COALESCE(i.bound_more, '') AS bound_more, COALESCE(i.pic_id, 0) AS pic_id, COALESCE(w.name, '') AS pic_name, COALESCE(w.nip, '') AS pic_nip, COALESCE(w.section, '') AS pic_section,
       CASE WHEN i.achievement IS NULL THEN 0 ELSE 1 END AS has_achievement, COALESCE(i.achievement, 0.0) AS achievement, COALESCE(i.version, 0) AS indicator_version
  FROM plan_item p LEFT JOIN indicator i ON i.id = p.id LEFT JOIN person w ON w.id = i.pic_id
 WHERE p.unit_id = $1 AND p.plan_id = $2 AND p.ref IN ($3, $4, $5, $6) ORDER BY p.ref;

-- What a round that was read before must still be of.
-- round_versions(unit_id int, plan_id int, item_id int) -> round_versions
SELECT n.version AS plan, p.version AS item, i.version AS indicator
  FROM plan n JOIN plan_item p ON p.plan_id = n.id JOIN indicator i ON i.id = p.id
 WHERE n.unit_id = $1 AND n.id = $2 AND p.id = $3;

-- The indicators before and after a place of the plan.
-- plan_neighbours(unit_id int, plan_id int, ord int) -> neighbour_row
SELECT COALESCE((SELECT p.ref FROM plan_item p JOIN indicator i ON i.id = p.id WHERE p.unit_id = $1 AND p.plan_id = $2 AND p.ord < $3 ORDER BY p.ord DESC LIMIT 1), '') AS before,
       COALESCE((SELECT p.ref FROM plan_item p JOIN indicator i ON i.id = p.id WHERE p.unit_id = $1 AND p.plan_id = $2 AND p.ord > $3 ORDER BY p.ord LIMIT 1), '') AS after;

-- indicator_pic(unit_id int, plan_id int, ref text) -> pic_row
SELECT i.area, COALESCE(i.pic_id, 0) AS pic_id FROM plan_item p JOIN indicator i ON i.id = p.id
 WHERE p.unit_id = $1 AND p.plan_id = $2 AND p.ref = $3;

-- item_add(unit_id int, plan_id int, parent_id int, level text, ref text, ord int, number int, text text, details text, note text, source_line int, marks_seen int, text_search text) -> id
INSERT INTO plan_item (unit_id, plan_id, parent_id, level, ref, ord, number, text, details, note, source_line, marks_seen, text_search)
VALUES ($1, $2, NULLIF($3, 0), $4, $5, $6, $7, $8, $9, $10, NULLIF($11, -1), NULLIF($12, -1), $13) RETURNING id;

-- item_set(unit_id int, id int, version int, ord int, text text, details text, note text, source_line int, marks_seen int, text_search text) -> changed
UPDATE plan_item SET ord = $4, text = $5, details = $6, note = $7, source_line = NULLIF($8, -1), marks_seen = NULLIF($9, -1), text_search = $10, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- item_set_ord(unit_id int, id int, ord int) -> changed
UPDATE plan_item SET ord = $3 WHERE unit_id = $1 AND id = $2;

-- item_remove(unit_id int, id int) -> changed
DELETE FROM plan_item WHERE unit_id = $1 AND id = $2;

-- indicator_add(unit_id int, plan_id int, id int, area int, months_basis text, months_plan text, uom text, direction text, has_target int, target real, target_text text, measure text, pic_id int, months text) -> changed
INSERT INTO indicator (id, unit_id, plan_id, area, months_basis, months_plan, uom, direction, target, target_text, measure, pic_id, months)
VALUES ($3, $1, $2, $4, $5, $6, $7, $8, CASE WHEN $9 = 1 THEN $10 END, $11, $12, NULLIF($13, 0), $14);

-- indicator_set(unit_id int, id int, version int, uom text, direction text, has_target int, target real, target_text text, measure text, pic_id int, bound text) -> changed
UPDATE indicator SET uom = $4, direction = $5, target = CASE WHEN $6 = 1 THEN $7 END, target_text = $8, measure = $9, pic_id = NULLIF($10, 0), bound = $11, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- indicator_bind(unit_id int, id int, version int, measure text, bound text, bound_more text, uom text, direction text, has_target int, target real) -> changed
UPDATE indicator SET measure = $4, bound = $5, bound_more = $6, uom = $7, direction = $8, target = CASE WHEN $9 = 1 THEN $10 END, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- indicator_set_plan(unit_id int, id int, version int, months_basis text, months_plan text) -> changed
UPDATE indicator SET months_basis = $4, months_plan = $5, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- indicator_set_months(unit_id int, id int, months text, late_months text, has_achievement int, achievement real) -> changed
UPDATE indicator SET months = $3, late_months = $4, achievement = CASE WHEN $5 = 1 THEN $6 END, version = version + 1
 WHERE unit_id = $1 AND id = $2;

-- indicator_remove(unit_id int, id int) -> changed
DELETE FROM indicator WHERE unit_id = $1 AND id = $2;

-- A copy of a plan's tree: items, then their parents by ref, then what is tracked.
-- copy_items(unit_id int, from_id int, to_id int) -> affected
INSERT INTO plan_item (unit_id, plan_id, level, ref, ord, number, text, details, note, source_line, marks_seen, text_search)
SELECT o.unit_id, $3, o.level, o.ref, o.ord, o.number, o.text, o.details, o.note, o.source_line, o.marks_seen, o.text_search
  FROM plan_item o WHERE o.unit_id = $1 AND o.plan_id = $2;

-- copy_parents(unit_id int, from_id int, to_id int) -> affected
UPDATE plan_item SET parent_id = (SELECT np.id FROM plan_item o JOIN plan_item op ON op.id = o.parent_id JOIN plan_item np ON np.plan_id = $3 AND np.ref = op.ref
                                   WHERE o.unit_id = $1 AND o.plan_id = $2 AND o.ref = plan_item.ref)
 WHERE unit_id = $1 AND plan_id = $3;

-- The months as they are, or (fresh = 1) as nobody has touched them: as read, to be confirmed.
-- copy_indicators(unit_id int, from_id int, to_id int, fresh int) -> affected
INSERT INTO indicator (id, unit_id, plan_id, area, months_basis, months_plan, uom, direction, target, target_text, measure, bound, bound_more, pic_id, months, late_months, achievement)
SELECT n.id, i.unit_id, $3, i.area, CASE WHEN $4 = 0 THEN i.months_basis WHEN i.months_plan = '' THEN 'unknown' ELSE 'inferred' END, i.months_plan, i.uom, i.direction, i.target, i.target_text, i.measure, i.bound, i.bound_more, i.pic_id, i.months,
       CASE WHEN $4 = 0 THEN i.late_months ELSE '............' END, CASE WHEN $4 = 0 THEN i.achievement END
  FROM indicator i JOIN plan_item o ON o.id = i.id JOIN plan_item n ON n.plan_id = $3 AND n.ref = o.ref
 WHERE i.unit_id = $1 AND i.plan_id = $2;

-- copy_months(unit_id int, from_id int, to_id int) -> affected
INSERT INTO indicator_month (unit_id, indicator_id, month, planned, certain, state, value, value_text, note, obstacle, next_step, reported_by, reported_at, verified_by, verified_at, postponed_to, postponed_from)
SELECT m.unit_id, n.id, m.month, m.planned, m.certain, m.state, m.value, m.value_text, m.note, m.obstacle, m.next_step, m.reported_by, m.reported_at, m.verified_by, m.verified_at, m.postponed_to, m.postponed_from
  FROM indicator_month m JOIN plan_item o ON o.id = m.indicator_id JOIN plan_item n ON n.plan_id = $3 AND n.ref = o.ref
 WHERE +m.unit_id = $1 AND o.plan_id = $2;

-- indicator_set_packed(unit_id int, id int, months text) -> changed
UPDATE indicator SET months = $3 WHERE unit_id = $1 AND id = $2;

-- drop_months(unit_id int, plan_id int) -> affected
DELETE FROM indicator_month WHERE +unit_id = $1 AND indicator_id IN (SELECT i.id FROM indicator i WHERE i.unit_id = $1 AND i.plan_id = $2);

-- drop_indicators(unit_id int, plan_id int) -> affected
DELETE FROM indicator WHERE unit_id = $1 AND plan_id = $2;

-- drop_items(unit_id int, plan_id int) -> affected
DELETE FROM plan_item WHERE unit_id = $1 AND plan_id = $2;

-- drop_plan(unit_id int, plan_id int) -> changed
DELETE FROM plan WHERE unit_id = $1 AND id = $2 AND state = 'draft';

-- Twelve rows for every indicator of a plan that has none yet, unfolded from the packed form.
-- months_unfold(unit_id int, plan_id int) -> affected
WITH RECURSIVE m (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM m WHERE n < 12)
INSERT INTO indicator_month (unit_id, indicator_id, month, planned, certain, state)
SELECT i.unit_id, i.id, m.n, CASE WHEN SUBSTR(i.months, m.n, 1) IN ('p', 'i') THEN 1 ELSE 0 END, CASE WHEN SUBSTR(i.months, m.n, 1) IN ('p', '.') THEN 1 ELSE 0 END, 'planned'
  FROM indicator i CROSS JOIN m
 WHERE i.unit_id = $1 AND i.plan_id = $2 AND NOT EXISTS (SELECT 1 FROM indicator_month x WHERE x.unit_id = $1 AND x.indicator_id = i.id);

-- months_remove(unit_id int, indicator_id int) -> affected
DELETE FROM indicator_month WHERE unit_id = $1 AND indicator_id = $2;

-- months_of(unit_id int, indicator_id int) -> month_row*
SELECT m.id, m.month, m.planned, m.certain, m.state, CASE WHEN m.value IS NULL THEN 0 ELSE 1 END AS has_value, COALESCE(m.value, 0.0) AS value, m.value_text, m.note, m.obstacle, m.next_step, COALESCE(m.reported_by, 0) AS reported_by, COALESCE(r.name, '') AS reporter, COALESCE(m.reported_at, 0) AS reported_at, COALESCE(m.verified_by, 0) AS verified_by, COALESCE(v.name, '') AS verifier, COALESCE(m.verified_at, 0) AS verified_at, COALESCE(m.postponed_to, 0) AS postponed_to, COALESCE(m.postponed_from, 0) AS postponed_from, m.version
  FROM indicator_month m LEFT JOIN person r ON r.id = m.reported_by LEFT JOIN person v ON v.id = m.verified_by
 WHERE m.unit_id = $1 AND m.indicator_id = $2 ORDER BY m.month;

-- Which months are planned, from the packed form; what was done in them stays.
-- months_set_plan(unit_id int, indicator_id int, packed text) -> affected
WITH RECURSIVE m (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM m WHERE n < 12)
UPDATE indicator_month SET planned = (SELECT CASE WHEN SUBSTR($3, m.n, 1) IN ('p', 'i') THEN 1 ELSE 0 END FROM m WHERE m.n = indicator_month.month),
       certain = (SELECT CASE WHEN SUBSTR($3, m.n, 1) IN ('p', '.') THEN 1 ELSE 0 END FROM m WHERE m.n = indicator_month.month),
       version = version + 1
 WHERE unit_id = $1 AND indicator_id = $2;

-- month_report(unit_id int, id int, version int, has_value int, value real, note text, obstacle text, next_step text, person_id int, at time) -> changed
UPDATE indicator_month SET state = 'reported', value = CASE WHEN $4 = 1 THEN $5 END, note = $6, obstacle = $7, next_step = $8, reported_by = $9, reported_at = $10, verified_by = NULL, verified_at = NULL, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state IN ('planned', 'reported', 'returned');

-- month_verify(unit_id int, id int, version int, person_id int, at time) -> changed
UPDATE indicator_month SET state = 'verified', verified_by = $4, verified_at = $5, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'reported' AND reported_by <> $4;

-- month_return(unit_id int, id int, version int) -> changed
UPDATE indicator_month SET state = 'returned', version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'reported';

-- month_reopen(unit_id int, id int, version int) -> changed
UPDATE indicator_month SET state = 'returned', verified_by = NULL, verified_at = NULL, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'verified';

-- month_postpone(unit_id int, id int, version int, to_month int) -> changed
UPDATE indicator_month SET state = 'postponed', postponed_to = $4, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state IN ('planned', 'returned');

-- month_take(unit_id int, indicator_id int, month int, from_month int) -> changed
UPDATE indicator_month SET postponed_from = $4, version = version + 1
 WHERE unit_id = $1 AND indicator_id = $2 AND month = $3 AND state = 'planned' AND certain = 1;

-- step_add(unit_id int, month_id int, kind text, person_id int, at time, has_value int, value real, note text) -> changed
INSERT INTO month_step (unit_id, month_id, kind, person_id, at, value, note)
VALUES ($1, $2, $3, NULLIF($4, 0), $5, CASE WHEN $6 = 1 THEN $7 END, $8);

-- steps_of(unit_id int, indicator_id int) -> step_row*
SELECT s.id, s.month_id, m.month, s.kind, COALESCE(s.person_id, 0) AS person_id, COALESCE(p.name, '') AS person, s.at, CASE WHEN s.value IS NULL THEN 0 ELSE 1 END AS has_value, COALESCE(s.value, 0.0) AS value, s.note
  FROM indicator_month m JOIN month_step s ON s.month_id = m.id LEFT JOIN person p ON p.id = s.person_id
 WHERE m.unit_id = $1 AND m.indicator_id = $2 ORDER BY s.at, s.id;

-- How often a person took part in a month: by reporting it, or by giving evidence for it.
-- month_part_taken(unit_id int, month_id int, person_id int) -> int
SELECT (SELECT COUNT(*) FROM month_step s WHERE s.unit_id = $1 AND s.month_id = $2 AND s.kind = 'reported' AND s.person_id = $3)
     + (SELECT COUNT(*) FROM proof f WHERE f.unit_id = $1 AND f.subject = 'month' AND f.subject_id = $2 AND f.added_by = $3) AS n;

-- locks_of(unit_id int, plan_id int) -> lock_row*
SELECT month, locked_at FROM month_lock WHERE unit_id = $1 AND plan_id = $2 ORDER BY month;

-- lock_add(unit_id int, plan_id int, month int, account_id int, at time) -> affected
INSERT INTO month_lock (unit_id, plan_id, month, locked_by, locked_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (plan_id, month) DO NOTHING;

-- lock_remove(unit_id int, plan_id int, month int) -> affected
DELETE FROM month_lock WHERE unit_id = $1 AND plan_id = $2 AND month = $3;

-- person_by_nip(unit_id int, nip text) -> person_row*
SELECT id, name, COALESCE(nip, '') AS nip, section FROM person WHERE unit_id = $1 AND nip = $2 AND active = 1 ORDER BY id LIMIT 2;

-- person_by_name(unit_id int, name_search text) -> person_row*
SELECT id, name, COALESCE(nip, '') AS nip, section FROM person WHERE unit_id = $1 AND name_search = $2 AND active = 1 ORDER BY id LIMIT 2;

-- persons_active(unit_id int) -> person_row*
SELECT id, name, COALESCE(nip, '') AS nip, section FROM person WHERE unit_id = $1 AND active = 1 ORDER BY name_search, id LIMIT 1000;

-- person_of_unit(unit_id int, id int) -> person_row
SELECT id, name, COALESCE(nip, '') AS nip, section FROM person WHERE unit_id = $1 AND id = $2 AND active = 1;

-- Documents of named kinds, the newest first; restricted ones count, whoever asks, and are named to those who may see them.
-- row kind_document: id int, category text, name text, classification text, effective_from date?, effective_until date?, uploaded_by int, uploaded_at time
-- kind_documents(unit_id int, category text, max int) -> kind_document*
SELECT id, category, name, classification, effective_from, effective_until, uploaded_by, uploaded_at FROM document
 WHERE unit_id = $1 AND category = $2 AND +is_latest = 1 ORDER BY id DESC LIMIT $3;

-- Only those of kinds that some indicator of the plan is bound to.
-- kind_documents_of_plan(unit_id int, plan_id int, max int) -> kind_document*
SELECT d.id, d.category, d.name, d.classification, d.effective_from, d.effective_until, d.uploaded_by, d.uploaded_at
  FROM document d WHERE d.unit_id = $1 AND d.is_latest = 1
   AND 'document:' || d.category IN (SELECT i.measure FROM indicator i WHERE i.unit_id = $1 AND i.plan_id = $2)
 ORDER BY d.id DESC LIMIT $3;

-- row measured_row: slug_kind text, year int, owner_id int, ref text, text text, measure text
-- Indicators of running plans that a figure enters.
-- indicators_measured(unit_id int) -> measured_row*
SELECT p.kind AS slug_kind, p.year, COALESCE(p.owner_id, 0) AS owner_id, t.ref, t.text, i.measure
  FROM indicator i JOIN plan p ON p.id = i.plan_id JOIN plan_item t ON t.id = i.id
 WHERE i.unit_id = $1 AND p.unit_id = $1 AND p.is_current = 1 AND p.state = 'enacted' AND i.measure <> '' AND i.measure <> 'manual' ORDER BY p.year DESC, t.ord;
