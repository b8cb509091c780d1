-- What the plan says of evidence: for bundles, and for the pages of documents.

-- row bundle_row: ref text, month int, year int, state text, document_id int, kind text, name text, media_type text, content text, sha256 blob, size int, uploaded_at time, uploaded_by int, uploader text?, classification text, effective_from date?, effective_until date?
-- row month_subject: ref text, month int, state text, kind text, year int, revision int, is_current int, owner_id int
-- row plan_subject: title text, kind text, year int, revision int, is_current int, owner_id int, state text
-- row finding_subject: text text, state text

-- bundle_rows(unit_id int, plan_id int, from_month int, to_month int) -> bundle_row*
SELECT p.ref, m.month, a.year, m.state, d.id AS document_id, d.kind, d.name, d.media_type, d.content, d.sha256, d.size, d.uploaded_at, d.uploaded_by, u.name AS uploader, d.classification,
       COALESCE(f.effective_from, d.effective_from) AS effective_from, COALESCE(f.effective_until, d.effective_until) AS effective_until
  FROM plan_item p JOIN plan a ON a.id = p.plan_id JOIN indicator_month m ON m.indicator_id = p.id JOIN proof f ON f.subject = 'month' AND f.subject_id = m.id
       JOIN document d ON d.id = f.document_id LEFT JOIN person u ON u.id = d.uploaded_by AND u.unit_id = d.unit_id
 WHERE p.unit_id = $1 AND a.unit_id = $1 AND m.unit_id = $1 AND f.unit_id = $1 AND d.unit_id = $1 AND p.plan_id = $2 AND m.month BETWEEN $3 AND $4
 ORDER BY p.ord, d.id, m.month;

-- subject_of_month(unit_id int, id int) -> month_subject
SELECT p.ref, m.month, m.state, a.kind, a.year, a.revision, a.is_current, COALESCE(a.owner_id, 0) AS owner_id
  FROM indicator_month m JOIN plan_item p ON p.id = m.indicator_id JOIN plan a ON a.id = p.plan_id
 WHERE m.unit_id = $1 AND p.unit_id = $1 AND a.unit_id = $1 AND m.id = $2;

-- subject_of_plan(unit_id int, id int) -> plan_subject
SELECT title, kind, year, revision, is_current, COALESCE(owner_id, 0) AS owner_id, state FROM plan WHERE unit_id = $1 AND id = $2;

-- subject_of_finding(unit_id int, id int) -> finding_subject
SELECT text, state FROM finding WHERE unit_id = $1 AND id = $2;
