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
CREATE INDEX document_unit ON document (unit_id, is_latest, id);
CREATE INDEX document_first ON document (first_id);
CREATE INDEX document_hash ON document (unit_id, sha256);
CREATE INDEX document_uploader ON document (unit_id, uploaded_by);

CREATE TABLE document_text (
    document_id @int NOT NULL PRIMARY KEY REFERENCES document (id),
    unit_id @int NOT NULL REFERENCES unit (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'none', 'failed')),
    body_search TEXT NOT NULL           -- the distinct words of name and text, lower case, see search.h
) @strict;

-- Both databases answer SELECT rowid FROM document_fts('word word*').
@sqlite CREATE VIRTUAL TABLE document_fts USING fts5 (body_search, content = 'document_text', content_rowid = 'document_id', detail = 'none', prefix = '2 3');
@sqlite CREATE TRIGGER document_fts_insert AFTER INSERT ON document_text BEGIN INSERT INTO document_fts (rowid, body_search) VALUES (new.document_id, new.body_search); END;
@sqlite CREATE TRIGGER document_fts_delete AFTER DELETE ON document_text BEGIN INSERT INTO document_fts (document_fts, rowid, body_search) VALUES ('delete', old.document_id, old.body_search); END;
@sqlite CREATE TRIGGER document_fts_update AFTER UPDATE ON document_text BEGIN INSERT INTO document_fts (document_fts, rowid, body_search) VALUES ('delete', old.document_id, old.body_search); INSERT INTO document_fts (rowid, body_search) VALUES (new.document_id, new.body_search); END;
@postgres CREATE INDEX document_text_fts ON document_text USING gin (to_tsvector('simple', body_search));
@postgres CREATE FUNCTION document_fts (q VARCHAR) RETURNS TABLE (rowid BIGINT) LANGUAGE sql STABLE AS 'SELECT document_id FROM document_text WHERE to_tsvector(''simple'', body_search) @@ to_tsquery(''simple'', replace(replace(q, ''*'', '':*''), '' '', '' & ''))';

CREATE TABLE proof (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    document_id @int NOT NULL REFERENCES document (id),
    subject TEXT NOT NULL CHECK (subject IN ('month', 'plan', 'team', 'finding', 'answer', 'record')),
    subject_id @int NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    effective_from TEXT,                -- what the proof is about; null: as the document says
    effective_until TEXT,
    added_by @int NOT NULL,
    added_at @int NOT NULL,
    UNIQUE (subject, subject_id, document_id)
) @strict;
CREATE INDEX proof_document ON proof (document_id);
