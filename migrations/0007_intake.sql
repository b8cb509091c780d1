-- What the public handed in: the receipt of a record, and the messages between its applicant and the office.

CREATE TABLE intake_case (
    id         @id,
    unit_id    @int NOT NULL REFERENCES unit (id),
    record_id  @int NOT NULL UNIQUE REFERENCES record (id),
    register   TEXT NOT NULL,
    code_hash  @blob,                          -- keyed; NULL: no receipt with a code was handed out
    task       @blob UNIQUE,                   -- of the form it came with: each is used once
    seq        @int NOT NULL,                  -- the entry of the ledger that acknowledges it
    made_at    @int NOT NULL,
    code_at    @int,                           -- when the code was made
    seen_at    @int,                           -- when the applicant last looked
    same_as    @int REFERENCES record (id),    -- the record that it repeats
    version    @int NOT NULL DEFAULT 1
) @strict;
CREATE UNIQUE INDEX intake_case_code ON intake_case (code_hash);
CREATE INDEX intake_case_same ON intake_case (same_as);

CREATE TABLE intake_message (
    id             @id,
    unit_id        @int NOT NULL REFERENCES unit (id),
    record_id      @int NOT NULL REFERENCES record (id),
    from_applicant @int NOT NULL,
    person_id      @int REFERENCES person (id),   -- of the office; NULL: the applicant
    body           TEXT NOT NULL,
    sent_at        @int NOT NULL,
    read_at        @int,                          -- by the other side
    version        @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX intake_message_record ON intake_message (unit_id, record_id, id);

-- Files of messages. Each also proves the record, which says who may see it.
CREATE TABLE intake_message_file (
    message_id  @int NOT NULL REFERENCES intake_message (id),
    unit_id     @int NOT NULL REFERENCES unit (id),
    document_id @int NOT NULL REFERENCES document (id),
    PRIMARY KEY (message_id, document_id)
) @strict;
