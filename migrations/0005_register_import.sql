-- Imports that were made: what is confirmed twice is made once.
CREATE TABLE record_import (
    unit_id @int NOT NULL REFERENCES unit (id),
    mark TEXT NOT NULL,                 -- of one preview
    register TEXT NOT NULL,
    at @int NOT NULL,
    person_id @int NOT NULL,
    n @int NOT NULL,                    -- records made
    PRIMARY KEY (unit_id, mark)
) @strict;
