/*
 * fuzz_address.c: whatever stands behind the "?" of a list is a list that the database can show,
 * and has one address, which shows the same.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/app.h"
#include "db/driver.h"
#include "db/migrate.h"
#include "http/form.h"
#include "register/hooks.h"
#include "register/list.h"
#include "register/load.h"
#include "register/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const char yaml[] =
    "register: thing\n"
    "title: {id: Barang, en: Things}\n"
    "one: {id: Barang, en: Thing}\n"
    "about: {id: Untuk menguji., en: For testing.}\n"
    "group: supply\n"
    "name_by: [name]\n"
    "order: day desc\n"
    "on: day\n"
    "rights: {read: [admin, owner], create: [admin], edit: [admin], remove: [admin]}\n"
    "fields:\n"
    "  - {name: name, type: text, label: {id: Nama, en: Name}, list: true, search: true}\n"
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, list: true, filter: true, "
    "options: [{name: big, label: {id: Besar, en: Big}}, "
    "{name: small, label: {id: Kecil, en: Small}}]}\n"
    "  - {name: marks, type: choices, label: {id: Tanda, en: Marks}, filter: true, options: "
    "[{name: red, label: {id: Merah, en: Red}}, {name: "
    "blue, label: {id: Biru, en: Blue}}]}\n"
    "  - {name: amount, type: integer, label: {id: Jumlah, en: Amount}, list: true}\n"
    "  - {name: share, type: percent, label: {id: Bagian, en: Share}, filter: true}\n"
    "  - {name: day, type: date, label: {id: Hari, en: Day}, list: true, filter: true}\n"
    "  - {name: came_at, type: time, label: {id: Datang, en: Came}, filter: true}\n"
    "  - {name: used, type: yesno, label: {id: Dipakai, en: Used}, filter: true}\n"
    "  - {name: holder, type: person, label: {id: Pemegang, en: Holder}, filter: true, owner: "
    "true}\n"
    "  - {name: whom, type: person, label: {id: Tentang, en: About}, subject: true}\n"
    "states:\n"
    "  - {name: new, label: {id: Baru, en: New}, kind: new}\n"
    "  - {name: gone, label: {id: Hilang, en: Gone}, kind: done}\n"
    "moves: [{name: lose, label: {id: Hilang, en: Lose}, from: [new], to: gone, by: [admin]}]\n"
    "filters: [{name: mine, label: {id: Saya, en: Mine}, where: \"holder = me AND (day IS NULL OR "
    "days(day, today) > 30)\"}]\n";

static char dir[] = "/tmp/runut-fuzz-XXXXXX";
static struct db *db;
static struct app app;
static struct reg_all all;

static void clean(void)
{
    static const char *const file[] = { "/runut.db", "/runut.db-wal", "/runut.db-shm" };
    char path[64];

    db_close(&db);
    for (size_t i = 0; i < ARRAY_LEN(file); i++) {
        (void)snprintf(path, sizeof(path), "%s%s", dir, file[i]);
        (void)unlink(path);
    }
    (void)rmdir(dir);
}

static void prepare(void)
{
    static struct arena a;
    const struct reg_source source = { .name = STR("thing.yaml"), .text = str_of(yaml) };
    struct reg_mistake *wrong = NULL;
    struct db_problem problem;
    struct str why = STR("");
    struct ctx c;
    size_t n = 0;

    arena_init(&a);
    assert(mkdtemp(dir) != NULL && atexit(clean) == 0);
    assert(db_open(&db, str_printf(&a, "sqlite:%s/runut.db", dir), true, &a, &problem) == ST_OK);
    assert(migrate(db, &a, &problem) == ST_OK);
    assert(reg_load(&a, &source, 1, &all, &wrong, &n) == ST_OK);
    app.registers = &all;
    ctx_system(&c, &app, db, &a, 1);
    assert(reg_tables_bring(&c, &all, &why) == ST_OK);
    assert(db->driver->script(db, "INSERT INTO unit (code, name, short_name, level, zone, path) "
                                  "VALUES ('1', 'U', 'U', 'regency', 7, '/1/');"
                                  "INSERT INTO person (unit_id, name, name_search) VALUES (1, "
                                  "'Ani', 'ani'), (1, 'Budi', 'budi');"
                                  "INSERT INTO record (unit_id, register, title) VALUES (1, "
                                  "'thing', 'a'), (1, 'thing', 'b'), (1, 'thing', 'c');"
                                  "INSERT INTO record_thing (id, unit_id, number, state, "
                                  "created_at, created_on, changed_at, version, name, kind, "
                                  "marks, amount, day, holder) SELECT id, 1, '', CASE id WHEN 2 "
                                  "THEN 'gone' ELSE 'new' END, 0, '2025-01-01', 0, 1, "
                                  "'meja ' || id, CASE id WHEN 1 THEN 'big' ELSE 'small' END, ' "
                                  "red ', id, '2025-01-0' || id, 1 FROM record;"
                                  "INSERT INTO record_text (record_id, unit_id, body_search) "
                                  "SELECT id, 1, 'u1xmeja u1x' || id FROM record;"
                                  "INSERT INTO record_count (unit_id, register, state, n) VALUES "
                                  "(1, 'thing', 'new', 2), (1, 'thing', 'gone', 1);") == ST_OK);
}

/* The list of such an address; false where nobody could send it. */
static bool show(struct ctx *c, struct str address, struct reg_list_query *q, struct reg_list *list)
{
    struct params args = { 0 };

    if (form_parse(c->arena, address, 64, &args) != 0)
        return false;
    c->req->args = args;
    reg_list_read(c, all.def[0], q);
    assert(reg_list_page(c, q, list) == ST_OK);
    assert(list->n <= 3 && list->total == (int64_t)list->n && !list->more);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct grant admin = { ROLE_ADMIN, 1, 0 };
    struct grant grant = admin;
    struct request req = { .path = STR("/") };
    struct reg_list_query q, again;
    struct reg_list list = { 0 }, same = { 0 };
    struct arena a;
    struct ctx c;

    if (db == NULL)
        prepare();
    arena_init(&a);
    ctx_system(&c, &app, db, &a, 1);
    c.req = &req;
    c.who.account_id = c.who.person_id = 1;
    c.who.grant = &grant;
    c.who.n_grant = 1;
    if (show(&c, (struct str){ arena_copy(&a, data, n), n }, &q, &list)) {
        struct str address = reg_list_address(&c, &q);

        assert(show(&c, address, &again, &same));
        assert(str_eq(reg_list_address(&c, &again), address));
        assert(same.total == list.total && same.n == (q.page == 1 ? list.n : same.n));
        for (size_t i = 0; i < same.n; i++)
            assert(same.row[i].id == list.row[i].id);
    }
    arena_done(&a);
    return 0;
}
