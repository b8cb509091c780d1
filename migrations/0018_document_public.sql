-- What strangers may read is little among much: their pages look at nothing else.
CREATE INDEX document_public ON document (unit_id, is_latest, id) WHERE classification = 'public';
