-- What an import looks up, and which imports were made.

-- row pick_row: id int, name text, nip text

-- import_persons(unit_id int) -> pick_row*
SELECT id, name_search AS name, COALESCE(nip, '') AS nip FROM person WHERE unit_id = $1 ORDER BY id LIMIT 5000;

-- across units: offices refer to one another
-- import_unit(code text, name text) -> int*
SELECT id FROM unit WHERE code = $1 OR LOWER(name) = $2 OR LOWER(short_name) = $2 ORDER BY id LIMIT 2;

-- How a preview names whom a cell means.
-- import_person_name(unit_id int, id int) -> text
SELECT name FROM person WHERE unit_id = $1 AND id = $2;

-- across units: offices refer to one another
-- import_unit_name(id int) -> text
SELECT name FROM unit WHERE id = $1;

-- import_record_title(unit_id int, id int) -> text
SELECT title FROM record WHERE unit_id = $1 AND id = $2;

-- Refused (ST_CONFLICT) where that import was made already.
-- import_note(unit_id int, mark text, reg text, at time, person_id int, made int) -> done
INSERT INTO record_import (unit_id, mark, register, at, person_id, n) VALUES ($1, $2, $3, $4, $5, $6);

-- row import_done: made int
-- import_noted(unit_id int, mark text) -> import_done
SELECT n AS made FROM record_import WHERE unit_id = $1 AND mark = $2;
