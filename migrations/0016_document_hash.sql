-- By hash first: whether any unit still names a file is one look, and the files are verified in their order, whoever has them.
DROP INDEX document_hash;
CREATE INDEX document_hash ON document (sha256, unit_id);
-- Whether a message still shows a document.
CREATE INDEX intake_message_file_document ON intake_message_file (document_id);
