/*
 * commit_bench.c: how many synced commits a second SQLite itself makes in a folder.
 *
 *   commit_bench FOLDER SECONDS
 *
 * One connection, one row of 200 bytes a commit, WAL and synchronous=FULL, as the program has it.
 */
#include <sqlite3.h>
#include <unistd.h>

#include "base/number.h"
#include "base/time.h"

static void must(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        (void)fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
        exit(1);
    }
}

int main(int argc, char **argv)
{
    char path[1024];
    int64_t seconds = 0, n = 0, start = 0;
    sqlite3 *db = NULL;

    if (argc != 3 || !int_parse_range(str_of(argv[2]), 1, 60, &seconds))
        return 2;
    (void)snprintf(path, sizeof(path), "%s/commits.db", argv[1]);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        return 1;
    must(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
             "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, b BLOB)");
    start = time_mono();
    while (time_mono() - start < seconds * SECOND) {
        must(db, "INSERT INTO t (b) VALUES (randomblob(200))");
        n++;
    }
    printf("%.1f\n", (double)n * 1e6 / (double)(time_mono() - start));
    (void)sqlite3_close(db);
    return 0;
}
