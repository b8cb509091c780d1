-- Pages and news of an office, their versions; how often public pages were asked for.

-- row content: id int, kind text, name text, place text, state text, title text, summary text, body text, day text, image_id int?, image_alt text, version_no int, saved_by int, saved_at time, version int, saver text?
-- row content_line: id int, kind text, name text, place text, state text, title text, summary text, day text, version_no int, saved_at time, saver text?
-- row content_past: version_no int, state text, place text, title text, summary text, body text, day text, image_id int?, image_alt text, saved_at time, saver text?
-- row public_file: id int, name text, sha256 blob, media_type text, size int, category text, uploaded_at time
-- row setting_row: name text, value text
-- row visit_sum: page text, views int, visits int
-- row visit_line: month text, page text, views int, visits int

-- portal_settings(unit_id int) -> setting_row*
SELECT name, value FROM setting WHERE unit_id = $1 AND name IN ('report_address', 'portal_hours', 'portal_phone', 'portal_mail') ORDER BY name;

-- content_by_name(unit_id int, kind text, name text) -> content
SELECT k.id, k.kind, k.name, k.place, k.state, k.title, k.summary, k.body, k.day, k.image_id, k.image_alt, k.version_no, k.saved_by, k.saved_at, k.version, p.name AS saver
    FROM content k LEFT JOIN person p ON p.id = k.saved_by AND p.unit_id = k.unit_id
    WHERE k.unit_id = $1 AND k.kind = $2 AND k.name = $3;

-- All that editors have, newest saving first.
-- content_all(unit_id int, max int) -> content_line*
SELECT k.id, k.kind, k.name, k.place, k.state, k.title, k.summary, k.day, k.version_no, k.saved_at, p.name AS saver
    FROM content k LEFT JOIN person p ON p.id = k.saved_by AND p.unit_id = k.unit_id
    WHERE k.unit_id = $1 ORDER BY k.saved_at DESC, k.id DESC LIMIT $2;

-- What everybody may read: of a kind and a place (empty: any), from its day on.
-- content_public(unit_id int, kind text, place text, today text, before text, max int) -> content_line*
SELECT id, kind, name, place, state, title, summary, day, version_no, saved_at, NULL AS saver FROM content
    WHERE unit_id = $1 AND kind = $2 AND ($3 = '' OR place = $3) AND state = 'published' AND (kind = 'page' OR day <= $4) AND ($5 = '' OR day < $5)
    ORDER BY day DESC, id DESC LIMIT $6;

-- The same by words ($3 to $6 are LIKE patterns, empty: none).
-- content_found(unit_id int, today text, w1 text, w2 text, w3 text, w4 text, max int) -> content_line*
SELECT id, kind, name, place, state, title, summary, day, version_no, saved_at, NULL AS saver FROM content
    WHERE unit_id = $1 AND state = 'published' AND (kind = 'page' OR day <= $2)
      AND body_search LIKE $3 ESCAPE '!' AND ($4 = '' OR body_search LIKE $4 ESCAPE '!') AND ($5 = '' OR body_search LIKE $5 ESCAPE '!') AND ($6 = '' OR body_search LIKE $6 ESCAPE '!')
    ORDER BY day DESC, id DESC LIMIT $7;

-- Names that the office has made its own, so that what the program ships is not shown beside them.
-- content_own_names(unit_id int) -> text*
SELECT name FROM content WHERE unit_id = $1 AND kind = 'page' ORDER BY name;

-- content_insert(unit_id int, kind text, name text, place text, state text, title text, summary text, body text, day text, image_id int?, image_alt text, saved_by int, saved_at time, body_search text) -> id
INSERT INTO content (unit_id, kind, name, place, state, title, summary, body, day, image_id, image_alt, version_no, saved_by, saved_at, body_search)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14) RETURNING id;

-- content_update(unit_id int, id int, version int, place text, state text, title text, summary text, body text, day text, image_id int?, image_alt text, saved_by int, saved_at time, body_search text) -> changed
UPDATE content SET place = $4, state = $5, title = $6, summary = $7, body = $8, day = $9, image_id = $10, image_alt = $11, saved_by = $12, saved_at = $13, body_search = $14,
       version_no = version_no + 1, version = version + 1
    WHERE unit_id = $1 AND id = $2 AND version = $3;

-- The row as it stands becomes a version.
-- content_keep(unit_id int, id int) -> done
INSERT INTO content_version (unit_id, content_id, version_no, state, place, title, summary, body, day, image_id, image_alt, saved_by, saved_at)
SELECT unit_id, id, version_no, state, place, title, summary, body, day, image_id, image_alt, saved_by, saved_at FROM content WHERE unit_id = $1 AND id = $2;

-- content_versions(unit_id int, content_id int, max int) -> content_past*
SELECT v.version_no, v.state, v.place, v.title, v.summary, '' AS body, v.day, v.image_id, v.image_alt, v.saved_at, p.name AS saver
    FROM content_version v LEFT JOIN person p ON p.id = v.saved_by AND p.unit_id = v.unit_id
    WHERE v.unit_id = $1 AND v.content_id = $2 ORDER BY v.version_no DESC LIMIT $3;

-- content_version_at(unit_id int, content_id int, version_no int) -> content_past
SELECT v.version_no, v.state, v.place, v.title, v.summary, v.body, v.day, v.image_id, v.image_alt, v.saved_at, p.name AS saver
    FROM content_version v LEFT JOIN person p ON p.id = v.saved_by AND p.unit_id = v.unit_id
    WHERE v.unit_id = $1 AND v.content_id = $2 AND v.version_no = $3;

-- Files that the office has made public, their newest versions.
-- public_files(unit_id int, category text, max int) -> public_file*
SELECT id, name, sha256, media_type, size, category, uploaded_at FROM document
    WHERE unit_id = $1 AND is_latest = 1 AND kind = 'file' AND classification = 'public' AND category <> 'foto' AND ($2 = '' OR category = $2)
    ORDER BY id DESC LIMIT $3;

-- public_files_found(unit_id int, max int, words text) -> public_file*
SELECT d.id, d.name, d.sha256, d.media_type, d.size, d.category, d.uploaded_at FROM document_fts($3) w JOIN document d ON d.id = w.rowid
    WHERE d.unit_id = $1 AND d.is_latest = 1 AND d.kind = 'file' AND d.classification = 'public' AND d.category <> 'foto'
    ORDER BY w.rowid DESC LIMIT $2;

-- public_file_by_id(unit_id int, id int) -> public_file
SELECT id, name, sha256, media_type, size, category, uploaded_at FROM document
    WHERE unit_id = $1 AND id = $2 AND kind = 'file' AND classification = 'public';

-- visit_add(unit_id int, day text, page text, views int, visits int) -> done
INSERT INTO visit_day (unit_id, day, page, views, visits) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (unit_id, day, page) DO UPDATE SET views = visit_day.views + excluded.views, visits = visit_day.visits + excluded.visits;

-- visit_lines(unit_id int, max int) -> visit_line*
SELECT SUBSTR(day, 1, 7) AS month, page, CAST(SUM(views) AS BIGINT) AS views, CAST(SUM(visits) AS BIGINT) AS visits FROM visit_day WHERE unit_id = $1
    GROUP BY SUBSTR(day, 1, 7), page ORDER BY 1 DESC, page LIMIT $2;

-- A visit by its number, with which the record's title begins.
-- guest_numbered(unit_id int, number text) -> int*
SELECT id FROM record WHERE unit_id = $1 AND register = 'guest_book' AND SUBSTR(title, 1, LENGTH($2) + 1) = $2 || ' ' ORDER BY id DESC LIMIT 2;

-- How often what lies at an address and below it ("/jdih/" up to "/jdih0") was visited.
-- visit_below(unit_id int, from_day text, until_day text, page text, from_page text, until_page text) -> int?
SELECT CAST(SUM(visits) AS BIGINT) AS n FROM visit_day WHERE unit_id = $1 AND day >= $2 AND day <= $3 AND (page = $4 OR (page >= $5 AND page < $6));

-- visit_pages(unit_id int, from_day text, until_day text, max int) -> visit_sum*
SELECT page, CAST(SUM(views) AS BIGINT) AS views, CAST(SUM(visits) AS BIGINT) AS visits FROM visit_day WHERE unit_id = $1 AND day >= $2 AND day <= $3
    GROUP BY page ORDER BY SUM(views) DESC, page LIMIT $4;

-- visit_months(unit_id int, from_day text, max int) -> visit_sum*
SELECT SUBSTR(day, 1, 7) AS page, CAST(SUM(views) AS BIGINT) AS views, CAST(SUM(visits) AS BIGINT) AS visits FROM visit_day WHERE unit_id = $1 AND day >= $2
    GROUP BY SUBSTR(day, 1, 7) ORDER BY 1 DESC LIMIT $3;
