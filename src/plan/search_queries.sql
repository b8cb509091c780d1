-- The search over what a unit has.

-- row found_item: ref text, text text, year int, kind text, revision int, is_current int, owner_id int

-- Items of current plans whose text holds all words ($2 to $5 are LIKE patterns, empty: none).
-- items_found(unit_id int, w1 text, w2 text, w3 text, w4 text, max int) -> found_item*
SELECT i.ref, i.text, p.year, p.kind, p.revision, p.is_current, COALESCE(p.owner_id, 0) AS owner_id
  FROM plan p JOIN plan_item i ON i.plan_id = p.id
 WHERE p.unit_id = $1 AND i.unit_id = $1 AND p.is_current = 1
   AND i.text_search LIKE $2 ESCAPE '!' AND ($3 = '' OR i.text_search LIKE $3 ESCAPE '!') AND ($4 = '' OR i.text_search LIKE $4 ESCAPE '!') AND ($5 = '' OR i.text_search LIKE $5 ESCAPE '!')
 ORDER BY p.year DESC, p.kind DESC, i.ord LIMIT $6;
