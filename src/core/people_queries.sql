-- Units, accounts, sessions and what they may: read with every request.

-- row unit: id int, parent_id int?, code text, name text, short_name text, level text, zone int, path text, version int
-- row session_row: id int, account_id int, person_id int, unit_id int, csrf blob, is_old int, created_at time, seen_at time, rotated_at time, login text, name text, must_change int, has_totp int, lang text, theme text, unit_code text, unit_name text, unit_path text, zone int, unread int
-- row grant_row: role text, unit_id int, area int, guarded int
-- row account_key: id int, person_id int, unit_id int, login text, name text, password_hash text, must_change int, once_until time, totp_secret blob?, totp_last int, active int, version int
-- row account_line: id int, login text, name text, unit_code text, active int, has_totp int, guarded int, must_change int
-- row account_owner: unit_id int, lang text, zone int
-- row second_step_role: role text
-- row second_step_use: role text, people int, missing int
-- row api_holder: id int, account_id int, person_id int, unit_id int, login text, name text, must_change int, lang text
-- row throttle_row: failures int, until time, seen_at time
-- row session_line: id int, created_at time, seen_at time, agent text, unit_name text
-- row account_own: login text, name text, unit_id int, lang text, theme text, digest int, has_totp int, version int
-- row api_token_line: id int, name text, created_at time, used_at time?
-- row unit_choice: id int, name text, path text
-- row person_line: id int, name text, nip text?, position text, section text, active int, login text?
-- row person: id int, unit_id int, name text, nip text?, position text, section text, email text, active int, version int
-- row person_account: id int, login text, must_change int, has_totp int, guarded int, created_at time
-- row person_grant: id int, unit_id int, unit_name text, unit_path text, role text, area int, team_id int?, team_name text?
-- row person_team: id int, name text, position text
-- row unit_role: person_id int, role text, area int
-- row team: id int, kind text, area int, name text, decree text, document_id int?, valid_from text, valid_until text?, version int
-- row team_person: team_id int, person_id int, name text, position text, person_position text
-- row team_person_choice: id int, name text
-- row team_document: id int, name text
-- row unit_line: id int, parent_id int?, code text, name text, short_name text, level text, zone int, path text, people int, version int

-- database_answers() -> int
SELECT CAST(1 AS BIGINT);

-- unit_by_id(id int) -> unit
SELECT id, parent_id, code, name, short_name, level, zone, path, version FROM unit WHERE id = $1;

-- unit_by_code(code text) -> unit
SELECT id, parent_id, code, name, short_name, level, zone, path, version FROM unit WHERE code = $1;

-- across units: the token says whose session it is, and so which unit
-- session_by_token(hash blob) -> session_row
SELECT s.id, s.account_id, a.person_id, s.unit_id, s.csrf,
       CASE WHEN s.token_hash = $1 THEN 0 ELSE 1 END AS is_old,
       s.created_at, s.seen_at, s.rotated_at, a.login, p.name, a.must_change,
       CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_totp, a.lang, a.theme,
       u.code AS unit_code, u.name AS unit_name, u.path AS unit_path, u.zone,
       (SELECT COUNT(*) FROM message m WHERE m.unit_id = s.unit_id AND m.person_id = a.person_id AND m.read_at IS NULL) AS unread
  FROM session s
  JOIN account a ON a.id = s.account_id
  JOIN person p ON p.id = a.person_id
  JOIN unit u ON u.id = s.unit_id
 WHERE (s.token_hash = $1 OR s.old_token_hash = $1) AND a.active = 1 AND p.active = 1;

-- across units: a person's roles; C keeps those that reach the unit of the page
-- grant_of_person(person_id int, today text) -> grant_row*
SELECT g.role, g.unit_id, g.area, CASE WHEN r.role IS NULL THEN 0 ELSE 1 END AS guarded
  FROM role_grant g LEFT JOIN team t ON t.id = g.team_id LEFT JOIN second_step r ON r.unit_id = g.unit_id AND r.role = g.role
 WHERE g.person_id = $1
   AND (t.id IS NULL OR (t.valid_from <= $2 AND (t.valid_until IS NULL OR t.valid_until >= $2)))
 ORDER BY g.unit_id, g.role, g.area;

-- across units: one's own session
-- session_rotate(id int, rotated_at time, hash blob, now time) -> changed
UPDATE session SET old_token_hash = token_hash, token_hash = $3, rotated_at = $4, seen_at = $4
 WHERE id = $1 AND rotated_at = $2;

-- across units: one's own session
-- session_seen(id int, now time) -> changed
UPDATE session SET seen_at = $2 WHERE id = $1;

-- ── units ──

-- across units: the tree itself
-- unit_add(parent_id int?, code text, name text, short_name text, level text, zone int) -> id
INSERT INTO unit (parent_id, code, name, short_name, level, zone, path) VALUES ($1, $2, $3, $4, $5, $6, '') RETURNING id;

-- unit_set_path(id int, path text) -> changed
UPDATE unit SET path = $2 WHERE id = $1;

-- unit_change(id int, version int, name text, short_name text, zone int) -> changed
UPDATE unit SET name = $3, short_name = $4, zone = $5, version = version + 1 WHERE id = $1 AND version = $2;

-- ── persons, accounts and roles ──

-- person_add(unit_id int, name text, nip text?, position text, section text, email text, name_search text) -> id
INSERT INTO person (unit_id, name, nip, position, section, email, name_search) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- across units: logins are unique in the whole installation
-- account_insert(person_id int, login text, password_hash text, must_change int, now time, once_until time) -> id
INSERT INTO account (person_id, login, password_hash, must_change, created_at, once_until) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- across units: whoever signs in is found by the login alone
-- account_by_login(login text) -> account_key
SELECT a.id, a.person_id, p.unit_id, a.login, p.name, a.password_hash, a.must_change, a.once_until, a.totp_secret, a.totp_last,
       CASE WHEN a.active = 1 AND p.active = 1 THEN 1 ELSE 0 END AS active, a.version
  FROM account a JOIN person p ON p.id = a.person_id WHERE a.login = $1;

-- across units: one's own account
-- account_by_id(id int) -> account_key
SELECT a.id, a.person_id, p.unit_id, a.login, p.name, a.password_hash, a.must_change, a.once_until, a.totp_secret, a.totp_last,
       CASE WHEN a.active = 1 AND p.active = 1 THEN 1 ELSE 0 END AS active, a.version
  FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1;

-- across units: whoever is told of what happened to their account
-- account_owner(person_id int) -> account_owner*
SELECT p.unit_id, a.lang, u.zone FROM account a JOIN person p ON p.id = a.person_id JOIN unit u ON u.id = p.unit_id
 WHERE a.person_id = $1 ORDER BY a.id LIMIT 1;

-- account_set_password(id int, password_hash text, must_change int, once_until time) -> changed
UPDATE account SET password_hash = $2, must_change = $3, once_until = $4, version = version + 1 WHERE id = $1;

-- role_grant_add(unit_id int, person_id int, role text, area int, team_id int?) -> id
INSERT INTO role_grant (unit_id, person_id, role, area, team_id) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- role_grant_count(unit_id int, person_id int, role text, area int) -> int
SELECT COUNT(*) FROM role_grant
 WHERE unit_id = $1 AND person_id = $2 AND role = $3 AND area = $4 AND team_id IS NULL;

-- across units: ending all sessions of one account
-- session_end_all(account_id int, but int) -> affected
DELETE FROM session WHERE account_id = $1 AND id <> $2;

-- across units: the key that all sessions hang on is replaced
-- session_end_everywhere() -> affected
DELETE FROM session WHERE id > 0;

-- across units: for the command line, which serves the whole installation
-- account_all(max int) -> account_line*
SELECT a.id, a.login, p.name, u.code AS unit_code, CASE WHEN a.active = 1 AND p.active = 1 THEN 1 ELSE 0 END AS active,
       CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_totp,
       (SELECT COUNT(*) FROM role_grant g JOIN second_step r ON r.unit_id = g.unit_id AND r.role = g.role WHERE g.person_id = p.id) AS guarded,
       a.must_change
  FROM account a JOIN person p ON p.id = a.person_id JOIN unit u ON u.id = p.unit_id ORDER BY a.login LIMIT $1;

-- ── API tokens ──

-- across units: the token says whose it is
-- api_token_account(hash blob, now time) -> api_holder
SELECT t.id, t.account_id, a.person_id, p.unit_id, a.login, p.name, a.must_change, a.lang
  FROM api_token t JOIN account a ON a.id = t.account_id JOIN person p ON p.id = a.person_id
 WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND a.active = 1 AND p.active = 1;

-- api_token_used(id int, now time) -> done
UPDATE api_token SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2 - 3600000000);

-- api_token_insert(account_id int, name text, hash blob, now time, expires_at time?) -> id
INSERT INTO api_token (account_id, name, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- ── sessions ──

-- across units: a session is the account's, wherever it looks
-- session_add(account_id int, unit_id int, token_hash blob, csrf blob, now time, agent text) -> id
INSERT INTO session (account_id, unit_id, token_hash, csrf, created_at, seen_at, rotated_at, agent)
    VALUES ($1, $2, $3, $4, $5, $5, $5, $6) RETURNING id;

-- across units: one's own session
-- session_end(account_id int, id int) -> changed
DELETE FROM session WHERE account_id = $1 AND id = $2;

-- across units: housekeeping
-- session_purge(before time) -> done
DELETE FROM session WHERE created_at < $1;

-- across units: one's own sessions
-- session_of_account(account_id int, alive time, born time) -> session_line*
SELECT s.id, s.created_at, s.seen_at, s.agent, u.name AS unit_name FROM session s JOIN unit u ON u.id = s.unit_id
 WHERE s.account_id = $1 AND s.seen_at > $2 AND s.created_at > $3 ORDER BY s.seen_at DESC, s.id LIMIT 50;

-- across units: one's own session goes to look at another unit
-- session_set_unit(id int, unit_id int) -> changed
UPDATE session SET unit_id = $2 WHERE id = $1;

-- ── throttle ──

-- Makes and locks the row.
-- throttle_lock(key blob, now time) -> throttle_row
INSERT INTO throttle (key, failures, until, seen_at) VALUES ($1, 0, 0, $2)
    ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING failures, until, seen_at;

-- throttle_now(key blob) -> throttle_row
SELECT failures, until, seen_at FROM throttle WHERE key = $1;

-- throttle_set(key blob, failures int, until time, now time) -> done
UPDATE throttle SET failures = $2, until = $3, seen_at = $4 WHERE key = $1;

-- throttle_forget(key blob) -> done
DELETE FROM throttle WHERE key = $1;

-- throttle_forgive(key blob) -> done
UPDATE throttle SET failures = failures - 1, until = 0 WHERE key = $1 AND failures > 0;

-- throttle_purge(before time) -> done
DELETE FROM throttle WHERE seen_at < $1;

-- ── codes for the second step ──

-- totp_use(id int, step int) -> changed
UPDATE account SET totp_last = $2 WHERE id = $1 AND totp_last < $2;

-- totp_set(id int, secret blob?, step int) -> changed
UPDATE account SET totp_secret = $2, totp_last = $3, version = version + 1 WHERE id = $1;

-- recovery_add(account_id int, code_hash blob) -> done
INSERT INTO recovery_code (account_id, code_hash) VALUES ($1, $2);

-- recovery_use(account_id int, code_hash blob) -> changed
DELETE FROM recovery_code WHERE account_id = $1 AND code_hash = $2;

-- recovery_clear(account_id int) -> done
DELETE FROM recovery_code WHERE account_id = $1;

-- recovery_left(account_id int) -> int
SELECT COUNT(*) FROM recovery_code WHERE account_id = $1;

-- ── roles that demand the second step ──

-- second_step_of_unit(unit_id int) -> second_step_role*
SELECT role FROM second_step WHERE unit_id = $1 ORDER BY role;

-- second_step_put(unit_id int, role text) -> done
INSERT INTO second_step (unit_id, role) VALUES ($1, $2);

-- second_step_clear(unit_id int) -> done
DELETE FROM second_step WHERE unit_id = $1;

-- Who holds a role here and can sign in, and how many of them do so with a password alone.
-- second_step_uses(unit_id int) -> second_step_use*
SELECT g.role, COUNT(DISTINCT a.id) AS people, COUNT(DISTINCT CASE WHEN a.totp_secret IS NULL THEN a.id END) AS missing
  FROM role_grant g JOIN account a ON a.person_id = g.person_id JOIN person p ON p.id = a.person_id
 WHERE g.unit_id = $1 AND a.active = 1 AND p.active = 1 GROUP BY g.role ORDER BY g.role;

-- ── one's own account ──

-- across units: one's own account
-- account_own_by_id(id int) -> account_own
SELECT a.login, p.name, p.unit_id, a.lang, a.theme, a.digest,
       CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_totp, a.version
  FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1;

-- account_set_looks(id int, lang text, theme text, digest int) -> changed
UPDATE account SET lang = $2, theme = $3, digest = $4, version = version + 1 WHERE id = $1;

-- across units: one's own tokens
-- api_token_of_account(account_id int) -> api_token_line*
SELECT id, name, created_at, used_at FROM api_token WHERE account_id = $1 ORDER BY id;

-- api_token_remove(account_id int, id int) -> changed
DELETE FROM api_token WHERE account_id = $1 AND id = $2;

-- across units: where the person holds any role
-- unit_of_grants(person_id int) -> unit_choice*
SELECT DISTINCT u.id, u.name, u.path FROM role_grant g JOIN unit u ON u.id = g.unit_id
 WHERE g.person_id = $1 ORDER BY u.path;

-- ── people of a unit ──

-- person_page(unit_id int, words text, exact text, active int?, max int, skip int) -> person_line*
SELECT p.id, p.name, p.nip, p.position, p.section, p.active, a.login
  FROM person p LEFT JOIN account a ON a.person_id = p.id
 WHERE p.unit_id = $1 AND (p.name_search LIKE $2 ESCAPE '!' OR p.nip = $3 OR a.login = $3) AND ($4 IS NULL OR p.active = $4)
 ORDER BY p.name_search, p.id LIMIT $5 OFFSET $6;

-- person_page_count(unit_id int, words text, exact text, active int?) -> int
SELECT COUNT(*) FROM person p LEFT JOIN account a ON a.person_id = p.id
 WHERE p.unit_id = $1 AND (p.name_search LIKE $2 ESCAPE '!' OR p.nip = $3 OR a.login = $3) AND ($4 IS NULL OR p.active = $4);

-- person_by_id(unit_id int, id int) -> person
SELECT id, unit_id, name, nip, position, section, email, active, version FROM person WHERE unit_id = $1 AND id = $2;

-- person_change(unit_id int, id int, version int, name text, nip text?, position text, section text, email text, name_search text) -> changed
UPDATE person SET name = $4, nip = $5, position = $6, section = $7, email = $8, name_search = $9, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- person_set_active(unit_id int, id int, active int) -> changed
UPDATE person SET active = $3, version = version + 1 WHERE unit_id = $1 AND id = $2 AND active <> $3;

-- across units: the account of a person that was found in the unit
-- account_of_person(person_id int) -> person_account*
SELECT id, login, must_change, CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS has_totp,
       (SELECT COUNT(*) FROM role_grant g JOIN second_step r ON r.unit_id = g.unit_id AND r.role = g.role WHERE g.person_id = $1) AS guarded,
       created_at
  FROM account WHERE person_id = $1 ORDER BY id;

-- across units: all roles of a person, to judge whether an administrator reaches them all
-- grant_list(person_id int) -> person_grant*
SELECT g.id, g.unit_id, u.name AS unit_name, u.path AS unit_path, g.role, g.area, g.team_id, t.name AS team_name
  FROM role_grant g JOIN unit u ON u.id = g.unit_id LEFT JOIN team t ON t.id = g.team_id
 WHERE g.person_id = $1 ORDER BY u.path, g.role, g.area, g.id;

-- role_grant_take(unit_id int, person_id int, id int) -> changed
DELETE FROM role_grant WHERE unit_id = $1 AND person_id = $2 AND id = $3 AND team_id IS NULL;

-- team_of_person(unit_id int, person_id int) -> person_team*
SELECT t.id, t.name, m.position FROM team_member m JOIN team t ON t.id = m.team_id
 WHERE m.unit_id = $1 AND m.person_id = $2 ORDER BY t.name, t.id;

-- role_of_unit(unit_id int) -> unit_role*
SELECT person_id, role, area FROM role_grant WHERE unit_id = $1 ORDER BY person_id, role, area;

-- ── teams ──

-- team_by_id(unit_id int, id int) -> team
SELECT id, kind, area, name, decree, document_id, valid_from, valid_until, version FROM team WHERE unit_id = $1 AND id = $2;

-- team_all(unit_id int) -> team*
SELECT id, kind, area, name, decree, document_id, valid_from, valid_until, version FROM team
 WHERE unit_id = $1 ORDER BY CASE kind WHEN 'leadership' THEN 1 WHEN 'area' THEN 2 WHEN 'agent' THEN 3 ELSE 4 END, area, name, id;

-- team_insert(unit_id int, kind text, area int, name text, decree text, document_id int?, valid_from text, valid_until text?) -> id
INSERT INTO team (unit_id, kind, area, name, decree, document_id, valid_from, valid_until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- team_change(unit_id int, id int, version int, name text, decree text, document_id int?, valid_from text, valid_until text?) -> changed
UPDATE team SET name = $4, decree = $5, document_id = $6, valid_from = $7, valid_until = $8, version = version + 1
 WHERE unit_id = $1 AND id = $2 AND version = $3;

-- team_people(unit_id int) -> team_person*
SELECT m.team_id, m.person_id, p.name, m.position, p.position AS person_position
  FROM team_member m JOIN person p ON p.id = m.person_id WHERE m.unit_id = $1
 ORDER BY m.team_id, CASE WHEN LOWER(m.position) IN ('ketua', 'chair') THEN 1 WHEN LOWER(m.position) IN ('sekretaris', 'secretary') THEN 2 ELSE 3 END, p.name_search, p.id;

-- team_candidates(unit_id int, team_id int) -> team_person_choice*
SELECT p.id, p.name FROM person p LEFT JOIN team_member m ON m.person_id = p.id AND m.team_id = $2
 WHERE p.unit_id = $1 AND p.active = 1 AND m.team_id IS NULL ORDER BY p.name_search, p.id LIMIT 2000;

-- team_join(unit_id int, team_id int, person_id int, position text) -> done
INSERT INTO team_member (unit_id, team_id, person_id, position) VALUES ($1, $2, $3, $4);

-- team_leave(unit_id int, team_id int, person_id int) -> changed
DELETE FROM team_member WHERE unit_id = $1 AND team_id = $2 AND person_id = $3;

-- role_grant_leave(unit_id int, team_id int, person_id int) -> done
DELETE FROM role_grant WHERE unit_id = $1 AND team_id = $2 AND person_id = $3;

-- team_documents(unit_id int, max int) -> team_document*
SELECT id, name FROM document WHERE unit_id = $1 AND kind = 'file' AND is_latest = 1 AND classification <> 'restricted'
 ORDER BY CASE WHEN category = 'sk' THEN 0 ELSE 1 END, uploaded_at DESC, id DESC LIMIT $2;

-- team_document_name(unit_id int, id int) -> text
SELECT name FROM document WHERE unit_id = $1 AND id = $2 AND classification <> 'restricted';

-- The decree proves the team, so that the document's page names it.
-- team_proof_add(unit_id int, document_id int, team_id int, by int, now time) -> done
INSERT INTO proof (unit_id, document_id, subject, subject_id, added_by, added_at) VALUES ($1, $2, 'team', $3, $4, $5)
    ON CONFLICT (subject, subject_id, document_id) DO NOTHING;

-- team_proof_clear(unit_id int, team_id int) -> done
DELETE FROM proof WHERE unit_id = $1 AND subject = 'team' AND subject_id = $2;

-- ── the tree of units ──

-- across units: the part of the tree that the asker's unit has below it
-- unit_below(id int) -> unit_line*
WITH RECURSIVE tree (id) AS (
    SELECT CAST($1 AS BIGINT)
    UNION ALL
    SELECT b.id FROM unit b JOIN tree ON b.parent_id = tree.id
)
SELECT u.id, u.parent_id, u.code, u.name, u.short_name, u.level, u.zone, u.path,
       (SELECT COUNT(*) FROM person p WHERE p.unit_id = u.id AND p.active = 1) AS people, u.version
  FROM unit u JOIN tree ON tree.id = u.id ORDER BY u.code, u.id LIMIT 2000;

-- across units: its parents, for the way up
-- unit_in_path(id int) -> unit_line*
SELECT u.id, u.parent_id, u.code, u.name, u.short_name, u.level, u.zone, u.path, 0 AS people, u.version
  FROM unit u JOIN unit x ON x.id = $1 WHERE u.id = x.parent_id OR u.id = (SELECT y.parent_id FROM unit y WHERE y.id = x.parent_id)
 ORDER BY u.path;
