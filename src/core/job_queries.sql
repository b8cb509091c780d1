-- Work in the background.

-- row job: id int, unit_id int, kind text, payload text, attempts int
-- row job_stuck: id int, kind text, attempts int, run_at time, error text, gave_up int, created_at time

-- job_put(unit_id int, kind text, payload text, dedupe text?, run_at time, created_at time, idle bool) -> done
INSERT INTO job (unit_id, kind, payload, dedupe, run_at, created_at, idle) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (dedupe) DO UPDATE
    SET run_at = CASE WHEN job.run_at < excluded.run_at THEN job.run_at ELSE excluded.run_at END, gave_up = 0;

-- Reading first keeps an idle server from asking for the write lock each second.
-- across units: one thread works for all
-- job_due(now time) -> count
SELECT COUNT(*) FROM (SELECT j.id FROM job j WHERE j.run_at <= $1 AND j.locked_until <= $1 AND j.gave_up = 0
    ORDER BY j.run_at LIMIT 1) AS due;

-- across units: one thread works for all; the second condition decides between two servers
-- job_claim(now time, until time) -> job
UPDATE job SET locked_until = $2, attempts = attempts + 1
    WHERE id = (SELECT j.id FROM job j WHERE j.run_at <= $1 AND j.locked_until <= $1 AND j.gave_up = 0
                ORDER BY j.idle, j.run_at, j.id LIMIT 1)
      AND locked_until <= $1
    RETURNING id, unit_id, kind, payload, attempts;

-- across units: the thread's own job
-- job_done(id int) -> changed
DELETE FROM job WHERE id = $1;

-- across units: the thread's own job
-- job_failed(id int, run_at time, error text, gave_up int) -> changed
UPDATE job SET run_at = $2, error = $3, gave_up = $4, locked_until = 0 WHERE id = $1;

-- job_open(unit_id int, max int) -> job_stuck*
SELECT id, kind, attempts, run_at, error, gave_up, created_at FROM job
    WHERE unit_id = $1 AND (gave_up = 1 OR attempts > 0) ORDER BY gave_up DESC, run_at, id LIMIT $2;

-- job_again(unit_id int, id int, now time) -> changed
UPDATE job SET gave_up = 0, attempts = 0, run_at = $3 WHERE unit_id = $1 AND id = $2;

-- job_forget(unit_id int, id int) -> changed
DELETE FROM job WHERE unit_id = $1 AND id = $2 AND gave_up = 1;
