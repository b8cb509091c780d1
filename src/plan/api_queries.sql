-- What only the API asks.

-- row api_unit: id int, code text, name text, level text, parent text, zone int

-- The unit of the page and all below it, by path.
-- api_units_below(path text, max int, skip int) -> api_unit*
SELECT u.id, u.code, u.name, u.level, COALESCE(p.code, '') AS parent, u.zone
  FROM unit u LEFT JOIN unit p ON p.id = u.parent_id
 WHERE SUBSTR(u.path, 1, LENGTH(CAST($1 AS TEXT))) = $1
 ORDER BY u.path, u.id LIMIT $2 OFFSET $3;
