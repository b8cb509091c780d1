-- How often a file of a published legal document was taken, by day: nothing about whom.
CREATE TABLE law_download (
    unit_id @int NOT NULL REFERENCES unit (id),
    record_id @int NOT NULL REFERENCES record (id),
    day TEXT NOT NULL,
    n @int NOT NULL,
    PRIMARY KEY (unit_id, record_id, day)
) @strict;
