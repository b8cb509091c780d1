/* demo.c: runut demo load: people with accounts, and what the steps share. */
#include "app/demo.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/command.h"
#include "app/open.h"
#include "base/buf.h"
#include "base/number.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/message_queries.h"
#include "core/people_queries.h"
#include "document/store.h"

static const struct str none;

/* Nobody of these exists. */
static const struct {
    const char *login, *name;
    enum role role;
    int area;
} people[DEMO_PEOPLE] = {
    [DEMO_LEADERSHIP] = { "pengarah", "Bagus Prakoso (CONTOH)", ROLE_LEADERSHIP, 0 },
    [DEMO_PLANNER] = { "perencana", "Rina Wulandari (CONTOH)", ROLE_PLANNER, 0 },
    [DEMO_AREA_1] = { "area1", "Dewi Anggraini (CONTOH)", ROLE_AREA_LEAD, 1 },
    [DEMO_AREA_1 + 1] = { "area2", "Yusuf Maulana (CONTOH)", ROLE_AREA_LEAD, 2 },
    [DEMO_AREA_1 + 2] = { "area3", "Sari Puspita (CONTOH)", ROLE_AREA_LEAD, 3 },
    [DEMO_AREA_1 + 3] = { "area4", "Fajar Nugroho (CONTOH)", ROLE_AREA_LEAD, 4 },
    [DEMO_AREA_1 + 4] = { "area5", "Lestari Handayani (CONTOH)", ROLE_AREA_LEAD, 5 },
    [DEMO_AREA_1 + 5] = { "area6", "Made Suartana (CONTOH)", ROLE_AREA_LEAD, 6 },
    [DEMO_AREA_1 + 6] = { "area7", "Hendra Saputra (CONTOH)", ROLE_AREA_LEAD, 7 },
    [DEMO_AREA_8] = { "area8", "Nurul Hidayah (CONTOH)", ROLE_AREA_LEAD, 8 },
    [DEMO_AGENT] = { "agen", "Taufik Ramadhan (CONTOH)", ROLE_AGENT, 0 },
    [DEMO_VERIFIER] = { "verifikator", "Maria Simbolon (CONTOH)", ROLE_VERIFIER, 0 },
    [DEMO_ASSESSOR] = { "asesor", "Agus Salim Harun (CONTOH)", ROLE_ASSESSOR, 0 },
    [DEMO_STAFF] = { "staf", "Putri Ramadani (CONTOH)", ROLE_STAFF, 0 },
    [DEMO_COMPLAINT] = { "pengaduan", "Eko Prasetyo (CONTOH)", ROLE_COMPLAINT_OFFICER, 0 },
    [DEMO_INFORMATION] = { "ppid", "Siti Rahmawati (CONTOH)", ROLE_INFORMATION_OFFICER, 0 },
    [DEMO_WBS] = { "wbs", "Joko Susilo (CONTOH)", ROLE_WBS_HANDLER, 0 },
    [DEMO_GRATIFICATION] = { "upg", "Ratna Kusuma (CONTOH)", ROLE_GRATIFICATION_OFFICER, 0 },
    [DEMO_CONTROL] = { "spip", "Bambang Irawan (CONTOH)", ROLE_CONTROL_OFFICER, 0 },
    [DEMO_LEGAL] = { "hukum", "Ahmad Fauzi (CONTOH)", ROLE_LEGAL_OFFICER, 0 },
    [DEMO_ARCHIVIST] = { "arsip", "Endang Lestari (CONTOH)", ROLE_ARCHIVIST, 0 },
    [DEMO_HR] = { "sdm", "Dian Permata (CONTOH)", ROLE_HR_OFFICER, 0 },
    [DEMO_FINANCE] = { "keuangan", "Rudi Hartono (CONTOH)", ROLE_FINANCE_OFFICER, 0 },
    [DEMO_PROCUREMENT] = { "pengadaan", "Tono Wijaya (CONTOH)", ROLE_PROCUREMENT_OFFICER, 0 },
    [DEMO_PERFORMANCE] = { "kinerja", "Sri Utami Dewi (CONTOH)", ROLE_PLANNING_OFFICER, 0 },
    [DEMO_IT] = { "tik", "Galih Saputro (CONTOH)", ROLE_IT_OFFICER, 0 },
    [DEMO_SERVICE] = { "layanan", "Mega Pertiwi (CONTOH)", ROLE_SERVICE_OFFICER, 0 },
    [DEMO_REVIEWER] = { "peninjau", "Wayan Sudirman (CONTOH)", ROLE_REVIEWER, 0 },
};

/* For the papers: as it would stand in the settings. */
static const struct {
    const char *name, *value;
} settings[] = {
    { "report_address", "Jalan Contoh Nomor 1, Kabupaten Contoh 34000 (CONTOH)" },
    { "portal_hours", "Senin–Kamis 08.00–16.00 WIB; Jumat 08.00–16.30 WIB" },
    { "portal_phone", "(0726) 000 000 (CONTOH)" },
    { "portal_mail", "layanan@kantor-contoh.example" },
    { "report_place", "Mesuji" },
    { "report_signer_position", "Sekretaris," },
    { "report_signer_name", "Bagus Prakoso (CONTOH)" },
};

int demo_dice(int64_t a, int64_t b, int64_t c)
{
    uint64_t x = (uint64_t)a * 0x9e3779b97f4a7c15u ^ (uint64_t)b * 0xbf58476d1ce4e5b9u ^
                 (uint64_t)c * 0x94d049bb133111ebu;

    x ^= x >> 31;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    return (int)(x % 100);
}

void demo_act(struct demo *d, enum demo_who who, int64_t at)
{
    const struct demo_person *p = &d->person[who];

    d->c->who.account_id = p->account_id;
    d->c->who.person_id = p->person_id;
    d->c->who.login = p->login;
    d->c->who.name = p->name;
    d->c->now = at < d->now ? at : d->now;
}

/* ── People ── */

/* The reviewer belongs to the office above. */
static enum status unit_above(struct ctx *c, int64_t *id)
{
    struct unit unit = { 0 };
    enum status s = unit_by_id(c, c->who.unit_id, &unit);

    if (s == ST_OK)
        *id = unit.has_parent_id ? unit.parent_id : unit.id;
    return s;
}

static enum status person_make(struct demo *d, enum demo_who who, int64_t unit_id)
{
    struct demo_person *p = &d->person[who];
    struct account_new n = { .unit_id = unit_id };
    struct account_key key = { 0 };
    int64_t home = d->c->who.unit_id;
    char hash[PASSWORD_HASH_LEN];

    *p = (struct demo_person){ .login = str_of(people[who].login),
                               .name = str_of(people[who].name),
                               .password = password_once(d->c->arena),
                               .role = people[who].role,
                               .area = people[who].area };
    n.login = p->login;
    n.name = p->name;
    n.password = p->password;
    n.role = p->role;
    n.area = p->area;
    enum status s = password_hash_calmly(d->c, p->password, hash);
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(d->c, &tx);
    d->c->who.unit_id = unit_id;
    if (s == ST_OK)
        s = account_make(d->c, &n, hash, &p->account_id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    d->c->who.unit_id = home;
    if (s == ST_OK)
        s = account_by_id(d->c, p->account_id, &key);
    p->person_id = key.person_id;
    return s;
}

static enum status settings_put(struct ctx *c)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    for (size_t i = 0; i < ARRAY_LEN(settings) && s == ST_OK; i++)
        s = setting_put(c, c->who.unit_id, str_of(settings[i].name), str_of(settings[i].value));
    if (s == ST_OK)
        s = audit(c, "setting.changed", "setting", 0, STR("{\"demo\":true}"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status demo_people(struct demo *d)
{
    int64_t above = 0;
    enum status s = unit_above(d->c, &above);

    for (int i = 0; i < DEMO_PEOPLE && s == ST_OK; i++)
        s = person_make(d, (enum demo_who)i, i == DEMO_REVIEWER ? above : d->c->who.unit_id);
    return s == ST_OK ? settings_put(d->c) : s;
}

/* ── The command ── */

/* The accounts on standard output, and in DATA/demo for whoever started the program. */
static int tell(const struct cli *cli, const struct demo *d, struct str marker)
{
    struct buf b;

    buf_init(&b, cli->arena);
    for (size_t i = 0; i < DEMO_PEOPLE; i++) {
        const struct demo_person *p = &d->person[i];

        buf_printf(&b, "%-12.*s %-20.*s %-12s %.*s\n", STR_ARG(p->login), STR_ARG(p->password),
                   role_name(p->role), STR_ARG(p->name));
    }
    cli_say(cli, "demo.cli.loaded", none, none);
    (void)fwrite(b.p, 1, b.n, stdout);
    mode_t before = umask(077);
    int end = cli_write_file(cli, marker, buf_str(&b));
    (void)umask(before);
    return end;
}

static enum status play(struct demo *d)
{
    enum status s = demo_people(d);

    if (s == ST_OK)
        s = demo_teams(d);
    if (s == ST_OK)
        s = demo_settle(d);
    if (s == ST_OK)
        s = demo_registers(d); /* before the reports, which take their figures */
    if (s == ST_OK)
        s = demo_surveys(d);
    if (s == ST_OK)
        s = demo_whistle(d);
    if (s == ST_OK)
        s = demo_assessment(d);
    if (s == ST_OK)
        s = demo_year(d);
    if (s == ST_OK)
        s = demo_findings(d);
    return s == ST_OK ? demo_portal(d) : s;
}

static int play_year(const struct cli *cli, struct ctx *c, int64_t year, struct str marker)
{
    struct demo d = { .c = c, .now = c->now };
    enum status s = plan_by_key(c, PLAN_RB, (int)year, 0, &d.plan);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_plan", str_printf(cli->arena, "%d", (int)year), none);
    int begun = today_month(c) - (int)year * 12;
    d.months = begun < 0 ? 0 : begun > MONTHS ? MONTHS : begun;
    if (s == ST_OK)
        s = play(&d);
    return s == ST_OK ? tell(cli, &d, marker) : cli_refused(cli, c, s);
}

static int load_in(const struct cli *cli, struct ctx *c, void *with)
{
    const int64_t *year = with;
    const char *place = NULL;
    struct str marker = str_printf(cli->arena, STR_FMT "/demo", STR_ARG(c->app->data_dir));

    if (access(str_z(cli->arena, marker), F_OK) == 0)
        return cli_fail(cli, "demo.cli.already", marker, none);
    if (!store_make(cli->arena, c->app->data_dir, &place))
        return cli_fail(cli, "plan.cli.cannot_write", str_of(place), str_of(strerror(errno)));
    return play_year(cli, c, *year, marker);
}

int cmd_demo_load(struct cli *cli, int argc, char **argv)
{
    struct str year_text = STR("2025");
    int64_t year = 0;
    const struct cli_option option[] = { { "year", 0, &year_text, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end < 0 && !int_parse_range(year_text, 1900, 2199, &year))
        end = cli_usage(cli, "report.cli.bad_year", year_text);
    return end < 0 ? work_in_unit(cli, none, load_in, &year) : end;
}
