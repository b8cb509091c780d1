-- Work that takes seconds and that nobody waits for: taken when nothing else is due.
ALTER TABLE job ADD COLUMN idle @int NOT NULL DEFAULT 0;

-- Pages whose words were read by machine from their picture; 1: there were more than are read.
ALTER TABLE document_text ADD COLUMN scanned @int NOT NULL DEFAULT 0;
ALTER TABLE document_text ADD COLUMN scan_cut @int NOT NULL DEFAULT 0;
