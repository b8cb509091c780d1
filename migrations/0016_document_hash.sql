-- By hash first: whether any unit still names a file is one look, and the files are verified in their order, whoever has them.
DROP INDEX document_hash;
CREATE INDEX document_hash ON document (sha256, unit_id);
