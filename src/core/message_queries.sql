-- Inboxes, settings, and whom the morning digest goes to.

-- row message: id int, subject text, body text, link text, created_at time, read_at time?
-- row message_mail: id int, person_id int, subject text, body text, link text, created_at time, mailed_at time?,
--     name text, email text
-- row digest_unit: id int, zone int, last text?
-- row digest_person: id int, name text, email text, lang text

-- message_add(unit_id int, person_id int, subject text, body text, link text, created_at time) -> id
INSERT INTO message (unit_id, person_id, subject, body, link, created_at) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING id;

-- message_recent(unit_id int, person_id int, subject text, since time) -> int
SELECT COUNT(*) FROM message WHERE unit_id = $1 AND person_id = $2 AND subject = $3 AND created_at >= $4;

-- message_page(unit_id int, person_id int, before int, max int) -> message*
SELECT id, subject, body, link, created_at, read_at FROM message
    WHERE unit_id = $1 AND person_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4;

-- message_by_id(unit_id int, person_id int, id int) -> message
SELECT id, subject, body, link, created_at, read_at FROM message WHERE unit_id = $1 AND person_id = $2 AND id = $3;

-- message_unread(unit_id int, person_id int) -> count
SELECT COUNT(*) FROM message WHERE unit_id = $1 AND person_id = $2 AND read_at IS NULL;

-- message_read(unit_id int, person_id int, id int, read_at time) -> done
UPDATE message SET read_at = $4 WHERE unit_id = $1 AND person_id = $2 AND id = $3 AND read_at IS NULL;

-- message_read_all(unit_id int, person_id int, read_at time) -> affected
UPDATE message SET read_at = $3 WHERE unit_id = $1 AND person_id = $2 AND read_at IS NULL;

-- message_read_link(unit_id int, link text, read_at time) -> done
UPDATE message SET read_at = $3 WHERE unit_id = $1 AND link = $2 AND read_at IS NULL;

-- message_for_mail(unit_id int, id int) -> message_mail
SELECT m.id, m.person_id, m.subject, m.body, m.link, m.created_at, m.mailed_at, p.name, p.email
    FROM message m JOIN person p ON p.id = m.person_id WHERE m.unit_id = $1 AND m.id = $2;

-- message_mailed(unit_id int, id int, mailed_at time) -> changed
UPDATE message SET mailed_at = $3 WHERE unit_id = $1 AND id = $2;

-- setting_value(unit_id int, name text) -> text?
SELECT value FROM setting WHERE unit_id = $1 AND name = $2;

-- setting_put(unit_id int, name text, value text) -> done
INSERT INTO setting (unit_id, name, value) VALUES ($1, $2, $3)
    ON CONFLICT (unit_id, name) DO UPDATE SET value = excluded.value, version = setting.version + 1;

-- across units: the job thread looks after all of them
-- digest_units() -> digest_unit*
SELECT u.id, u.zone, s.value AS last FROM unit u
    LEFT JOIN setting s ON s.unit_id = u.id AND s.name = 'digest_last'
    WHERE EXISTS (SELECT 1 FROM person p JOIN account a ON a.person_id = p.id
                  WHERE p.unit_id = u.id AND p.active = 1 AND a.active = 1 AND a.digest = 1)
    ORDER BY u.id;

-- Of two servers that look at once, one writes.
-- digest_mark(unit_id int, day text) -> affected
INSERT INTO setting (unit_id, name, value) VALUES ($1, 'digest_last', $2)
    ON CONFLICT (unit_id, name) DO UPDATE SET value = excluded.value, version = setting.version + 1
    WHERE setting.value < excluded.value;

-- digest_people(unit_id int) -> digest_person*
SELECT p.id, p.name, p.email, MIN(a.lang) AS lang FROM person p JOIN account a ON a.person_id = p.id
    WHERE p.unit_id = $1 AND p.active = 1 AND a.active = 1 AND a.digest = 1
    GROUP BY p.id, p.name, p.email ORDER BY p.id;
