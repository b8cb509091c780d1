-- Roles whose accounts sign in with the second step, as the unit's administrator decided.
CREATE TABLE second_step (
    unit_id @int NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL,
    PRIMARY KEY (unit_id, role)
) @strict;

-- Until when a password to be used once is taken; 0: it has no end.
ALTER TABLE account ADD COLUMN once_until @int NOT NULL DEFAULT 0;
