-- Roles whose accounts sign in with the second step, as the unit's administrator decided.
CREATE TABLE second_step (
    unit_id @int NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL,
    PRIMARY KEY (unit_id, role)
) @strict;
