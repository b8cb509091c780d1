-- What reports and the dashboard read beyond the plan's tree.

-- row report_row: indicator_id int, month int, state text, has_value int, value real, note text, obstacle text, next_step text, reporter text, reported_at time, verifier text, verified_at time, postponed_to int, reason text
-- row done_month: state text, reported_at time, verified_at time
-- row evidence_row: ref text, month int, name text, kind text, sha256 blob, size int, uploaded_at time
-- row size_row: month int, files int, size int
-- row finding_row: id int, ref text, source text, text text, recommendation text, owner text, due_on text, state text, response text
-- row below_row: unit_id int, code text, name text, short_name text, level text, parent_id int, indicators int, has_value int, achievement real, planned int, done int

-- Everything that happened to months from..to of a plan.
-- print_reports(unit_id int, plan_id int, from_month int, to_month int) -> report_row*
SELECT m.indicator_id, m.month, m.state, CASE WHEN m.value IS NULL THEN 0 ELSE 1 END AS has_value, COALESCE(m.value, 0.0) AS value, m.note, m.obstacle, m.next_step, COALESCE(r.name, '') AS reporter, COALESCE(m.reported_at, 0) AS reported_at, COALESCE(v.name, '') AS verifier, COALESCE(m.verified_at, 0) AS verified_at, COALESCE(m.postponed_to, 0) AS postponed_to,
       COALESCE((SELECT s.note FROM month_step s WHERE s.unit_id = $1 AND s.month_id = m.id AND s.kind = 'postponed' ORDER BY s.id DESC LIMIT 1), '') AS reason
  FROM plan_item p JOIN indicator_month m ON m.indicator_id = p.id LEFT JOIN person r ON r.id = m.reported_by LEFT JOIN person v ON v.id = m.verified_by
 WHERE p.unit_id = $1 AND +m.unit_id = $1 AND p.plan_id = $2 AND m.month BETWEEN $3 AND $4 AND m.state <> 'planned'
 ORDER BY p.ord, m.month;

-- Months in which something was done, without its words.
-- months_done(unit_id int, plan_id int) -> done_month*
SELECT m.state, COALESCE(m.reported_at, 0) AS reported_at, COALESCE(m.verified_at, 0) AS verified_at
  FROM indicator_month m JOIN indicator i ON i.id = m.indicator_id
 WHERE m.unit_id = $1 AND i.unit_id = $1 AND i.plan_id = $2 AND m.state IN ('reported', 'returned', 'verified', 'postponed') ORDER BY +m.id;

-- evidence_sizes(unit_id int, plan_id int) -> size_row*
SELECT m.month, COUNT(*) AS files, COALESCE(SUM(d.size), 0) AS size
  FROM plan_item p JOIN indicator_month m ON m.indicator_id = p.id JOIN proof f ON f.subject = 'month' AND f.subject_id = m.id JOIN document d ON d.id = f.document_id
 WHERE p.unit_id = $1 AND m.unit_id = $1 AND f.unit_id = $1 AND d.unit_id = $1 AND p.plan_id = $2
 GROUP BY m.month ORDER BY m.month;

-- print_evidence(unit_id int, plan_id int, from_month int, to_month int) -> evidence_row*
SELECT p.ref, m.month, CASE WHEN d.classification = 'restricted' THEN '' ELSE d.name END AS name, d.kind, d.sha256, d.size, d.uploaded_at
  FROM plan_item p JOIN indicator_month m ON m.indicator_id = p.id JOIN proof f ON f.subject = 'month' AND f.subject_id = m.id JOIN document d ON d.id = f.document_id
 WHERE p.unit_id = $1 AND m.unit_id = $1 AND f.unit_id = $1 AND d.unit_id = $1 AND p.plan_id = $2 AND m.month BETWEEN $3 AND $4
 ORDER BY p.ord, m.month, d.name, d.id;

-- print_findings(unit_id int, plan_id int) -> finding_row*
SELECT f.id, COALESCE(p.ref, '') AS ref, f.source, f.text, f.recommendation, COALESCE(w.name, '') AS owner, f.due_on, f.state, f.response
  FROM finding f LEFT JOIN plan_item p ON p.id = f.item_id LEFT JOIN person w ON w.id = f.owner_id
 WHERE f.unit_id = $1 AND f.plan_id = $2 ORDER BY f.due_on, f.id;

-- across units: an office without a plan of its own looks at the newest year of those below it
-- dashboard_year_below(path text) -> int
SELECT COALESCE(MAX(y.year), 0) FROM
    (SELECT p.year FROM unit u JOIN plan p ON p.unit_id = u.id WHERE SUBSTR(u.path, 1, LENGTH($1)) = $1 AND p.kind = 'rb' AND p.is_current = 1 AND p.state <> 'draft'
     UNION ALL SELECT s.year FROM unit u JOIN unit_summary s ON s.about_id = u.id WHERE SUBSTR(u.path, 1, LENGTH($1)) = $1) AS y;

-- across units: a province or the national office looks at the plans of the units below it
-- dashboard_below(path text, year int) -> below_row*
SELECT u.id AS unit_id, u.code, u.name, u.short_name, u.level, COALESCE(u.parent_id, 0) AS parent_id, COUNT(i.id) AS indicators,
       CASE WHEN COUNT(i.achievement) = 0 THEN 0 ELSE 1 END AS has_value, COALESCE(AVG(CASE WHEN i.achievement > 120 THEN 120.0 ELSE i.achievement END), 0.0) AS achievement,
       COALESCE(SUM(LENGTH(REPLACE(REPLACE(REPLACE(i.months, '.', ''), '?', ''), '>', ''))), 0) AS planned,
       COALESCE(SUM(24 - LENGTH(REPLACE(i.months, 'v', '')) - LENGTH(REPLACE(i.months, 'r', ''))), 0) AS done
  FROM unit u LEFT JOIN plan p ON p.unit_id = u.id AND p.year = $2 AND p.kind = 'rb' AND p.is_current = 1 AND p.state <> 'draft' LEFT JOIN indicator i ON i.plan_id = p.id
 WHERE SUBSTR(u.path, 1, LENGTH($1)) = $1
 GROUP BY u.id, u.code, u.name, u.short_name, u.level, u.parent_id, u.path
 ORDER BY u.path;
