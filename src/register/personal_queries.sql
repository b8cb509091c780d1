-- Who looked at personal data, and what is past its time.

-- row access_line: at time, what text, person text

-- The newest first.
-- access_of_record(unit_id int, record_id int, max int) -> access_line*
SELECT a.at, a.what, COALESCE(p.name, '') AS person
  FROM record_access a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.unit_id = $1 AND a.record_id = $2 ORDER BY a.id DESC LIMIT $3;
