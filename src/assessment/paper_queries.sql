-- What papers and packs of an assessment need besides the answers themselves.

-- row answer_proof: answer_id int, question text, document_id int, kind text, name text, media_type text, content text, sha256 blob, size int, uploaded_at time, uploaded_by int, uploader text?, classification text, effective_from date?, effective_until date?

-- The documents that prove the answers of an assessment, of whatever round.
-- answer_documents(unit_id int, assessment_id int) -> answer_proof*
SELECT a.id AS answer_id, a.question, d.id AS document_id, d.kind, d.name, d.media_type, d.content, d.sha256, d.size, d.uploaded_at, d.uploaded_by, u.name AS uploader, d.classification,
       COALESCE(f.effective_from, d.effective_from) AS effective_from, COALESCE(f.effective_until, d.effective_until) AS effective_until
  FROM assessment_round r JOIN assessment_answer a ON a.round_id = r.id JOIN proof f ON f.subject = 'answer' AND f.subject_id = a.id
       JOIN document d ON d.id = f.document_id LEFT JOIN person u ON u.id = d.uploaded_by AND u.unit_id = d.unit_id
 WHERE r.unit_id = $1 AND a.unit_id = $1 AND f.unit_id = $1 AND d.unit_id = $1 AND r.assessment_id = $2
 ORDER BY a.question, d.id, f.id;

-- row lhe_finding: finding_id int, question text, source text, text text, recommendation text, owner text, due_on text, state text, response text, plan_year int, ref text

-- Findings that an assessment led to, in the order in which they were made.
-- lhe_findings(unit_id int, assessment_id int) -> lhe_finding*
SELECT f.id AS finding_id, l.question, f.source, f.text, f.recommendation, COALESCE(o.name, '') AS owner, f.due_on, f.state, f.response, COALESCE(p.year, 0) AS plan_year, COALESCE(i.ref, '') AS ref
  FROM assessment_finding l JOIN finding f ON f.id = l.finding_id LEFT JOIN person o ON o.id = f.owner_id LEFT JOIN plan p ON p.id = f.plan_id LEFT JOIN plan_item i ON i.id = f.item_id
 WHERE l.unit_id = $1 AND f.unit_id = $1 AND l.assessment_id = $2 ORDER BY f.id;

-- lhe_finding_add(unit_id int, assessment_id int, question text, finding_id int) -> affected
INSERT INTO assessment_finding (unit_id, assessment_id, question, finding_id) VALUES ($1, $2, $3, $4) ON CONFLICT (finding_id) DO NOTHING;

-- Documents of the office that belong into a package, by kind, of a year; newest first.
-- row package_document: document_id int, category text, kind text, name text, media_type text, content text, sha256 blob, size int, uploaded_at time, uploaded_by int, uploader text?, classification text, effective_from date?, effective_until date?
-- package_documents(unit_id int, from_day text, until_day text, from_at int, until_at int) -> package_document*
SELECT d.id AS document_id, d.category, d.kind, d.name, d.media_type, d.content, d.sha256, d.size, d.uploaded_at, d.uploaded_by, u.name AS uploader, d.classification, d.effective_from, d.effective_until
  FROM document d LEFT JOIN person u ON u.id = d.uploaded_by AND u.unit_id = d.unit_id
 WHERE d.unit_id = $1 AND d.is_latest = 1 AND d.category <> ''
   AND ((d.effective_from IS NOT NULL AND d.effective_from <= $3 AND COALESCE(d.effective_until, $3) >= $2) OR (d.effective_from IS NULL AND d.uploaded_at >= $4 AND d.uploaded_at < $5))
 ORDER BY d.category, d.id DESC LIMIT 500;
