-- The log of each unit: appending, reading, proving.

-- row ledger_edge: size int, peaks blob
-- row ledger_node: seq int, leaf blob, nodes blob
-- row entry: seq int, at time, account_id int, actor text, action text, object text, object_id int, detail text?, salt blob?, leaf blob, nodes blob

-- ledger_lock(unit_id int, at time) -> ledger_edge
UPDATE ledger SET at = $2 WHERE unit_id = $1 RETURNING size, peaks;

-- ledger_make(unit_id int, peaks blob, at time) -> done
INSERT INTO ledger (unit_id, size, peaks, at) VALUES ($1, 0, $2, $3)
    ON CONFLICT (unit_id) DO UPDATE SET at = excluded.at;

-- ledger_grow(unit_id int, size int, peaks blob) -> changed
UPDATE ledger SET size = $2, peaks = $3 WHERE unit_id = $1;

-- ledger_now(unit_id int) -> ledger_edge
SELECT size, peaks FROM ledger WHERE unit_id = $1;

-- entry_add(unit_id int, seq int, at time, account_id int, actor text, action text, object text, object_id int, detail text, salt blob, leaf blob, nodes blob) -> each
INSERT INTO entry (unit_id, seq, at, account_id, actor, action, object, object_id, detail, salt, leaf, nodes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- entry_by_seq(unit_id int, seq int) -> entry
SELECT seq, at, account_id, actor, action, object, object_id, detail, salt, leaf, nodes
    FROM entry WHERE unit_id = $1 AND seq = $2;

-- entry_page(unit_id int, before int, max int) -> entry*
SELECT seq, at, account_id, actor, action, object, object_id, detail, salt, leaf, nodes
    FROM entry WHERE unit_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3;

-- entry_of_object(unit_id int, object text, object_id int, max int) -> entry*
SELECT seq, at, account_id, actor, action, object, object_id, detail, salt, leaf, nodes
    FROM entry WHERE unit_id = $1 AND object = $2 AND object_id = $3 ORDER BY seq DESC LIMIT $4;

-- entry_since(unit_id int, seq int, max int) -> entry*
SELECT seq, at, account_id, actor, action, object, object_id, detail, salt, leaf, nodes
    FROM entry WHERE unit_id = $1 AND seq >= $2 ORDER BY seq LIMIT $3;

-- row entry_about: object text, object_id int
-- entry_about_since(unit_id int, seq int, max int) -> entry_about*
SELECT object, object_id FROM entry WHERE unit_id = $1 AND seq >= $2 ORDER BY seq LIMIT $3;

-- entry_erase(unit_id int, seq int) -> changed
UPDATE entry SET detail = NULL, salt = NULL, actor = '' WHERE unit_id = $1 AND seq = $2 AND salt IS NOT NULL;

-- The entries that hold the nodes for a proof about leaf $2 (or old tree of $2 + 1 leaves) in a
-- tree of $3 leaves: at each level the pair around $2, and the last complete subtree of $3. A
-- subtree lies with the last entry that it covers.
-- ledger_nodes(unit_id int, about int, size int) -> ledger_node*
WITH RECURSIVE walk (p, a, b) AS (
    SELECT CAST(1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT)
    UNION ALL
    SELECT p * 2, a / 2, b / 2 FROM walk WHERE b > 0
), need (seq) AS (
    SELECT (a / 2 * 2 + 1) * p - 1 FROM walk
    UNION
    SELECT (a / 2 * 2 + 2) * p - 1 FROM walk
    UNION
    SELECT b * p - 1 FROM walk
)
SELECT e.seq, e.leaf, e.nodes FROM need JOIN entry e ON e.seq = need.seq
    WHERE e.unit_id = $1 ORDER BY e.seq;
