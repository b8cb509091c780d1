-- Clocks of records: what happened to them, what came out of it, and the rules by which they are judged.

-- row clock_fact: what int, id int, at time, amount int, value real, t1 text, t2 text, t3 text, t4 text
-- All that the clocks of one record depend on, in one question: its moves (1), the holidays from a day on (2), the
-- values that the site entered for its register's rules (3) and its clocks as they stand (4).
-- clock_facts(unit_id int, record_id int, reg text, from_day text) -> clock_fact*
SELECT 1 AS what, m.id, m.at, m.amount, CAST(0 AS DOUBLE PRECISION) AS value, m.move AS t1, m.from_state AS t2,
       m.to_state AS t3, m.reason AS t4
  FROM record_move m WHERE m.unit_id = $1 AND m.record_id = $2
 UNION ALL
SELECT 2, 0, 0, 0, 0, h.day, h.kind, h.name, '' FROM holiday h WHERE h.unit_id IN (0, $1) AND h.day >= $4
 UNION ALL
SELECT 3, v.id, 0, v.confirmed, v.value, v.rule, v.valid_from, COALESCE(v.valid_until, ''), v.law
  FROM rule_value v WHERE v.unit_id = $1 AND v.register = $3
 UNION ALL
SELECT 4, COALESCE(k.owner_id, 0), k.due_at, k.allowed, CASE WHEN k.reminded_on IS NULL AND k.escalated_on IS NULL THEN 0 ELSE 1 END,
       k.clock, k.state, k.started_on, COALESCE(k.stopped_on, '')
  FROM record_clock k WHERE k.unit_id = $1 AND k.record_id = $2
 ORDER BY 1, 2, 6;

-- What was told about it no longer holds where its end, its state or the person it lies with is another one.
-- clock_put(record_id int, unit_id int, reg text, clock text, state text, started_on text, due_on text, due_at time,
--     stopped_on text?, used int, allowed int, owner_id int?) -> each
INSERT INTO record_clock (record_id, unit_id, register, clock, state, started_on, due_on, due_at, stopped_on, used, allowed, owner_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (record_id, clock) DO UPDATE
    SET state = excluded.state, started_on = excluded.started_on, due_on = excluded.due_on, due_at = excluded.due_at,
        stopped_on = excluded.stopped_on, used = excluded.used, allowed = excluded.allowed, owner_id = excluded.owner_id,
        reminded_on = CASE WHEN record_clock.state = excluded.state AND record_clock.due_at = excluded.due_at
                             AND record_clock.owner_id IS NOT DISTINCT FROM excluded.owner_id
                           THEN record_clock.reminded_on END,
        escalated_on = CASE WHEN record_clock.state = excluded.state AND record_clock.due_at = excluded.due_at
                            THEN record_clock.escalated_on END;

-- clock_drop(unit_id int, record_id int, clock text) -> done
DELETE FROM record_clock WHERE unit_id = $1 AND record_id = $2 AND clock = $3;

-- extension_add(unit_id int, record_id int, at time, move text, state text, moved_by int?, amount int, reason text) -> done
INSERT INTO record_move (unit_id, record_id, at, move, from_state, to_state, moved_by, amount, reason)
    VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8);

-- ── rules ──

-- row rule_value: id int, reg text, rule text, value real, valid_from text, valid_until text?, law text, confirmed int,
--     added_by text, added_at time

-- rule_value_on(unit_id int, reg text, rule text, day text) -> rule_value*
SELECT v.id, v.register AS reg, v.rule, v.value, v.valid_from, v.valid_until, v.law, v.confirmed, p.name AS added_by, v.added_at
  FROM rule_value v JOIN person p ON p.id = v.added_by
 WHERE v.unit_id = $1 AND v.register = $2 AND v.rule = $3 AND v.valid_from <= $4
   AND (v.valid_until IS NULL OR v.valid_until >= $4)
 ORDER BY v.valid_from DESC LIMIT 1;

-- All that were entered for a register's rules and hold on a day; of two the later one stands last.
-- rules_entered(unit_id int, reg text, day text) -> rule_value*
SELECT v.id, v.register AS reg, v.rule, v.value, v.valid_from, v.valid_until, v.law, v.confirmed, p.name AS added_by, v.added_at
  FROM rule_value v JOIN person p ON p.id = v.added_by
 WHERE v.unit_id = $1 AND v.register = $2 AND v.valid_from <= $3 AND (v.valid_until IS NULL OR v.valid_until >= $3)
 ORDER BY v.rule, v.valid_from;

-- rule_values(unit_id int) -> rule_value*
SELECT v.id, v.register AS reg, v.rule, v.value, v.valid_from, v.valid_until, v.law, v.confirmed, p.name AS added_by, v.added_at
  FROM rule_value v JOIN person p ON p.id = v.added_by
 WHERE v.unit_id = $1 ORDER BY v.register, v.rule, v.valid_from DESC;

-- rule_value_add(unit_id int, reg text, rule text, value real, valid_from text, valid_until text?, law text,
--     confirmed int, added_by int, added_at time) -> id
INSERT INTO rule_value (unit_id, register, rule, value, valid_from, valid_until, law, confirmed, added_by, added_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id;

-- rule_value_drop(unit_id int, id int) -> changed
DELETE FROM rule_value WHERE unit_id = $1 AND id = $2;

-- ── counting anew, reminding ──

-- The next records with a clock that has not stopped.
-- clock_open_after(unit_id int, after int, max int) -> int*
SELECT DISTINCT record_id FROM record_clock
 WHERE unit_id = $1 AND state IN ('running', 'paused') AND record_id > $2 ORDER BY record_id LIMIT $3;

-- row clock_open: record_id int, reg text, clock text, state text, due_on text, due_at time, owner_id int,
--     title text, reminded int, escalated int, place int
-- Those that end until a day, the soonest of each register first, at most $3 of each.
-- clock_desk(unit_id int, until text, most int) -> clock_open*
SELECT o.record_id, o.register AS reg, o.clock, o.state, o.due_on, o.due_at, o.owner_id, o.title, o.reminded, o.escalated, o.place
  FROM (SELECT k.record_id, k.register, k.clock, k.state, k.due_on, k.due_at, COALESCE(k.owner_id, 0) AS owner_id, r.title,
               CASE WHEN k.reminded_on IS NULL THEN 0 ELSE 1 END AS reminded,
               CASE WHEN k.escalated_on IS NULL THEN 0 ELSE 1 END AS escalated,
               ROW_NUMBER() OVER (PARTITION BY k.register, k.state ORDER BY k.due_at, k.record_id) AS place
          FROM record_clock k JOIN record r ON r.id = k.record_id
         WHERE k.unit_id = $1 AND (k.state = 'running' AND k.due_on <= $2 OR k.state = 'paused')) AS o
 WHERE o.place <= $3 ORDER BY o.due_at, o.record_id, o.clock;

-- Those of which nobody has been told yet: to be reminded of, or late.
-- clock_untold(unit_id int, until text, now time, most int) -> clock_open*
SELECT k.record_id, k.register AS reg, k.clock, k.state, k.due_on, k.due_at, COALESCE(k.owner_id, 0) AS owner_id, r.title,
       CASE WHEN k.reminded_on IS NULL THEN 0 ELSE 1 END AS reminded,
       CASE WHEN k.escalated_on IS NULL THEN 0 ELSE 1 END AS escalated, 0 AS place
  FROM record_clock k JOIN record r ON r.id = k.record_id
 WHERE k.unit_id = $1 AND k.state = 'running' AND k.due_on <= $2
   AND (k.reminded_on IS NULL OR (k.escalated_on IS NULL AND k.due_at < $3))
 ORDER BY k.due_at, k.record_id, k.clock LIMIT $4;

-- clock_told(unit_id int, record_id int, clock text, reminded_on text, escalated_on text?) -> done
UPDATE record_clock SET reminded_on = $4, escalated_on = COALESCE($5, escalated_on)
 WHERE unit_id = $1 AND record_id = $2 AND clock = $3;

-- row clock_unit: id int, zone int, last text?
-- across units: the job thread looks after all of them
-- clock_units() -> clock_unit*
SELECT u.id, u.zone, s.value AS last FROM unit u LEFT JOIN setting s ON s.unit_id = u.id AND s.name = 'clock_last'
 WHERE EXISTS (SELECT 1 FROM record_clock k WHERE k.unit_id = u.id AND k.state = 'running') ORDER BY u.id;

-- Of two servers that look at once, one writes.
-- clock_mark(unit_id int, day text) -> affected
INSERT INTO setting (unit_id, name, value) VALUES ($1, 'clock_last', $2)
    ON CONFLICT (unit_id, name) DO UPDATE SET value = excluded.value, version = setting.version + 1
    WHERE setting.value < excluded.value;

-- row role_holder: person_id int, role text, lang text
-- Whoever holds a role in the unit today and can read a message.
-- role_holders(unit_id int, today text) -> role_holder*
SELECT g.person_id, g.role, MIN(a.lang) AS lang
  FROM role_grant g JOIN person p ON p.id = g.person_id JOIN account a ON a.person_id = p.id LEFT JOIN team t ON t.id = g.team_id
 WHERE g.unit_id = $1 AND p.active = 1 AND a.active = 1
   AND (t.id IS NULL OR (t.valid_from <= $2 AND (t.valid_until IS NULL OR t.valid_until >= $2)))
 GROUP BY g.person_id, g.role ORDER BY g.person_id, g.role;

-- person_lang(unit_id int, person_id int) -> text?
SELECT MIN(a.lang) FROM account a JOIN person p ON p.id = a.person_id WHERE p.unit_id = $1 AND p.id = $2 AND a.active = 1;
