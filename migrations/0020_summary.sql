-- What offices that work in an installation of their own hand to those above them, signed: see plan/summary.h.
CREATE TABLE unit_summary (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),     -- who took it
    about_id @int NOT NULL REFERENCES unit (id),    -- whose it is
    year @int NOT NULL,
    made_at @int NOT NULL,
    taken_at @int NOT NULL,
    signer TEXT NOT NULL,                           -- the key that signs it, as C2SP's signed-note writes it
    log_size @int NOT NULL,                         -- of its ledger
    indicators @int NOT NULL,
    planned @int NOT NULL,                          -- months
    done @int NOT NULL,                             -- of these, reported or verified
    late @int NOT NULL,
    achievement REAL,                               -- percent; null: nothing is valued yet
    note TEXT NOT NULL,                             -- as it was handed in
    UNIQUE (unit_id, about_id, year, made_at)
) @strict;
CREATE INDEX unit_summary_about ON unit_summary (about_id, year, made_at);
