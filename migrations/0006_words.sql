-- Words are indexed with their unit before them (src/document/search.h): every document is read once more.
INSERT INTO job (unit_id, kind, payload, dedupe, run_at, created_at)
SELECT unit_id, 'document.text', '{"document":' || CAST(id AS VARCHAR) || '}', 'document.text:' || CAST(id AS VARCHAR), 0, 0 FROM document WHERE 1 = 1
    ON CONFLICT (dedupe) DO NOTHING;
