-- What people owe: open months with who did the last step and why.

-- row open_month: ref text, month int, state text, reported_by int, reporter text, reported_at time, reason text
-- row duty_finding: id int, ref text, text text, due_on text, state text, owner_id int, done_by int, area int, return_reason text

-- Reported and returned months of a plan; the reason is the newest step's note.
-- open_months(unit_id int, plan_id int) -> open_month*
SELECT p.ref, m.month, m.state, COALESCE(m.reported_by, 0) AS reported_by, COALESCE(w.name, '') AS reporter,
       COALESCE(m.reported_at, 0) AS reported_at,
       COALESCE((SELECT s.note FROM month_step s WHERE s.unit_id = $1 AND s.month_id = m.id AND s.kind IN ('returned', 'reopened')
                  ORDER BY s.at DESC, s.id DESC LIMIT 1), '') AS reason
  FROM indicator_month m
  JOIN indicator i ON i.id = m.indicator_id
  JOIN plan_item p ON p.id = i.id
  LEFT JOIN person w ON w.id = m.reported_by
 WHERE m.unit_id = $1 AND i.unit_id = $1 AND i.plan_id = $2 AND m.state IN ('reported', 'returned')
 ORDER BY m.reported_at, p.ord, m.month;

-- row waiting_month: ref text, month int, area int

-- What waits for a verifier who is not the reporter, the oldest first; a locked month waits for nobody.
-- waiting_months(unit_id int, plan_id int, person_id int, max int) -> waiting_month*
SELECT p.ref, m.month, COALESCE(i.area, 0) AS area
  FROM indicator i
  JOIN indicator_month m ON m.indicator_id = i.id
  JOIN plan_item p ON p.id = i.id
 WHERE i.unit_id = $1 AND i.plan_id = $2 AND m.state = 'reported' AND COALESCE(m.reported_by, 0) <> $3
   AND NOT EXISTS (SELECT 1 FROM month_lock l WHERE l.unit_id = $1 AND l.plan_id = $2 AND l.month = m.month)
 ORDER BY m.reported_at, p.ord, m.month LIMIT $4;

-- open_findings(unit_id int) -> duty_finding*
SELECT f.id, COALESCE(p.ref, '') AS ref, f.text, f.due_on, f.state, COALESCE(f.owner_id, 0) AS owner_id,
       COALESCE(f.done_by, 0) AS done_by, COALESCE(i.area, 0) AS area, f.return_reason
  FROM finding f LEFT JOIN plan_item p ON p.id = f.item_id LEFT JOIN indicator i ON i.id = f.item_id
 WHERE f.unit_id = $1 AND f.state <> 'verified'
 ORDER BY f.due_on, f.id;
