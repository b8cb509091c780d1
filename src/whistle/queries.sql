-- Whistle-blowing: keys, cases, mailboxes. What is sealed comes and goes as bytes.

-- row whistle_key: id int, unit_id int, person_id int, name text, public_key blob, locked_key blob, salt blob, state text, made_on text, confirmed_by int?, confirmer text?, replaces_id int?, opened_on text, version int
-- row whistle_handler: key_id int, person_id int, name text, position text, public_key blob
-- row whistle_case: id int, unit_id int, mailbox_key blob, class text, state text, received_on text, acknowledged_on text?, feedback_on text?, closed_on text?, delivered int, record_id int?, content blob, handling blob?, version int
-- row whistle_mine: id int, sealed blob, class text, state text, received_on text, acknowledged_on text?, feedback_on text?, closed_on text?, content blob, handling blob?, news int
-- row whistle_owned: case_id int, sealed blob, received_on text
-- row whistle_message: id int, kind text, place int, sent_on text, content blob
-- row whistle_file: id int, message_id int, place int, content blob
-- row whistle_file_line: id int, message_id int, place int
-- row whistle_half: key_id int, with_key_id int, sealed blob
-- row whistle_opening: by_key_id int, for_key_id int, kind text, sealed blob
-- row whistle_fact: class text, state text, received_on text, acknowledged_on text?, feedback_on text?, closed_on text?

-- ── the salt ──

-- whistle_salt_get() -> blob
SELECT salt FROM whistle_salt WHERE id = 1;

-- whistle_salt_put(salt blob) -> done
INSERT INTO whistle_salt (id, salt) VALUES (1, $1) ON CONFLICT (id) DO NOTHING;

-- ── keys ──

-- whistle_key_add(unit_id int, person_id int, public_key blob, locked_key blob, salt blob, state text, made_on text, replaces_id int?) -> id
INSERT INTO whistle_key (unit_id, person_id, public_key, locked_key, salt, state, made_on, replaces_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- whistle_keys(unit_id int) -> whistle_key*
SELECT k.id, k.unit_id, k.person_id, p.name, k.public_key, k.locked_key, k.salt, k.state, k.made_on, k.confirmed_by,
       q.name AS confirmer, k.replaces_id, k.opened_on, k.version
  FROM whistle_key k
  JOIN person p ON p.id = k.person_id
  LEFT JOIN person q ON q.id = k.confirmed_by
 WHERE k.unit_id = $1
 ORDER BY p.name, k.id;

-- Those to whom a report is sealed: an active key, the role in the unit, and an account.
-- whistle_handlers(unit_id int) -> whistle_handler*
SELECT k.id AS key_id, k.person_id, p.name, p.position, k.public_key
  FROM whistle_key k
  JOIN person p ON p.id = k.person_id
 WHERE k.unit_id = $1 AND k.state = 'active' AND p.active = 1
   AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = k.person_id AND g.unit_id = $1 AND g.role = 'wbs_handler')
   AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = k.person_id AND a.active = 1)
 ORDER BY p.name, k.id;

-- across units: receipts are of no unit yet
-- whistle_keys_active() -> int
SELECT COUNT(*) FROM whistle_key WHERE state = 'active';

-- whistle_key_state(unit_id int, id int, version int, state text, confirmed_by int?) -> changed
UPDATE whistle_key SET state = $4, confirmed_by = COALESCE($5, confirmed_by), version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- whistle_key_relock(unit_id int, id int, version int, locked_key blob, salt blob) -> changed
UPDATE whistle_key SET locked_key = $4, salt = $5, version = version + 1 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- whistle_key_opened(unit_id int, id int, opened_on text) -> done
UPDATE whistle_key SET opened_on = $3 WHERE unit_id = $1 AND id = $2;

-- ── cases ──

-- whistle_case_add(id int, unit_id int, locator blob, mailbox_key blob, class text, received_on text, content blob) -> done
INSERT INTO whistle_case (id, unit_id, locator, mailbox_key, class, state, received_on, content)
VALUES ($1, $2, $3, $4, $5, 'received', $6, $7);

-- whistle_case_key_add(unit_id int, case_id int, key_id int, sealed blob) -> done
INSERT INTO whistle_case_key (unit_id, case_id, key_id, sealed) VALUES ($1, $2, $3, $4)
ON CONFLICT (case_id, key_id) DO UPDATE SET sealed = excluded.sealed;

-- across units: the code alone leads to its mailbox, wherever the report was sent
-- whistle_case_by_locator(locator blob) -> whistle_case
SELECT id, unit_id, mailbox_key, class, state, received_on, acknowledged_on, feedback_on, closed_on, delivered, record_id,
       content, handling, version
  FROM whistle_case WHERE locator = $1;

-- whistle_case_by_id(unit_id int, id int) -> whistle_case
SELECT id, unit_id, mailbox_key, class, state, received_on, acknowledged_on, feedback_on, closed_on, delivered, record_id,
       content, handling, version
  FROM whistle_case WHERE unit_id = $1 AND id = $2 AND delivered = 1;

-- whistle_case_key_of(unit_id int, case_id int, key_id int) -> blob
SELECT sealed FROM whistle_case_key WHERE unit_id = $1 AND case_id = $2 AND key_id = $3;

-- All cases with a row for that key; the key itself tells which of them are more than noise.
-- whistle_cases_of(unit_id int, key_id int) -> whistle_mine*
SELECT c.id, k.sealed, c.class, c.state, c.received_on, c.acknowledged_on, c.feedback_on, c.closed_on, c.content, c.handling,
       (SELECT COUNT(*) FROM whistle_message m WHERE m.unit_id = $1 AND m.case_id = c.id AND m.kind = 'reporter' AND m.delivered = 1
           AND m.place > COALESCE((SELECT MAX(n.place) FROM whistle_message n WHERE n.unit_id = $1 AND n.case_id = c.id AND n.kind = 'answer'), 0)) AS news
  FROM whistle_case_key k
  JOIN whistle_case c ON c.id = k.case_id
 WHERE k.unit_id = $1 AND k.key_id = $2 AND c.delivered = 1
 ORDER BY c.received_on DESC, c.id;

-- whistle_keys_of_owner(unit_id int, key_id int) -> whistle_owned*
SELECT k.case_id, k.sealed, c.received_on FROM whistle_case_key k JOIN whistle_case c ON c.id = k.case_id
 WHERE k.unit_id = $1 AND k.key_id = $2 ORDER BY k.case_id;

-- How many handlers' active keys have a row for the case.
-- whistle_case_readers(unit_id int, case_id int) -> int*
SELECT k.id FROM whistle_case_key ck JOIN whistle_key k ON k.id = ck.key_id
 WHERE ck.unit_id = $1 AND ck.case_id = $2 AND k.state = 'active' ORDER BY k.id;

-- whistle_case_move(unit_id int, id int, version int, state text, class text, acknowledged_on text?, feedback_on text?, closed_on text?, record_id int?, handling blob?) -> changed
UPDATE whistle_case SET state = $4, class = $5, acknowledged_on = $6, feedback_on = $7, closed_on = $8, record_id = $9,
       handling = $10, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- ── messages and files ──

-- whistle_message_add(id int, unit_id int, case_id int, kind text, sent_on text, delivered int, content blob) -> done
INSERT INTO whistle_message (id, unit_id, case_id, kind, place, sent_on, delivered, content)
VALUES ($1, $2, $3, $4, COALESCE((SELECT MAX(place) FROM whistle_message WHERE unit_id = $2 AND case_id = $3), 0) + 1, $5, $6, $7);

-- whistle_messages(unit_id int, case_id int) -> whistle_message*
SELECT id, kind, place, sent_on, content FROM whistle_message
 WHERE unit_id = $1 AND case_id = $2 AND (delivered = 1 OR kind <> 'reporter') ORDER BY place;

-- whistle_messages_shown(unit_id int, case_id int) -> whistle_message*
SELECT id, kind, place, sent_on, content FROM whistle_message
 WHERE unit_id = $1 AND case_id = $2 AND kind <> 'note' ORDER BY place;

-- whistle_file_add(id int, unit_id int, case_id int, message_id int, delivered int, content blob) -> done
INSERT INTO whistle_file (id, unit_id, case_id, message_id, place, delivered, content)
VALUES ($1, $2, $3, $4, COALESCE((SELECT MAX(place) FROM whistle_file WHERE unit_id = $2 AND case_id = $3), 0) + 1, $5, $6);

-- whistle_file_count(unit_id int, case_id int) -> int
SELECT COUNT(*) FROM whistle_file WHERE unit_id = $1 AND case_id = $2;

-- Files of the case without their bytes; `all` is 0 where only what has been delivered counts.
-- whistle_files(unit_id int, case_id int, all_ int) -> whistle_file_line*
SELECT id, message_id, place FROM whistle_file
 WHERE unit_id = $1 AND case_id = $2 AND (delivered = 1 OR $3 = 1) ORDER BY place;

-- whistle_file_by_id(unit_id int, case_id int, id int, all_ int) -> whistle_file
SELECT id, message_id, place, content FROM whistle_file
 WHERE unit_id = $1 AND case_id = $2 AND id = $3 AND (delivered = 1 OR $4 = 1);

-- ── identity ──

-- whistle_identity_put(case_id int, unit_id int, sent_on text, content blob) -> done
INSERT INTO whistle_identity (case_id, unit_id, sent_on, content) VALUES ($1, $2, $3, $4)
ON CONFLICT (case_id) DO UPDATE SET sent_on = excluded.sent_on, content = excluded.content, delivered = 0;

-- whistle_identity_get(unit_id int, case_id int, all_ int) -> blob
SELECT content FROM whistle_identity WHERE unit_id = $1 AND case_id = $2 AND (delivered = 1 OR $3 = 1);

-- whistle_half_add(unit_id int, case_id int, key_id int, with_key_id int, sealed blob) -> done
INSERT INTO whistle_half (unit_id, case_id, key_id, with_key_id, sealed) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (case_id, key_id, with_key_id) DO UPDATE SET sealed = excluded.sealed;

-- whistle_halves_of(unit_id int, case_id int, key_id int) -> whistle_half*
SELECT key_id, with_key_id, sealed FROM whistle_half WHERE unit_id = $1 AND case_id = $2 AND key_id = $3 ORDER BY with_key_id;

-- whistle_opening_add(unit_id int, case_id int, by_key_id int, for_key_id int, kind text, sealed blob) -> done
INSERT INTO whistle_opening (unit_id, case_id, by_key_id, for_key_id, kind, sealed) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (case_id, by_key_id, for_key_id) DO UPDATE SET kind = excluded.kind, sealed = excluded.sealed;

-- whistle_openings(unit_id int, case_id int) -> whistle_opening*
SELECT by_key_id, for_key_id, kind, sealed FROM whistle_opening WHERE unit_id = $1 AND case_id = $2 ORDER BY by_key_id, for_key_id;

-- whistle_openings_drop(unit_id int, case_id int) -> done
DELETE FROM whistle_opening WHERE unit_id = $1 AND case_id = $2;

-- ── day by day ──

-- across units: what came in on earlier days is shown from today on; each row is written anew, so that the
-- transaction that made it is no longer the one that holds it
-- whistle_deliver_cases(today text) -> affected
UPDATE whistle_case SET delivered = 1 WHERE delivered = 0 AND received_on < $1;

-- across units: the same
-- whistle_deliver_messages(today text) -> affected
UPDATE whistle_message SET delivered = 1 WHERE delivered = 0 AND sent_on < $1;

-- across units: with their case or message
-- whistle_deliver_files() -> affected
UPDATE whistle_file SET delivered = 1
 WHERE delivered = 0
   AND ((message_id = 0 AND case_id IN (SELECT id FROM whistle_case WHERE delivered = 1))
        OR message_id IN (SELECT id FROM whistle_message WHERE delivered = 1));

-- across units: the same
-- whistle_deliver_identities(today text) -> affected
UPDATE whistle_identity SET delivered = 1 WHERE delivered = 0 AND sent_on < $1;

-- across units: rows of the keys are written anew with them
-- whistle_deliver_keys(today text) -> affected
UPDATE whistle_case_key SET sealed = sealed
 WHERE case_id IN (SELECT id FROM whistle_case WHERE delivered = 0 AND received_on < $1);

-- ── figures ──

-- Cases that the register knows, received within the year.
-- whistle_facts(unit_id int, first text, last text) -> whistle_fact*
SELECT class, state, received_on, acknowledged_on, feedback_on, closed_on FROM whistle_case
 WHERE unit_id = $1 AND record_id IS NOT NULL AND received_on >= $2 AND received_on <= $3 ORDER BY received_on, id;

-- ── who is to be reminded ──

-- whistle_key_of_person(unit_id int, person_id int) -> whistle_key*
SELECT k.id, k.unit_id, k.person_id, p.name, k.public_key, k.locked_key, k.salt, k.state, k.made_on, k.confirmed_by,
       CAST(NULL AS TEXT) AS confirmer, k.replaces_id, k.opened_on, k.version
  FROM whistle_key k JOIN person p ON p.id = k.person_id
 WHERE k.unit_id = $1 AND k.person_id = $2 AND k.state <> 'retired' ORDER BY k.id DESC;
