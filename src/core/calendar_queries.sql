-- Holidays: unit 0 is everywhere.

-- row holiday: day text, unit_id int, name text, kind text, source text

-- across units: what is entered for unit 0 holds everywhere
-- holiday_of_unit(unit_id int) -> holiday*
SELECT day, unit_id, name, kind, source FROM holiday WHERE unit_id = $1 OR unit_id = 0 ORDER BY day, unit_id, kind;

-- holiday_put(day text, unit_id int, name text, kind text, source text) -> done
INSERT INTO holiday (day, unit_id, name, kind, source) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (day, unit_id, kind) DO UPDATE SET name = excluded.name, source = excluded.source;

-- holiday_remove(day text, unit_id int, kind text) -> changed
DELETE FROM holiday WHERE day = $1 AND unit_id = $2 AND kind = $3;
