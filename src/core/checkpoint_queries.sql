-- Signed heads of the logs.

-- row checkpoint: size int, root blob, at time, note text
-- row ledger_unit: id int, code text, name text, size int

-- checkpoint_last(unit_id int) -> checkpoint
SELECT size, root, at, note FROM checkpoint WHERE unit_id = $1 ORDER BY size DESC LIMIT 1;

-- checkpoint_by_size(unit_id int, size int) -> checkpoint
SELECT size, root, at, note FROM checkpoint WHERE unit_id = $1 AND size = $2;

-- checkpoint_page(unit_id int, before int, max int) -> checkpoint*
SELECT size, root, at, note FROM checkpoint WHERE unit_id = $1 AND size < $2 ORDER BY size DESC LIMIT $3;

-- checkpoint_all(unit_id int) -> checkpoint*
SELECT size, root, at, note FROM checkpoint WHERE unit_id = $1 ORDER BY size;

-- checkpoint_add(unit_id int, size int, root blob, at time, note text) -> changed
INSERT INTO checkpoint (unit_id, size, root, at, note) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (unit_id, size) DO UPDATE SET note = excluded.note;

-- across units: the job signs every unit's log
-- checkpoint_behind() -> ledger_unit*
SELECT u.id, u.code, u.name, l.size FROM ledger l JOIN unit u ON u.id = l.unit_id
    WHERE l.size > (SELECT COALESCE(MAX(k.size), 0) FROM checkpoint k WHERE k.unit_id = l.unit_id)
    ORDER BY u.id;

-- across units: the public list of logs
-- ledger_units() -> ledger_unit*
SELECT u.id, u.code, u.name, l.size FROM ledger l JOIN unit u ON u.id = l.unit_id ORDER BY u.path;

-- across units: any unit's log is public
-- ledger_unit_by_id(id int) -> ledger_unit
SELECT u.id, u.code, u.name, COALESCE(l.size, 0) AS size FROM unit u LEFT JOIN ledger l ON l.unit_id = u.id WHERE u.id = $1;

-- across units: a log is public by its unit's code
-- ledger_unit_by_code(code text) -> ledger_unit
SELECT u.id, u.code, u.name, COALESCE(l.size, 0) AS size FROM unit u LEFT JOIN ledger l ON l.unit_id = u.id WHERE u.code = $1;

-- across units: all logs are verified
-- ledger_all_units() -> ledger_unit*
SELECT u.id, u.code, u.name, COALESCE(l.size, 0) AS size FROM unit u LEFT JOIN ledger l ON l.unit_id = u.id ORDER BY u.id;
