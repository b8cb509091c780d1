/*
 * backup.h: the form of a backup, shared by `backup` and `restore`.
 *
 * A tar file (compressed where its name ends in .gz or .zst) with
 *
 *     runut.db              a consistent copy of the SQLite database
 *     runut.conf            the settings file, where there is one
 *     keys/sign ...         the keys: whoever has the backup can sign as this office
 *     files/ab/cdef...      every document that the copy names
 *     manifest.HASH.json    path, size and SHA-256 of each of them; HASH is its own
 *
 * The manifest comes last, so that a backup that was cut off has none and is refused.
 */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

#include "app/open.h"
#include "document/pack.h"

#define BACKUP_FORMAT 1
#define BACKUP_MANIFEST_MAX ((size_t)256 << 20)
#define BACKUP_BLOCK ((size_t)256 * 1024)

/* What writes and reads the file; NULL where it cannot be loaded, which has been said. */
const struct pack_module *backup_pack(const struct cli *cli);
/* Which paths may stand in a backup: nothing absolute, nothing that climbs. */
bool backup_path_ok(struct str path);

#endif
