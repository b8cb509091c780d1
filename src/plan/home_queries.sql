-- The calendar feed of a person: a secret address, of which only the hash is kept.

-- row feed_owner: person_id int, unit_id int, lang text, name text

-- feed_set(account_id int, hash text) -> changed
UPDATE account SET feed_token = $2, version = version + 1 WHERE id = $1;

-- feed_has(account_id int) -> int
SELECT CASE WHEN feed_token IS NULL THEN 0 ELSE 1 END FROM account WHERE id = $1;

-- across units: the feed's reader has no session; the secret address says whose it is
-- feed_owner_by(hash text) -> feed_owner
SELECT a.person_id, p.unit_id, a.lang, p.name FROM account a JOIN person p ON p.id = a.person_id
 WHERE a.feed_token = $1 AND a.active = 1 AND p.active = 1;
