-- Findings and recommendations, until they are done and verified.

-- row finding: id int, plan_id int, item_id int, ref text, slug_year int, source text, text text, recommendation text, owner_id int, owner text, due_on text, state text, response text, done_by int, doer text, done_at time, verified_by int, verifier text, verified_at time, return_reason text, area int, version int
-- row finding_count: state text, late int, total int

-- finding_by_id(unit_id int, id int) -> finding
SELECT f.id, COALESCE(f.plan_id, 0) AS plan_id, COALESCE(f.item_id, 0) AS item_id, COALESCE(i.ref, '') AS ref, COALESCE(p.year, 0) AS slug_year, f.source, f.text, f.recommendation,
       COALESCE(f.owner_id, 0) AS owner_id, COALESCE(o.name, '') AS owner, f.due_on, f.state, f.response, COALESCE(f.done_by, 0) AS done_by, COALESCE(d.name, '') AS doer,
       COALESCE(f.done_at, 0) AS done_at, COALESCE(f.verified_by, 0) AS verified_by, COALESCE(v.name, '') AS verifier, COALESCE(f.verified_at, 0) AS verified_at, f.return_reason,
       COALESCE(t.area, 0) AS area, f.version
  FROM finding f LEFT JOIN plan p ON p.id = f.plan_id LEFT JOIN plan_item i ON i.id = f.item_id LEFT JOIN indicator t ON t.id = f.item_id
  LEFT JOIN person o ON o.id = f.owner_id LEFT JOIN person d ON d.id = f.done_by LEFT JOIN person v ON v.id = f.verified_by
 WHERE f.unit_id = $1 AND f.id = $2;

-- Newest due first; the state filters, empty: all; `late`: only those past that day and not done.
-- findings_page(unit_id int, state text, late_before text, owner_id int, max int, skip int) -> finding*
SELECT f.id, COALESCE(f.plan_id, 0) AS plan_id, COALESCE(f.item_id, 0) AS item_id, COALESCE(i.ref, '') AS ref, COALESCE(p.year, 0) AS slug_year, f.source, f.text, f.recommendation,
       COALESCE(f.owner_id, 0) AS owner_id, COALESCE(o.name, '') AS owner, f.due_on, f.state, f.response, COALESCE(f.done_by, 0) AS done_by, COALESCE(d.name, '') AS doer,
       COALESCE(f.done_at, 0) AS done_at, COALESCE(f.verified_by, 0) AS verified_by, COALESCE(v.name, '') AS verifier, COALESCE(f.verified_at, 0) AS verified_at, f.return_reason,
       COALESCE(t.area, 0) AS area, f.version
  FROM finding f LEFT JOIN plan p ON p.id = f.plan_id LEFT JOIN plan_item i ON i.id = f.item_id LEFT JOIN indicator t ON t.id = f.item_id
  LEFT JOIN person o ON o.id = f.owner_id LEFT JOIN person d ON d.id = f.done_by LEFT JOIN person v ON v.id = f.verified_by
 WHERE f.unit_id = $1 AND ($2 = '' OR f.state = $2) AND ($3 = '' OR (f.due_on < $3 AND f.state IN ('open', 'returned'))) AND ($4 = 0 OR f.owner_id = $4)
 ORDER BY CASE f.state WHEN 'verified' THEN 1 ELSE 0 END, f.due_on, f.id LIMIT $5 OFFSET $6;

-- finding_counts(unit_id int, today text) -> finding_count*
SELECT state, CASE WHEN due_on < $2 AND state IN ('open', 'returned') THEN 1 ELSE 0 END AS late, COUNT(*) AS total
  FROM finding WHERE unit_id = $1 GROUP BY state, CASE WHEN due_on < $2 AND state IN ('open', 'returned') THEN 1 ELSE 0 END ORDER BY state, late;

-- finding_add(unit_id int, plan_id int, item_id int, source text, text text, recommendation text, owner_id int, due_on text, at time) -> id
INSERT INTO finding (unit_id, plan_id, item_id, source, text, recommendation, owner_id, due_on, state, created_at)
VALUES ($1, NULLIF($2, 0), NULLIF($3, 0), $4, $5, $6, NULLIF($7, 0), $8, 'open', $9) RETURNING id;

-- finding_set(unit_id int, id int, version int, source text, text text, recommendation text, owner_id int, due_on text) -> changed
UPDATE finding SET source = $4, text = $5, recommendation = $6, owner_id = NULLIF($7, 0), due_on = $8, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state <> 'verified';

-- finding_done(unit_id int, id int, version int, response text, person_id int, at time) -> changed
UPDATE finding SET state = 'done', response = $4, done_by = $5, done_at = $6, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state IN ('open', 'returned', 'done');

-- finding_verify(unit_id int, id int, version int, person_id int, at time) -> changed
UPDATE finding SET state = 'verified', verified_by = $4, verified_at = $5, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'done' AND COALESCE(done_by, 0) <> $4;

-- finding_return(unit_id int, id int, version int, reason text) -> changed
UPDATE finding SET state = 'returned', return_reason = $4, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state = 'done';

-- finding_set_plan(unit_id int, id int, version int, plan_id int, item_id int) -> changed
UPDATE finding SET plan_id = $4, item_id = NULLIF($5, 0), version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3 AND state <> 'verified';

-- finding_item(unit_id int, plan_id int, ref text) -> int
SELECT id FROM plan_item WHERE unit_id = $1 AND plan_id = $2 AND ref = $3;
