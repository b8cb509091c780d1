-- Signed summaries: what offices that work elsewhere hand in.

-- row summary_last: id int, signer text, made_at time, log_size int
-- row summary_came: about_id int, code text, name text, level text, id int, taken_at time, made_at time, indicators int, planned int, done int, late int, has_value int, achievement real
-- row summary_row: id int, about_id int, code text, name text, year int, made_at time, taken_at time, signer text, note text
-- row summary_other: id int, made_at time, taken_at time
-- row summary_figure: about_id int, indicators int, planned int, done int, has_value int, achievement real

-- Whether the office works in this installation in that year: then its figures are here already.
-- summary_works_here(unit_id int, year int) -> int
SELECT COUNT(*) AS n FROM plan WHERE unit_id = $1 AND year = $2 AND state <> 'draft';

-- across units: whoever took it, of whichever year: a key is the office's
-- summary_newest(about_id int) -> summary_last
SELECT id, signer, made_at, log_size FROM unit_summary WHERE about_id = $1 ORDER BY taken_at DESC, id DESC LIMIT 1;

-- across units: whoever took it
-- summary_newest_of(about_id int, year int) -> summary_last
SELECT id, signer, made_at, log_size FROM unit_summary WHERE about_id = $1 AND year = $2 ORDER BY made_at DESC LIMIT 1;

-- summary_add(unit_id int, about_id int, year int, made_at time, taken_at time, signer text, log_size int, indicators int, planned int, done int, late int, has_value int, achievement real, note text) -> id
INSERT INTO unit_summary (unit_id, about_id, year, made_at, taken_at, signer, log_size, indicators, planned, done, late, achievement, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $12 = 1 THEN $13 END, $14) RETURNING id;

-- across units: all below that do not work here, each with its newest summary of the year, if any
-- summary_lines(path text, year int) -> summary_came*
SELECT u.id AS about_id, u.code, u.short_name AS name, u.level, COALESCE(s.id, 0) AS id, COALESCE(s.taken_at, 0) AS taken_at, COALESCE(s.made_at, 0) AS made_at, COALESCE(s.indicators, 0) AS indicators,
       COALESCE(s.planned, 0) AS planned, COALESCE(s.done, 0) AS done, COALESCE(s.late, 0) AS late, CASE WHEN s.achievement IS NULL THEN 0 ELSE 1 END AS has_value, COALESCE(s.achievement, 0.0) AS achievement
  FROM unit u LEFT JOIN unit_summary s ON s.about_id = u.id AND s.year = $2 AND s.made_at = (SELECT MAX(t.made_at) FROM unit_summary t WHERE t.about_id = u.id AND t.year = $2)
 WHERE SUBSTR(u.path, 1, LENGTH($1)) = $1 AND u.path <> $1
   AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.unit_id = u.id AND p.year = $2 AND p.state <> 'draft')
 ORDER BY u.path;

-- across units: of those below
-- summary_of(path text, id int) -> summary_row
SELECT s.id, s.about_id, u.code, u.name, s.year, s.made_at, s.taken_at, s.signer, s.note
  FROM unit_summary s JOIN unit u ON u.id = s.about_id WHERE s.id = $2 AND SUBSTR(u.path, 1, LENGTH($1)) = $1;

-- across units: of those below
-- summary_others(about_id int, year int) -> summary_other*
SELECT id, made_at, taken_at FROM unit_summary WHERE about_id = $1 AND year = $2 ORDER BY made_at DESC LIMIT 50;

-- across units: the newest of each office below that does not work here
-- summary_figures(path text, year int) -> summary_figure*
SELECT s.about_id, s.indicators, s.planned, s.done, CASE WHEN s.achievement IS NULL THEN 0 ELSE 1 END AS has_value, COALESCE(s.achievement, 0.0) AS achievement
  FROM unit_summary s JOIN unit u ON u.id = s.about_id
 WHERE SUBSTR(u.path, 1, LENGTH($1)) = $1 AND s.year = $2 AND s.made_at = (SELECT MAX(t.made_at) FROM unit_summary t WHERE t.about_id = s.about_id AND t.year = $2)
 ORDER BY s.about_id;
