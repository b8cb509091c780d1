-- Documents, their versions, and what they prove.

CREATE TABLE document (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'text')),
    name TEXT NOT NULL,                 -- file name or title
    sha256 @blob NOT NULL,              -- of the bytes, the address or the text
    media_type TEXT NOT NULL,
    size @int NOT NULL,
    content TEXT NOT NULL DEFAULT '',   -- of a link or a text
    first_id @int,                      -- the first version; null in the first itself
    version_no @int NOT NULL DEFAULT 1,
    is_latest @int NOT NULL DEFAULT 1,
    category TEXT NOT NULL DEFAULT '',  -- sk, laporan, notulen, foto, ...
    classification TEXT NOT NULL DEFAULT 'internal' CHECK (classification IN ('public', 'internal', 'restricted')),
    retention_until TEXT,
    effective_from TEXT,                -- what it is about, apart from when it was uploaded
    effective_until TEXT,
    pages @int NOT NULL DEFAULT 0,
    uploaded_by @int NOT NULL,
    uploaded_at @int NOT NULL,
    version @int NOT NULL DEFAULT 1
) @strict;
CREATE INDEX document_unit ON document (unit_id, is_latest, uploaded_at);
CREATE INDEX document_first ON document (first_id);
CREATE INDEX document_hash ON document (sha256);

CREATE TABLE document_text (
    document_id @int NOT NULL PRIMARY KEY REFERENCES document (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'none', 'failed')),
    body_search TEXT NOT NULL           -- name and extracted text, lower case
) @strict;

CREATE TABLE proof (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    document_id @int NOT NULL REFERENCES document (id),
    subject TEXT NOT NULL CHECK (subject IN ('month', 'plan', 'team', 'finding', 'answer', 'record')),
    subject_id @int NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    added_by @int NOT NULL,
    added_at @int NOT NULL,
    UNIQUE (subject, subject_id, document_id)
) @strict;
CREATE INDEX proof_document ON proof (document_id);
