-- Who looked at personal data, and what is past its time.

-- row access_line: at time, what text, person text

-- The newest first.
-- access_of_record(unit_id int, record_id int, max int) -> access_line*
SELECT a.at, a.what, COALESCE(p.name, '') AS person
  FROM record_access a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.unit_id = $1 AND a.record_id = $2 ORDER BY a.id DESC LIMIT $3;

-- row access_row: at time, what text, person text, record_id int, reg text

-- access_newest(unit_id int, max int) -> access_row*
SELECT a.at, a.what, COALESCE(p.name, '') AS person, a.record_id, r.register AS reg
  FROM record_access a JOIN record r ON r.id = a.record_id LEFT JOIN person p ON p.id = a.person_id
 WHERE a.unit_id = $1 ORDER BY a.id DESC LIMIT $2;

-- personal_note(unit_id int, record_id int, person_id int, at time, what text) -> done
INSERT INTO record_access (unit_id, record_id, person_id, at, what) VALUES ($1, $2, $3, $4, $5);

-- Reasons of moves are free text.
-- moves_forget(unit_id int, record_id int) -> done
DELETE FROM record_move WHERE unit_id = $1 AND record_id = $2;

-- row retain_unit: id int, zone int
-- across units: the job thread looks after all of them
-- retain_units() -> retain_unit*
SELECT u.id, u.zone FROM unit u WHERE EXISTS (SELECT 1 FROM record r WHERE r.unit_id = u.id) ORDER BY u.id;

-- row person_named: id int, name text, nip text

-- persons_named(unit_id int) -> person_named*
SELECT id, name, COALESCE(nip, '') AS nip FROM person WHERE unit_id = $1 ORDER BY name, id LIMIT 5000;

-- row person_grant_line: role text, area int

-- grants_of(unit_id int, person_id int) -> person_grant_line*
SELECT role, area FROM role_grant WHERE unit_id = $1 AND person_id = $2 ORDER BY role, area;

-- row access_of: at time, what text, record_id int

-- access_by(unit_id int, person_id int, max int) -> access_of*
SELECT at, what, record_id FROM record_access WHERE unit_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT $3;
