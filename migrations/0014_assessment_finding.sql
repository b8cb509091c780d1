-- What an evaluation led to: a finding, and the question of the assessment that it came of.
CREATE TABLE assessment_finding (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    assessment_id @int NOT NULL REFERENCES assessment (id),
    question TEXT NOT NULL DEFAULT '',  -- its code; empty: of the assessment as a whole
    finding_id @int NOT NULL UNIQUE REFERENCES finding (id)
) @strict;
CREATE INDEX assessment_finding_of ON assessment_finding (assessment_id, question);
