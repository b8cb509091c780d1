-- Units, people, sessions, ledger, jobs: what every engine stands on.
-- Times are microseconds UTC, dates YYYY-MM-DD, booleans 0 or 1. Every unit's table carries unit_id.

CREATE TABLE unit (
    id @id,
    parent_id @int REFERENCES unit (id),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'province', 'regency')),
    zone @int NOT NULL CHECK (zone IN (7, 8, 9)),
    path TEXT NOT NULL,                 -- ids of the ancestors and itself: "/1/19/512/"
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX unit_path ON unit (path);

CREATE TABLE setting (
    unit_id @int NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    version @int NOT NULL DEFAULT 1,
    PRIMARY KEY (unit_id, name)
) @strict;

CREATE TABLE holiday (
    day TEXT NOT NULL,
    unit_id @int NOT NULL DEFAULT 0,    -- 0: everywhere
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('national', 'joint_leave', 'local')),
    source TEXT NOT NULL,
    PRIMARY KEY (day, unit_id, kind)
) @strict;

CREATE TABLE person (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    nip TEXT,
    position TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',   -- subbagian
    email TEXT NOT NULL DEFAULT '',
    active @int NOT NULL DEFAULT 1,
    name_search TEXT NOT NULL,          -- lower case
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX person_unit ON person (unit_id, name_search);

CREATE TABLE account (
    id @id,
    person_id @int NOT NULL REFERENCES person (id),
    login TEXT NOT NULL UNIQUE,         -- lower case
    password_hash TEXT NOT NULL,
    must_change @int NOT NULL DEFAULT 0,
    totp_secret @blob,
    totp_last @int NOT NULL DEFAULT 0,  -- the last time step used: a code works once
    lang TEXT NOT NULL DEFAULT 'id' CHECK (lang IN ('id', 'en')),
    theme TEXT NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    feed_token TEXT,                    -- hash of the iCalendar address's secret
    digest @int NOT NULL DEFAULT 1,     -- morning mail
    active @int NOT NULL DEFAULT 1,
    created_at @int NOT NULL,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX account_person ON account (person_id);

CREATE TABLE team (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('leadership', 'area', 'agent', 'assessor')),
    area @int NOT NULL DEFAULT 0,       -- 1-8 for kind area
    name TEXT NOT NULL,
    decree TEXT NOT NULL DEFAULT '',    -- number of the SK
    document_id @int,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX team_unit ON team (unit_id, kind, area);

CREATE TABLE team_member (
    unit_id @int NOT NULL REFERENCES unit (id),
    team_id @int NOT NULL REFERENCES team (id),
    person_id @int NOT NULL REFERENCES person (id),
    position TEXT NOT NULL DEFAULT '',  -- ketua, sekretaris, anggota
    PRIMARY KEY (team_id, person_id)
) @strict;

CREATE TABLE role_grant (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    person_id @int NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    area @int NOT NULL DEFAULT 0,
    team_id @int REFERENCES team (id),  -- given by membership, and gone with it
    UNIQUE (person_id, unit_id, role, area, team_id)
) @strict;
CREATE INDEX role_grant_unit ON role_grant (unit_id, role, area);

CREATE TABLE session (
    id @id,
    account_id @int NOT NULL REFERENCES account (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    token_hash @blob NOT NULL UNIQUE,
    csrf @blob NOT NULL,
    created_at @int NOT NULL,
    seen_at @int NOT NULL,
    rotated_at @int NOT NULL,
    old_token_hash @blob,               -- still good for a minute after a rotation
    agent TEXT NOT NULL DEFAULT ''
) @strict;
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_old ON session (old_token_hash);

-- For whoever lost the phone; each works once.
CREATE TABLE recovery_code (
    account_id @int NOT NULL REFERENCES account (id),
    code_hash @blob NOT NULL,
    PRIMARY KEY (account_id, code_hash)
) @strict;

CREATE TABLE api_token (
    id @id,
    account_id @int NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    token_hash @blob NOT NULL UNIQUE,
    created_at @int NOT NULL,
    used_at @int,
    expires_at @int
) @strict;
CREATE INDEX api_token_account ON api_token (account_id);

-- Attempts to sign in, by a key that is a hash of device, address or login.
CREATE TABLE throttle (
    key @blob NOT NULL PRIMARY KEY,
    failures @int NOT NULL,
    until @int NOT NULL,
    seen_at @int NOT NULL
) @strict;

CREATE TABLE entry (
    unit_id @int NOT NULL REFERENCES unit (id),
    seq @int NOT NULL,                  -- from 0, no gaps
    at @int NOT NULL,
    account_id @int NOT NULL,           -- 0: the system
    actor TEXT NOT NULL,                -- the name at that time
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    object_id @int NOT NULL,
    detail TEXT,                        -- JSON; null once erased
    salt @blob,                         -- null once erased
    leaf @blob NOT NULL,
    nodes @blob NOT NULL,               -- complete subtrees that end with this leaf, level 1 upwards
    PRIMARY KEY (unit_id, seq)
) @strict;
CREATE INDEX entry_object ON entry (unit_id, object, object_id, seq);

CREATE TABLE ledger (
    unit_id @int NOT NULL PRIMARY KEY REFERENCES unit (id),
    size @int NOT NULL,
    peaks @blob NOT NULL,               -- the complete subtrees of the whole log, largest first
    at @int NOT NULL
) @strict;

CREATE TABLE checkpoint (
    unit_id @int NOT NULL REFERENCES unit (id),
    size @int NOT NULL,
    root @blob NOT NULL,
    at @int NOT NULL,
    note TEXT NOT NULL,                 -- the signed note, as published
    PRIMARY KEY (unit_id, size)
) @strict;

CREATE TABLE job (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,              -- JSON
    dedupe TEXT UNIQUE,                 -- one job of that key at a time
    run_at @int NOT NULL,
    attempts @int NOT NULL DEFAULT 0,
    locked_until @int NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    gave_up @int NOT NULL DEFAULT 0,    -- 1: tried too often; waits for the administrator
    created_at @int NOT NULL
) @strict;
CREATE INDEX job_due ON job (run_at);

CREATE TABLE message (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    person_id @int NOT NULL REFERENCES person (id),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    link TEXT NOT NULL DEFAULT '',
    created_at @int NOT NULL,
    read_at @int,
    mailed_at @int
) @strict;
CREATE INDEX message_person ON message (person_id, read_at, created_at);
CREATE INDEX message_link ON message (unit_id, link, read_at);
