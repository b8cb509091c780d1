-- What `verify` and `backup` read, across all units.

-- row verify_file: sha256 blob, size int
-- row verify_document: id int, unit_id int, code text, kind text, sha256 blob, content text, first_id int, version_no int
-- row verify_proof: id int, code text, subject text, subject_id int

-- across units: each file once, however many documents it is
-- verify_file_page(after blob, max int) -> verify_file*
SELECT sha256, MAX(size) AS size FROM document WHERE kind = 'file' AND sha256 > $1
    GROUP BY sha256 ORDER BY sha256 LIMIT $2;

-- across units: all are checked
-- verify_document_page(after int, max int) -> verify_document*
SELECT d.id, d.unit_id, u.code, d.kind, d.sha256, d.content, COALESCE(d.first_id, d.id) AS first_id, d.version_no
    FROM document d JOIN unit u ON u.id = d.unit_id WHERE d.id > $1 ORDER BY d.id LIMIT $2;

-- across units: all are checked
-- verify_proof_lost(max int) -> verify_proof*
SELECT p.id, u.code, p.subject, p.subject_id FROM proof p JOIN unit u ON u.id = p.unit_id
    WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = p.document_id AND d.unit_id = p.unit_id)
       OR (p.subject = 'month' AND NOT EXISTS
           (SELECT 1 FROM indicator_month m WHERE m.id = p.subject_id AND m.unit_id = p.unit_id))
       OR (p.subject = 'plan' AND NOT EXISTS
           (SELECT 1 FROM plan q WHERE q.id = p.subject_id AND q.unit_id = p.unit_id))
       OR (p.subject = 'team' AND NOT EXISTS
           (SELECT 1 FROM team t WHERE t.id = p.subject_id AND t.unit_id = p.unit_id))
       OR (p.subject = 'finding' AND NOT EXISTS
           (SELECT 1 FROM finding f WHERE f.id = p.subject_id AND f.unit_id = p.unit_id))
    ORDER BY p.id LIMIT $1;
