-- What an office writes for everybody, each saving a version; and how often its public pages were asked for.

CREATE TABLE content (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('page', 'news')),
    name TEXT NOT NULL,                 -- in its address: /halaman/NAME, /berita/NAME
    place TEXT NOT NULL DEFAULT '' CHECK (place IN ('', 'about', 'rights', 'site', 'reform')), -- where it is listed
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,                 -- Markdown
    day TEXT NOT NULL,                  -- on which it was first published, or is to be
    image_id @int REFERENCES document (id),
    image_alt TEXT NOT NULL DEFAULT '',
    version_no @int NOT NULL,           -- of its text: 1, 2, ...
    saved_by @int NOT NULL,             -- person; 0: the system
    saved_at @int NOT NULL,
    body_search TEXT NOT NULL,          -- lower case: title, summary and the words of the text
    version @int NOT NULL DEFAULT 1,
    UNIQUE (unit_id, kind, name)
) @strict;
CREATE INDEX content_list ON content (unit_id, kind, state, day);

CREATE TABLE content_version (
    id @id,
    unit_id @int NOT NULL REFERENCES unit (id),
    content_id @int NOT NULL REFERENCES content (id),
    version_no @int NOT NULL,
    state TEXT NOT NULL,
    place TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    day TEXT NOT NULL,
    image_id @int REFERENCES document (id),
    image_alt TEXT NOT NULL,
    saved_by @int NOT NULL,
    saved_at @int NOT NULL,
    UNIQUE (content_id, version_no)
) @strict;
CREATE INDEX content_version_image ON content_version (unit_id, image_id);

-- Sums only: nobody can be told from them.
CREATE TABLE visit_day (
    unit_id @int NOT NULL REFERENCES unit (id),
    day TEXT NOT NULL,
    page TEXT NOT NULL,                 -- '/jdih', '/jdih/:id', '/halaman/profil'
    views @int NOT NULL,
    visits @int NOT NULL,               -- views that did not come from another page of this site
    PRIMARY KEY (unit_id, day, page)
) @strict;
