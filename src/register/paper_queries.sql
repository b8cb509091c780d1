-- What papers of records show besides the record itself.

-- paper_record_title(unit_id int, id int) -> text
SELECT title FROM record WHERE unit_id = $1 AND id = $2;

-- row paper_move: at time, move text, from_state text, to_state text, person text, reason text

-- paper_moves(unit_id int, record_id int) -> paper_move*
SELECT m.at, m.move, m.from_state, m.to_state, COALESCE(p.name, '') AS person, m.reason
  FROM record_move m LEFT JOIN person p ON p.id = m.moved_by
 WHERE m.unit_id = $1 AND m.record_id = $2 ORDER BY m.id;

-- row paper_file: field text, name text, kind text, uploaded_at time

-- paper_files(unit_id int, record_id int) -> paper_file*
SELECT f.note AS field, d.name, d.kind, d.uploaded_at
  FROM proof f JOIN document d ON d.id = f.document_id
 WHERE f.unit_id = $1 AND f.subject = 'record' AND f.subject_id = $2 ORDER BY f.id;
