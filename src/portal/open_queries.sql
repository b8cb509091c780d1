-- Files of records that everybody may read, and how often they were taken.

-- row open_file: id int, name text, media_type text, size int, pages int, field text

-- open_files(unit_id int, record_id int) -> open_file*
SELECT d.id, d.name, d.media_type, d.size, d.pages, p.note AS field
    FROM proof p JOIN document d ON d.id = p.document_id AND d.unit_id = p.unit_id
    WHERE p.unit_id = $1 AND p.subject = 'record' AND p.subject_id = $2 AND d.kind = 'file' AND d.classification <> 'restricted' ORDER BY p.id;

-- Of several records at once: those of one field, the first of each.
-- row record_file: record_id int, id int, name text, size int
-- open_files_of(unit_id int, reg text, field text) -> record_file*
SELECT p.subject_id AS record_id, d.id, d.name, d.size
    FROM record t JOIN proof p ON p.unit_id = t.unit_id AND p.subject = 'record' AND p.subject_id = t.id AND p.note = $3
    JOIN document d ON d.id = p.document_id AND d.unit_id = p.unit_id
    WHERE t.unit_id = $1 AND t.register = $2 AND d.kind = 'file' AND d.classification <> 'restricted' ORDER BY p.id;

-- law_download_add(unit_id int, record_id int, day text) -> done
INSERT INTO law_download (unit_id, record_id, day, n) VALUES ($1, $2, $3, 1)
    ON CONFLICT (unit_id, record_id, day) DO UPDATE SET n = law_download.n + 1;

-- Until the day before: what a page says of today would not hold as long as the page is kept.
-- law_downloads(unit_id int, record_id int, today text) -> int
SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n FROM law_download WHERE unit_id = $1 AND record_id = $2 AND day < $3;

-- row officer: name text
-- officers_of(unit_id int, role text) -> officer*
SELECT DISTINCT p.name FROM role_grant g JOIN person p ON p.id = g.person_id AND p.unit_id = g.unit_id WHERE g.unit_id = $1 AND g.role = $2 ORDER BY p.name;

-- row open_file_row: record_id int, id int, name text, field text

-- Files of many legal documents at once, for the feed.
-- law_files(unit_id int, from_id int, until_id int) -> open_file_row*
SELECT p.subject_id AS record_id, d.id, d.name, p.note AS field
    FROM proof p JOIN document d ON d.id = p.document_id AND d.unit_id = p.unit_id
    WHERE p.unit_id = $1 AND p.subject = 'record' AND p.subject_id >= $2 AND p.subject_id <= $3 AND p.note IN ('document', 'abstract_file')
      AND d.kind = 'file' AND d.classification <> 'restricted' ORDER BY p.subject_id, p.id;
