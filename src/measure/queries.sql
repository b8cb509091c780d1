-- Buckets of figures: what the records of a unit add to a measure, by month.

-- row bucket: measure text, month text, part int, base int

-- bucket_add(unit_id int, measure text, month text, part int, base int) -> done
INSERT INTO measure_bucket (unit_id, measure, month, part, base) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (unit_id, measure, month) DO UPDATE SET part = measure_bucket.part + excluded.part, base = measure_bucket.base + excluded.base;

-- bucket_set(unit_id int, measure text, month text, part int, base int) -> done
INSERT INTO measure_bucket (unit_id, measure, month, part, base) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (unit_id, measure, month) DO UPDATE SET part = excluded.part, base = excluded.base;

-- buckets_all(unit_id int) -> bucket*
SELECT measure, month, part, base FROM measure_bucket WHERE unit_id = $1 ORDER BY measure, month;

-- What lies before the first month stands under the month ''. A name of '' is every measure, said as a range (names are
-- lower-case words), because SQLite would read all of them for an OR.
-- buckets_of_unit(unit_id int, name text, first_month text, last_month text) -> bucket*
SELECT measure, CASE WHEN month < $3 THEN '' ELSE month END AS month, CAST(SUM(part) AS BIGINT) AS part, CAST(SUM(base) AS BIGINT) AS base
    FROM measure_bucket WHERE unit_id = $1 AND measure >= $2 AND measure <= CASE WHEN $2 = '' THEN 'zzzz' ELSE $2 END AND month <= $4
    GROUP BY measure, CASE WHEN month < $3 THEN '' ELSE month END ORDER BY 1, 2;

-- across units: the office's own and all below it
-- buckets_below(path text, name text, first_month text, last_month text) -> bucket*
SELECT b.measure, CASE WHEN b.month < $3 THEN '' ELSE b.month END AS month, CAST(SUM(b.part) AS BIGINT) AS part, CAST(SUM(b.base) AS BIGINT) AS base
    FROM unit u CROSS JOIN measure_bucket b
    WHERE substr(u.path, 1, length($1)) = $1 AND b.unit_id = u.id AND b.measure >= $2 AND b.measure <= CASE WHEN $2 = '' THEN 'zzzz' ELSE $2 END AND b.month <= $4
    GROUP BY b.measure, CASE WHEN b.month < $3 THEN '' ELSE b.month END ORDER BY 1, 2;

-- buckets_sweep(unit_id int) -> done
DELETE FROM measure_bucket WHERE unit_id = $1 AND part = 0 AND base = 0;

-- What was counted with which definition.
-- row counted_row: register_name text, hash text
-- across units: definitions are everybody's
-- counted_all() -> counted_row*
SELECT register AS register_name, hash FROM measure_counted ORDER BY register;

-- across units: definitions are everybody's
-- schema_counted(name text, hash text) -> done
INSERT INTO measure_counted (register, hash) VALUES ($1, $2) ON CONFLICT (register) DO UPDATE SET hash = excluded.hash;

-- across units: every office that has records of it
-- units_with(name text) -> int*
SELECT DISTINCT unit_id FROM record WHERE register = $1 ORDER BY unit_id;

-- across units: every office that has records
-- units_measured() -> int*
SELECT DISTINCT unit_id FROM record ORDER BY unit_id;
