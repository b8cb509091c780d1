-- Documents, their versions, their words, and what they prove.

-- row document: id int, kind text, name text, sha256 blob, media_type text, size int, content text, first_id int?, version_no int, is_latest bool, category text, classification text, retention_until date?, effective_from date?, effective_until date?, pages int, uploaded_by int, uploaded_at time, version int, uploader text?
-- row document_line: id int, kind text, name text, media_type text, size int, version_no int, category text, classification text, effective_from date?, effective_until date?, pages int, uploaded_at time, uploader text?, proofs int
-- row proof_line: id int, document_id int, kind text, name text, media_type text, size int, content text, sha256 blob, category text, classification text, pages int, note text, effective_from date?, effective_until date?, uploaded_by int, uploaded_at time, uploader text?, added_at time, is_latest bool, others int
-- row proof_use: id int, document_id int, version_no int, subject text, subject_id int, note text, effective_from date?, effective_until date?, added_at time, adder text?
-- row proof_row: id int, document_id int, subject text, subject_id int, added_by int
-- row document_reading: state text, scanned int, scan_cut bool
-- row document_words: state text, body_search text, scanned int
-- row uploader: id int, name text
-- row file_row: document_id int, sha256 blob, size int, name text

-- document_insert(unit_id int, kind text, name text, sha256 blob, media_type text, size int, content text, first_id int?, version_no int, category text, classification text, effective_from date?, effective_until date?, uploaded_by int, uploaded_at time) -> id
INSERT INTO document (unit_id, kind, name, sha256, media_type, size, content, first_id, version_no, category, classification, effective_from, effective_until, uploaded_by, uploaded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id;

-- document_by_id(unit_id int, id int) -> document
SELECT d.id, d.kind, d.name, d.sha256, d.media_type, d.size, d.content, d.first_id, d.version_no, d.is_latest, d.category, d.classification,
       d.retention_until, d.effective_from, d.effective_until, d.pages, d.uploaded_by, d.uploaded_at, d.version, p.name AS uploader
    FROM document d LEFT JOIN person p ON p.id = d.uploaded_by AND p.unit_id = d.unit_id
    WHERE d.unit_id = $1 AND d.id = $2;

-- Here and below, +: SQLite else walks all documents of the unit for the few that are sought.

-- The same bytes under the same name, still the newest version: taken again instead of a new row.
-- document_same(unit_id int, sha256 blob, name text, uploaded_by int) -> int?
SELECT MAX(id) AS id FROM document
    WHERE unit_id = $1 AND sha256 = $2 AND name = $3 AND +is_latest = 1
      AND (classification <> 'restricted' OR uploaded_by = $4);

-- document_versions(unit_id int, first_id int) -> document*
SELECT d.id, d.kind, d.name, d.sha256, d.media_type, d.size, d.content, d.first_id, d.version_no, d.is_latest, d.category, d.classification,
       d.retention_until, d.effective_from, d.effective_until, d.pages, d.uploaded_by, d.uploaded_at, d.version, p.name AS uploader
    FROM document d LEFT JOIN person p ON p.id = d.uploaded_by AND p.unit_id = d.unit_id
    WHERE +d.unit_id = $1 AND (d.id = $2 OR d.first_id = $2) ORDER BY d.version_no DESC;

-- document_superseded(unit_id int, id int, version int) -> changed
UPDATE document SET is_latest = 0, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3 AND is_latest = 1;

-- document_set_meta(unit_id int, id int, version int, name text, category text, classification text, effective_from date?, effective_until date?, retention_until date?) -> changed
UPDATE document SET name = $4, category = $5, classification = $6, effective_from = $7, effective_until = $8, retention_until = $9, version = version + 1
    WHERE unit_id = $1 AND id = $2 AND version = $3;

-- document_set_pages(unit_id int, id int, pages int) -> done
UPDATE document SET pages = $3 WHERE unit_id = $1 AND id = $2;

-- document_page(unit_id int, before int, kind text, category text, from_at time, until_at time, uploaded_by int, viewer int, all_restricted int, max int) -> document_line*
SELECT d.id, d.kind, d.name, d.media_type, d.size, d.version_no, d.category, d.classification, d.effective_from, d.effective_until,
       d.pages, d.uploaded_at, p.name AS uploader, (SELECT COUNT(*) FROM proof f WHERE f.document_id = d.id AND f.unit_id = d.unit_id) AS proofs
    FROM document d LEFT JOIN person p ON p.id = d.uploaded_by AND p.unit_id = d.unit_id
    WHERE d.unit_id = $1 AND d.is_latest = 1 AND d.id < $2
      AND ($3 = '' OR d.kind = $3) AND ($4 = '' OR d.category = $4)
      AND d.uploaded_at >= $5 AND d.uploaded_at < $6
      AND ($7 = 0 OR d.uploaded_by = $7)
      AND (d.classification <> 'restricted' OR d.uploaded_by = $8 OR ($9 = 1 AND NOT EXISTS (SELECT 1 FROM proof x WHERE x.unit_id = d.unit_id AND x.document_id = d.id AND x.subject = 'record')))
    ORDER BY d.id DESC LIMIT $10;

-- document_search(unit_id int, before int, kind text, category text, from_at time, until_at time, uploaded_by int, viewer int, all_restricted int, max int, words text) -> document_line*
SELECT d.id, d.kind, d.name, d.media_type, d.size, d.version_no, d.category, d.classification, d.effective_from, d.effective_until,
       d.pages, d.uploaded_at, p.name AS uploader, (SELECT COUNT(*) FROM proof f WHERE f.document_id = d.id AND f.unit_id = d.unit_id) AS proofs
    FROM document_fts($11) w JOIN document d ON d.id = w.rowid LEFT JOIN person p ON p.id = d.uploaded_by AND p.unit_id = d.unit_id
    WHERE +d.unit_id = $1 AND d.is_latest = 1 AND w.rowid < $2
      AND ($3 = '' OR d.kind = $3) AND ($4 = '' OR d.category = $4)
      AND d.uploaded_at >= $5 AND d.uploaded_at < $6
      AND ($7 = 0 OR d.uploaded_by = $7)
      AND (d.classification <> 'restricted' OR d.uploaded_by = $8 OR ($9 = 1 AND NOT EXISTS (SELECT 1 FROM proof x WHERE x.unit_id = d.unit_id AND x.document_id = d.id AND x.subject = 'record')))
    ORDER BY w.rowid DESC LIMIT $10;

-- At most max + 1 are counted.
-- document_count(unit_id int, viewer int, all_restricted int, max int) -> int
SELECT COUNT(*) AS n FROM (SELECT d.id FROM document d WHERE d.unit_id = $1 AND d.is_latest = 1
      AND (d.classification <> 'restricted' OR d.uploaded_by = $2 OR ($3 = 1 AND NOT EXISTS (SELECT 1 FROM proof x WHERE x.unit_id = d.unit_id AND x.document_id = d.id AND x.subject = 'record'))) LIMIT $4) AS found;

-- document_uploaders(unit_id int) -> uploader*
SELECT p.id, p.name FROM person p
    WHERE p.unit_id = $1 AND EXISTS (SELECT 1 FROM document d WHERE d.unit_id = p.unit_id AND d.is_latest = 1 AND d.uploaded_by = p.id)
    ORDER BY p.name, p.id;

-- document_text_put(document_id int, unit_id int, state text, body_search text) -> done
INSERT INTO document_text (document_id, unit_id, state, body_search) VALUES ($1, $2, $3, $4)
    ON CONFLICT (document_id) DO UPDATE SET state = excluded.state, body_search = excluded.body_search, scanned = 0, scan_cut = 0;

-- document_text_scanned(unit_id int, document_id int, state text, body_search text, scanned int, scan_cut bool) -> changed
UPDATE document_text SET state = $3, body_search = $4, scanned = $5, scan_cut = $6 WHERE unit_id = $1 AND document_id = $2;

-- document_reading_of(unit_id int, document_id int) -> document_reading
SELECT state, scanned, scan_cut FROM document_text WHERE unit_id = $1 AND document_id = $2;

-- document_words_of(unit_id int, document_id int) -> document_words
SELECT state, body_search, scanned FROM document_text WHERE unit_id = $1 AND document_id = $2;

-- proof_insert(unit_id int, document_id int, subject text, subject_id int, note text, effective_from date?, effective_until date?, added_by int, added_at time) -> id
INSERT INTO proof (unit_id, document_id, subject, subject_id, note, effective_from, effective_until, added_by, added_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- proof_known(unit_id int, document_id int, subject text, subject_id int) -> int?
SELECT id FROM proof WHERE unit_id = $1 AND document_id = $2 AND subject = $3 AND subject_id = $4;

-- proof_by_id(unit_id int, id int) -> proof_row
SELECT id, document_id, subject, subject_id, added_by FROM proof WHERE unit_id = $1 AND id = $2;

-- proof_delete(unit_id int, id int) -> changed
DELETE FROM proof WHERE unit_id = $1 AND id = $2;

-- proof_move(unit_id int, id int, document_id int) -> changed
UPDATE proof SET document_id = $3 WHERE unit_id = $1 AND id = $2;

-- proof_lines(unit_id int, subject text, subject_id int) -> proof_line*
SELECT f.id, f.document_id, d.kind, d.name, d.media_type, d.size, d.content, d.sha256, d.category, d.classification, d.pages, f.note,
       COALESCE(f.effective_from, d.effective_from) AS effective_from, COALESCE(f.effective_until, d.effective_until) AS effective_until,
       d.uploaded_by, d.uploaded_at, p.name AS uploader, f.added_at, d.is_latest,
       (SELECT COUNT(*) FROM proof o WHERE o.document_id = f.document_id AND o.unit_id = f.unit_id) - 1 AS others
    FROM proof f JOIN document d ON d.id = f.document_id AND d.unit_id = f.unit_id
    LEFT JOIN person p ON p.id = d.uploaded_by AND p.unit_id = d.unit_id
    WHERE f.unit_id = $1 AND f.subject = $2 AND f.subject_id = $3 ORDER BY f.id;

-- What any version of a document proves.
-- proof_uses(unit_id int, first_id int) -> proof_use*
SELECT f.id, f.document_id, d.version_no, f.subject, f.subject_id, f.note, f.effective_from, f.effective_until, f.added_at, p.name AS adder
    FROM document d JOIN proof f ON f.document_id = d.id AND f.unit_id = d.unit_id
    LEFT JOIN person p ON p.id = f.added_by AND p.unit_id = f.unit_id
    WHERE +d.unit_id = $1 AND (d.id = $2 OR d.first_id = $2) ORDER BY f.subject, f.subject_id, f.id;

-- ── what may no longer be kept ──

-- proofs_noted(unit_id int, subject text, subject_id int, note text) -> int*
SELECT document_id FROM proof WHERE unit_id = $1 AND subject = $2 AND subject_id = $3 AND ($4 = '' OR note = $4) ORDER BY document_id;

-- proofs_noted_drop(unit_id int, subject text, subject_id int, note text) -> done
DELETE FROM proof WHERE unit_id = $1 AND subject = $2 AND subject_id = $3 AND ($4 = '' OR note = $4);

-- How many of a document's versions something still names: a proof, a message, a decree, a page.
-- document_held(unit_id int, first_id int) -> int
SELECT COUNT(*) AS n FROM document d
    WHERE +d.unit_id = $1 AND (d.id = $2 OR d.first_id = $2)
      AND (EXISTS (SELECT 1 FROM proof f WHERE f.unit_id = $1 AND f.document_id = d.id)
        OR EXISTS (SELECT 1 FROM intake_message_file m WHERE m.unit_id = $1 AND m.document_id = d.id)
        OR EXISTS (SELECT 1 FROM team t WHERE t.unit_id = $1 AND t.document_id = d.id)
        OR EXISTS (SELECT 1 FROM plan p WHERE p.unit_id = $1 AND p.document_id = d.id)
        OR EXISTS (SELECT 1 FROM content w WHERE w.unit_id = $1 AND w.image_id = d.id)
        OR EXISTS (SELECT 1 FROM content_version v WHERE v.unit_id = $1 AND v.image_id = d.id));

-- document_text_drop(unit_id int, document_id int) -> done
DELETE FROM document_text WHERE unit_id = $1 AND document_id = $2;

-- document_drop(unit_id int, id int) -> done
DELETE FROM document WHERE unit_id = $1 AND id = $2;

-- across units: a file lies in the store once, whoever handed it in
-- document_hash_held(sha256 blob) -> int
SELECT COUNT(*) AS n FROM document WHERE kind = 'file' AND sha256 = $1;

-- across units: every file that a row of this database names must lie in the store
-- document_files(after int, max int) -> file_row*
SELECT id AS document_id, sha256, size, name FROM document WHERE kind = 'file' AND id > $1 ORDER BY id LIMIT $2;
