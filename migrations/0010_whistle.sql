-- Whistle-blowing: reports that only their handlers' keys open. Nothing here says what a report holds, who
-- sent it, whom it is about, or when within a day. Numbers are random, so that their order tells nothing.
-- What the program could still be made to tell stands in docs/ancaman.md.

-- One row, for the whole installation: goes into the key that a receipt code becomes.
CREATE TABLE whistle_salt (
    id @int NOT NULL PRIMARY KEY CHECK (id = 1),
    salt @blob NOT NULL
) @strict;

-- A handler's pair of keys; the secret one lies under the handler's passphrase.
CREATE TABLE whistle_key (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    person_id @int NOT NULL REFERENCES person (id),
    public_key @blob NOT NULL,
    locked_key @blob NOT NULL,
    salt @blob NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'active', 'retired')),
    made_on TEXT NOT NULL,
    confirmed_by @int REFERENCES person (id),
    replaces_id @int REFERENCES whistle_key (id), -- the lost key whose reports another handler may hand over
    opened_on TEXT NOT NULL DEFAULT '',           -- the last day on which it was used
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX whistle_key_unit ON whistle_key (unit_id, state);
CREATE INDEX whistle_key_person ON whistle_key (person_id);

CREATE TABLE whistle_case (
    id @int NOT NULL PRIMARY KEY,                 -- random
    unit_id @int NOT NULL REFERENCES unit (id),
    locator @blob NOT NULL UNIQUE,                -- finds the mailbox of a receipt code
    mailbox_key @blob NOT NULL,                   -- the case's key, sealed for whoever holds the code
    class TEXT NOT NULL CHECK (class IN ('corruption', 'other')),
    state TEXT NOT NULL,
    received_on TEXT NOT NULL,
    acknowledged_on TEXT,
    feedback_on TEXT,
    closed_on TEXT,
    delivered @int NOT NULL DEFAULT 0,            -- shown to handlers: from the next day on
    record_id @int,                               -- in the register; none yet
    content @blob NOT NULL,                       -- the report
    handling @blob,                               -- what the handlers found
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX whistle_case_unit ON whistle_case (unit_id, received_on);

-- The case's key for each handler; for one whom the reporter shut out as many bytes of noise, so that the
-- table does not tell whom a report is about.
CREATE TABLE whistle_case_key (
    unit_id @int NOT NULL REFERENCES unit (id),
    case_id @int NOT NULL REFERENCES whistle_case (id),
    key_id @int NOT NULL REFERENCES whistle_key (id),
    sealed @blob NOT NULL,
    PRIMARY KEY (case_id, key_id)
) @strict;
CREATE INDEX whistle_case_key_of ON whistle_case_key (key_id);

CREATE TABLE whistle_message (
    id @int NOT NULL PRIMARY KEY,                 -- random
    unit_id @int NOT NULL REFERENCES unit (id),
    case_id @int NOT NULL REFERENCES whistle_case (id),
    kind TEXT NOT NULL CHECK (kind IN ('reporter', 'answer', 'note')),
    place @int NOT NULL,                          -- in the case, from 1
    sent_on TEXT NOT NULL,
    delivered @int NOT NULL DEFAULT 0,
    content @blob NOT NULL
) @strict;
CREATE INDEX whistle_message_case ON whistle_message (case_id, place);

CREATE TABLE whistle_file (
    id @int NOT NULL PRIMARY KEY,                 -- random
    unit_id @int NOT NULL REFERENCES unit (id),
    case_id @int NOT NULL REFERENCES whistle_case (id),
    message_id @int NOT NULL,                     -- 0: of the report
    place @int NOT NULL,
    delivered @int NOT NULL DEFAULT 0,
    content @blob NOT NULL                        -- name, kind and bytes
) @strict;
CREATE INDEX whistle_file_case ON whistle_file (case_id, place);

-- The reporter's identity, under a key of its own that no single handler has.
CREATE TABLE whistle_identity (
    case_id @int NOT NULL PRIMARY KEY REFERENCES whistle_case (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    sent_on TEXT NOT NULL,
    delivered @int NOT NULL DEFAULT 0,
    content @blob NOT NULL
) @strict;

-- For each two handlers the key is the exclusive-or of two halves, one sealed for each.
CREATE TABLE whistle_half (
    unit_id @int NOT NULL REFERENCES unit (id),
    case_id @int NOT NULL REFERENCES whistle_case (id),
    key_id @int NOT NULL REFERENCES whistle_key (id),
    with_key_id @int NOT NULL REFERENCES whistle_key (id),
    sealed @blob NOT NULL,
    PRIMARY KEY (case_id, key_id, with_key_id)
) @strict;

-- A handler asks to open an identity: hands the own half over to each of the others ('half'); who agrees
-- hands the whole key back ('whole'). Each row is sealed for one handler.
CREATE TABLE whistle_opening (
    unit_id @int NOT NULL REFERENCES unit (id),
    case_id @int NOT NULL REFERENCES whistle_case (id),
    by_key_id @int NOT NULL REFERENCES whistle_key (id),
    for_key_id @int NOT NULL REFERENCES whistle_key (id),
    kind TEXT NOT NULL CHECK (kind IN ('half', 'whole')),
    sealed @blob NOT NULL,
    PRIMARY KEY (case_id, by_key_id, for_key_id)
) @strict;
