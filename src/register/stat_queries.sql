-- Terms of a register's records, for its statistics.

-- row clock_count: clock text, state text, many int, late int

-- Those that began in a year.
-- stat_clocks(unit_id int, reg text, from text, until text, today text) -> clock_count*
SELECT clock, state, COUNT(*) AS many, CAST(SUM(CASE WHEN due_on < $5 THEN 1 ELSE 0 END) AS BIGINT) AS late
  FROM record_clock WHERE unit_id = $1 AND register = $2 AND started_on >= $3 AND started_on < $4
 GROUP BY clock, state ORDER BY clock, state;
