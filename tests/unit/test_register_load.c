/*
 * test_register_load.c: a definition that is good in every part, and one case for each kind of
 * mistake: a piece of it is replaced, and exactly that line is refused for exactly that reason.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "base/buf.h"
#include "register/hooks.h"
#include "register/load.h"
#include "register/public.h"

static const struct reg_hooks hooked_hooks = { .fields =
                                                   (const char *const[]){ "name", "gone", NULL } };
const struct reg_hooks_row reg_hooks_table[] = { { "hooked", &hooked_hooks }, { NULL, NULL } };

#define L "label: {id: a, en: b}"
#define TOP                                                                                        \
    "title: {id: Contoh, en: Sample}\none: {id: Contoh, en: Sample}\nabout: {id: Apa, en: What}\n" \
    "group: service\nrights: {read: [all], create: [staff], edit: [staff], remove: [admin]}\n"

/* sample.yaml, which has a bit of everything. */
static struct str good_text(struct arena *a)
{
    char path[4096];
    FILE *f;
    char *p = arena_alloc(a, 65536);

    (void)snprintf(path, sizeof(path), "%s/tests/unit/sample.yaml", getenv("RUNUT_ROOT"));
    f = fopen(path, "rbe");
    assert_non_null(f);

    size_t n = fread(p, 1, 65535, f);

    (void)fclose(f);
    return (struct str){ p, n };
}

static enum status load(struct arena *a, const char *name, struct str text, struct reg_all *all,
                        struct reg_mistake **m, size_t *n)
{
    const struct reg_source source = { .name = str_of(name), .text = text };

    return reg_load(a, &source, 1, all, m, n);
}

/* ── what is good ── */

static const struct reg_def *load_good(struct arena *a)
{
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n = 0;
    enum status s = load(a, "sample.yaml", good_text(a), &all, &m, &n);

    for (size_t i = 0; i < n; i++)
        print_error("%zu: " STR_FMT "\n", m[i].line, STR_ARG(m[i].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(all.n, 1);
    return all.def[0];
}

static void everything_arrives(void **state)
{
    struct arena a = { 0 };
    const struct reg_def *d = load_good(&a);

    (void)state;
    assert_str(d->name, STR("sample"));
    assert_str(d->title.in[LANG_EN], STR("Sample"));
    assert_int_equal(d->n_field, 23);
    assert_ptr_equal(d->order, reg_field(d, STR("seen")));
    assert_true(d->order_desc);
    assert_ptr_equal(d->owner, reg_field(d, STR("who")));
    assert_ptr_equal(d->in_charge, reg_field(d, STR("chief")));
    assert_int_equal(d->edit, REG_WHO_IN_CHARGE | UINT32_C(1) << ROLE_STAFF);
    assert_int_equal(d->manage, UINT32_C(1) << ROLE_STAFF);
    assert_int_equal(d->move[1].from, 3);
    assert_int_equal(d->move[1].n_set, 3);
    assert_str(d->move[1].set[1].value, STR("yes"));
    assert_ptr_equal(d->move[0].notify_field, d->in_charge);
    assert_int_equal(d->move[0].notify, REG_WHO_OWNER);
    assert_int_equal(d->rule[0].n_value, 2);
    assert_ptr_equal(d->clock[0].limit, &d->rule[0]);
    assert_ptr_equal(d->clock[1].from_field, d->order);
    assert_int_equal(d->clock[1].limit_n, 3);
    assert_ptr_equal(d->duty[0].owed, d);
    assert_ptr_equal(d->duty[0].filed_by, d->owner);
    assert_ptr_equal(d->measure[3].duty, &d->duty[0]);
    assert_ptr_equal(d->measure[0].on, d->order);
    assert_int_equal(d->personal_data.keep_years, 5);
    assert_str(d->face->path, STR("tulis/surat"));
    assert_int_equal(d->face->n_field, 4);
    assert_ptr_equal(d->face->contact, reg_field(d, STR("phone")));
    assert_str(d->face->hidden[0]->name, STR("unknown"));
    assert_str(d->face->hidden[0]->help.in[LANG_EN], STR("b"));
    assert_int_equal(d->face->n_drop, 2);
    assert_int_equal(d->face->answer_in, 4);
    assert_int_equal(d->move[2].by, REG_WHO_APPLICANT | UINT32_C(1) << ROLE_ADMIN);
    assert_int_equal(d->move[2].notify, REG_WHO_APPLICANT);
    assert_int_equal(d->hash.n, 64);
    arena_done(&a);
}

static void columns_are_laid(void **state)
{
    struct arena a = { 0 };
    const struct reg_def *d = load_good(&a);
    const struct reg_field *place = reg_field(d, STR("place")), *steps = reg_field(d, STR("steps"));

    (void)state;
    /* 23 fields: a table and files have none, an address four. */
    assert_int_equal(d->n_column, 21 + 3);
    assert_int_equal(place->n_column, 4);
    assert_str(d->column[place->column + 2].name, STR("place_district"));
    assert_int_equal(steps->column, -1);
    assert_int_equal(steps->cell[1].column, 1);
    assert_int_equal(reg_field(d, STR("proof"))->column, -1);
    for (size_t i = 0; i < d->n_column; i++)
        assert_true(d->column[i].field->column >= 0 && (size_t)d->column[i].field->column <= i);
    arena_done(&a);
}

/* ── one case for each kind of mistake ── */

struct mistake_case {
    const char *find, *put; /* the first `find` in the good one becomes `put` */
    const char *reason;     /* part of what is said */
    int line;               /* 0: that of `find`; n: so many below; -1: of the whole file */
};

static const struct mistake_case cases[] = {
    /* the file */
    { "register: sample", "register: simple", "its file 'sample.yaml'; it must be 'simple.yaml'",
      0 },
    { "register: sample", "register: Sample", "is no name", 0 },
    { "register: sample", "register: [sample]", "not a list", 0 },
    { "register: sample\n", "", "a definition has no 'register'", 0 },
    { "title:", "titel:", "unknown key 'titel' of a definition; did you mean 'title'?", 0 },
    { "charts:", "zzz:", "unknown key 'zzz' of a definition; it knows register, title", 0 },
    { "group: service", "group: servis", "unknown group 'servis'; did you mean 'service'?", 0 },
    { "{id: Contoh, en: Sample}", "{id: Contoh}", "the text has no 'en'", 0 },
    { "{id: Contoh, en: Sample}", "{id: Contoh, en: ''}", "is empty", 0 },
    { "{id: Contoh, en: Sample}", "Contoh", "a text has two languages", 0 },
    { "{id: Contoh, en: Sample}", "{id: Contoh, en: A, fr: B}", "unknown key 'fr'", 0 },
    { "remove: [admin]", "delete: [admin]", "unknown key 'delete'", 0 },
    { "read: [all]", "read: [al]", "unknown role 'al'; did you mean 'all'?", 0 },
    { "read: [all]", "read: all", "is a list", 0 },
    { "read: [all]", "read: []", "nobody is named", 0 },
    { "decree: [8.3.1.9", "decree: [x.3", "no indicator's number", 0 },
    { "{seq:04}", "{seq:4}", "unknown part {seq:4}", 0 },
    { "{seq:04}", "4", "{seq} or {seq:04} exactly once", 0 },
    { "{unit}", "{seq}", "{seq} or {seq:04} exactly once", 0 },
    { "/{year}", "", "the pattern has {year}", 0 },
    { "name_by: [name]", "name_by: [nam]", "no field 'nam' in `fields`; did you mean 'name'?", 0 },
    { "name_by: [name]", "name_by: []", "`name_by` is empty", 0 },
    { "name_by: [name]", "name_by: [name, name]", "named twice", 0 },
    { "name_by: [name]", "name_by: [steps]", "which cannot name a record", 0 },
    { "name_by: [name]", "name_by: [phone]", "is personal, and the name", 0 },
    { "order: seen desc", "order: seen desc\nunique: [name, nam]", "no field 'nam'", 1 },
    { "order: seen desc", "order: seen desc\nunique: [name, name]", "named twice", 1 },
    { "order: seen desc", "order: seen desc\nunique: [name]", "two fields or more", 1 },
    { "order: seen desc", "order: seen desc\nunique: [name, steps]", "cannot be part of", 1 },
    { "order: seen desc", "order: seen desc\nunique: [name, phone]", "cannot be part of", 1 },
    { "order: seen desc", "order: seen down", "asc or desc", 0 },
    { "order: seen desc", "order: proof", "no column to order by", 0 },
    { "on: seen", "on: name", "a date or time field is wanted", 0 },
    { "charts: [kind]", "charts: [name]", "charts are drawn of choice", 0 },
    /* fields */
    { "name: main,", "name: mine,", "no section 'main'", 2 },
    { "name: cost, type: money", "name: cost, type: mony",
      "unknown type 'mony'; did you mean 'money'?", 0 },
    { "name: spent,", "name: order,", "is a word of SQL", 0 },
    { "name: spent,", "name: state,", "a meaning of its own", 0 },
    { "name: spent,", "name: rule_x,", "stand for rules", 0 },
    { "name: spent,", "name: share,", "field 'share' stands twice", 1 },
    { "name: spent,", "name: place_district,", "would stand twice", -2 },
    { "name: share, type: percent, ", "name: share, type: percent, requird: true, ",
      "unknown key 'requird' of a field; did you mean 'required'?", 0 },
    { "name: share, type: percent, ", "name: share, type: percent, required: yes, ",
      "write true or false", 0 },
    { "name: share, type: percent, " L, "name: share, type: percent", "a field has no 'label'", 0 },
    { "name: share, type: percent, ", "name: share, type: percent, many: true, ",
      "'many' has no meaning for type percent", 0 },
    { "name: share, type: percent, ", "name: share, type: percent, max: much, ",
      "a number is wanted", 0 },
    { "name: share, type: percent, ", "name: share, type: percent, owner: true, ", "no meaning",
      0 },
    { "name: share, type: percent, ", "name: share, type: percent, default: 101, ",
      "'101' is no default for percent", 0 },
    { "min: 1, max: 9", "min: 10, max: 9", "min is above max", 0 },
    { "min: 1, max: 9", "min: 1.5, max: 9", "a whole number is wanted", 0 },
    { "max: 9, default: 5", "max: 9, default: 12", "'12' is no default", 0 },
    { "max: 50,", "max: 5000,", "max of a text is 1 to 1000", 0 },
    { "'[A-Z].*'", "'[A-Z'", "not a POSIX extended expression", 0 },
    { ", pattern_say: {id: a, en: b}", "", "'pattern' needs 'pattern_say'", 0 },
    { "pattern: '[A-Z].*', ", "", "'pattern_say' without 'pattern'", 0 },
    { "default: Abc", "default: abc", "'abc' is no default for text", 0 },
    { "past: true,", "past: true, future: true,", "both past and future", 0 },
    { "default: today}", "default: 2025-02-30}", "is no default for date", 0 },
    { "default: red", "default: green", "one of its options", 0 },
    { "{name: blue,", "{name: red,", "option 'red' stands twice", 0 },
    { ", options: [{name: law, " L "}]", "", "a field has no 'options'", 0 },
    { "default: true}", "default: maybe}", "'maybe' is no default for yesno", 0 },
    { "default: me}", "default: you}", "'you' is no default for person", 0 },
    { "in_charge: true}", "owner: true}", "is marked as owner already", 0 },
    { ", in_charge: true}", "}", "`in_charge` is the person in the field marked", -2 },
    { "to: sample", "to: simple", "there is no register 'simple'; did you mean 'sample'?", 0 },
    { "type: ref, to: sample,", "type: ref,", "a field has no 'to'", 0 },
    { "'paid AND who = me'", "'paid AND whom = me'", "no column 'whom' in register 'sample'", 0 },
    { "'paid AND who = me'", "'paid AND who'", "a condition is wanted", 0 },
    { "rows: 20, min_rows: 1", "rows: 20, min_rows: 30", "min_rows is above rows", 0 },
    { "rows: 20", "rows: 5000", "at most 500 rows", 0 },
    { "columns: [{name: fee, type: money,", "columns: [{name: fee, type: file,",
      "no file; make it a field", 0 },
    { "{name: times, type: integer, ", "{name: times, type: integer, list: true, ",
      "unknown key 'list' of a column", 0 },
    { "of: steps", "of: proof", "'proof' is no table", 0 },
    { "sum: 'fee * times'", "sum: 'fee * cost'", "the table 'steps' has no column 'cost'", 0 },
    { ", sum: 'fee * times'", "", "either 'sum' or 'count'", 0 },
    { "computed: 'cost * 2'", "computed: 'cost * 1.5'", "write ROUND(..)", 0 },
    { "computed: 'cost * 2'", "computed: 'twice * 2'", "or of itself", 0 },
    { "computed: 'cost * 2'", "computed: 'days(date(seen_at), seen)'",
      "no place in a computed column", 0 },
    { "computed: 'cost * 2'", "computed: 'cost * 2', required: true", "not typed", 0 },
    { "computed: 'cost * 2'", "computed: ''", "the expression is empty", 0 },
    { "when: \"kind = 'red'\"", "when: \"kind = 'green'\"", "'green' is not an option of 'kind'",
      0 },
    /* states and moves */
    { "kind: waiting}", "kind: wait}", "unknown kind 'wait'", 0 },
    { "{name: waiting, " L ", kind: waiting}", "{name: any, " L ", kind: waiting}",
      "'any' stands for every state", -2 },
    { "from: [received], to: waiting", "from: [recieved], to: waiting",
      "no state 'recieved' in `states`; did you mean 'received'?", -2 },
    { "from: [received], to: waiting", "from: received, to: waiting", "is a list of states, or any",
      -2 },
    { "from: [received], to: waiting", "from: [waiting], to: waiting",
      "no move leads to the state 'waiting'", -5 },
    { "to: waiting, by: [staff]", "to: waiting", "a move has no 'by'", 0 },
    { "ask: [cost]", "ask: [fees]", "'fees' is computed; nobody fills it in", 0 },
    { "require: [spent]", "require: [twice]", "'twice' is computed", 0 },
    { "require: [spent]", "require: [seen]", "asked and set by the same move", 0 },
    { "seen: today", "seen: now", "'now' is no value of 'seen' (date)", 0 },
    { "seen: today", "twice: 3", "is computed", 0 },
    { "seen: today", "proof: x", "no value of 'proof'", 0 },
    { ", say: {id: a, en: b}}\n  - {name: reopen", "}\n  - {name: reopen", "`when` needs `say`",
      0 },
    { "when: \"cost > 0\", ", "", "`say` of a move is told where its `when`", 0 },
    { "when: \"cost > 0\"", "when: \"cost > today\"", "'today' has a meaning in filters", 0 },
    { ", reason: true", "", "reopens a closed record", 0 },
    { "notify: [owner, chief]", "notify: [owner, cost]", "'cost' is a money", 0 },
    { "notify: [owner, chief]", "notify: [who, chief]", "one person field can be told", 0 },
    { "notify: [owner, chief]", "notify: [boss]", "unknown role 'boss'", 0 },
    { "{name: close, " L, "{name: wait, " L, "move 'wait' stands twice", 0 },
    /* rules, clocks, duties */
    { "until: 2017-12-31", "until: 2018-01-01", "this value still holds on 2018-01-01", 0 },
    { ", until: 2017-12-31", "", "this one needs `until`", 0 },
    { "from: 2010-01-01, until: 2017-12-31", "from: 2019-01-01, until: 2019-12-31",
      "begins before the one above", 1 },
    { "until: 2017-12-31", "until: 2009-12-31", "until lies before from", 0 },
    { "from: 2010-01-01", "from: 2010-13-01", "a date is wanted", 0 },
    { "value: 7, from: 2010", "value: seven, from: 2010", "a number is wanted", 0 },
    { "law: UU 1, confirmed: true", "law: UU 1", "a value has no 'confirmed'", 0 },
    { "{name: cap, " L ", unit: rupiah", "{name: cap, " L ", unit: rupia",
      "unknown unit 'rupia'; did you mean 'rupiah'?", 0 },
    { "limit: settle", "limit: setle", "no rule 'setle' in `rules`; did you mean 'settle'?", 0 },
    { "limit: settle", "limit: cap", "is no length of time", 0 },
    { "limit: 3, unit: days", "limit: 3", "a limit in figures needs `unit`", 0 },
    { "limit: settle", "limit: settle, unit: days", "the rule has a unit of its own", 0 },
    { "by: more", "by: cap", "has another unit than the clock's limit", 0 },
    { "times: 1}", "times: 0}", "`times` is from 1 to 100", 0 },
    { "from: received, until: [closed]", "from: name, until: [closed]",
      "neither a state nor a date or time field", 0 },
    { "pause: [waiting]", "pause: [closed]", "a clock cannot stop in a state", 0 },
    { "warn: 3", "warn: -3", "a whole number from 0", 0 },
    { "due: \"03-31\"", "due: \"02-29\"", "a day of every year", 0 },
    { "due: \"03-31\"", "due: settle", "days as MMDD", 0 },
    { "owed: {register: sample", "owed: {register: nobody", "there is no register 'nobody'", 0 },
    { "key: who}", "key: name}", "`key` is a person or ref field", 0 },
    { "filed: {by: who", "filed: {by: cost", "so `by` is a person field", 0 },
    { "filed: {by: who", "filed: {by: whom", "has no field 'whom'", 0 },
    { "filed: {by: who", "filed: {by: id", "`by: id` means the record itself", 0 },
    { "year: report_year", "year: name", "`year` is an integer field", 0 },
    { "year: report_year, ", "", "`per: year` needs either", 0 },
    { "per: year", "per: once", "`per: once` has no year", 0 },
    { "per: year", "per: month", "unknown per 'month'", 0 },
    { "where: \"state = 'closed'\"}}", "where: \"state = 'shut'\"}}", "has no state 'shut'", 0 },
    /* checks, filters, papers */
    { "field: cost, say", "field: costs, say", "no field 'costs' in `fields`; did you mean 'cost'?",
      0 },
    { "rule_cap", "rule_top", "no rule 'top'", 0 },
    { "'cost IS NULL OR cost <= rule_cap'", "'cost IS NULL) OR (1=1'", "does not go on", 0 },
    { "'cost IS NULL OR cost <= rule_cap'", "'pg_sleep(1) = 1'", "no function 'pg_sleep'", 0 },
    { "where: 'who = me'}", "where: 'who = 3 AND rule_cap > 1'}", "do not go together", 0 },
    { "where: 'who = me'}", "where: 'cost > rule_cap'}", "rules have a meaning in checks only", 0 },
    { "where: 'who = me'}", "where: ''}", "the expression is empty", 0 },
    { "paper: F4", "paper: A3", "unknown paper 'A3'", 0 },
    { "columns: [number, name]", "columns: [number, nam]", "no field 'nam'", 0 },
    { "columns: [number, name]", "columns: [number, steps]", "has no column on paper", 0 },
    { "landscape: true", "landscape: 1", "write true or false", 0 },
    { "sheet: {title: {id: A, en: B}}", "sheet: {}", "`sheet` has no 'title'", 0 },
    /* measures */
    { "unit: count, count: all}\n  - {name: paid", "unit: percent, count: all}\n  - {name: paid",
      "a count has `unit: count`", 0 },
    { "count: all}\n  - {name: paid", "count: all, sum: cost}\n  - {name: paid",
      "counted in one way", 0 },
    { ", whole: all", "", "`part` needs `whole`", 0 },
    { "part: 'paid', ", "", "`whole` needs `part`", -3 },
    { "unit: percent, part", "unit: count, part", "give a percent", 0 },
    { "sum: cost, where", "sum: kind, where", "a number is wanted, this is a text", 0 },
    { "unit: rupiah, sum", "unit: percent, sum", "needs `of`", 0 },
    { "sum: cost, where: 'paid'", "sum: cost, where: 'today > seen'", "'today' has a meaning", 0 },
    { "sum: cost, where: 'paid'", "sum: cost, where: \"due_on IS NULL\"", "due_on has no place",
      0 },
    { "duty: yearly", "duty: monthly", "no duty 'monthly'", 0 },
    { "duty: yearly", "duty: yearly, on: seen", "a duty says itself", 0 },
    { "trend: all_of", "trend: none_of", "no measure 'none_of'", 0 },
    { "trend: all_of", "trend: fewer", "is a trend itself", 0 },
    { ", direction: down", "", "a trend needs `direction`", 0 },
    { "direction: down", "direction: sideways", "unknown direction", -3 },
    { "span: all, until", "until", "`until` belongs to `span: all`", 0 },
    { "span: all", "span: week", "unknown span 'week'", -3 },
    { "{name: stock,", "{name: fewer,", "names of measures are unique", 0 },
    { "target: 100", "target: all", "a number is wanted", 0 },
    /* personal data */
    { "keep: 5 years", "keep: 5 days", "a number of years", 0 },
    { "then: strike", "then: burn", "unknown then 'burn'", 0 },
    { "after: closed", "after: dinner", "unknown after 'dinner'", 0 },
    { "purpose: {id: a, en: b}, ", "", "`personal_data` has no 'purpose'", 0 },
    { ", personal: true}", "}", "nothing to strike", -2 },
    { "kind: done}", "kind: active}", "never close", -2 },
    { "personal_data: {purpose: {id: a, en: b}, basis: {id: a, en: b}, keep: 5 years, after: "
      "closed, then: strike}\n",
      "", "a field is personal, so `personal_data`", -1 },
    /* the public face */
    { "path: tulis/surat", "path: /tulis", "'/tulis' is no address", 0 },
    { "path: tulis/surat", "path: tulis/", "is no address", 0 },
    { "path: tulis/surat", "path: a/b/c/d", "is no address", 0 },
    { "path: tulis/surat", "path: Tulis", "is no address", 0 },
    { "  path: tulis/surat\n", "", "`public` has no 'path'", -2 },
    { "fields: [name, stance, mail, phone]", "fields: [name, stance, mail, phone, steps]",
      "'steps' is a table, which the public cannot", 0 },
    { "fields: [name, stance, mail, phone]", "fields: [name, stance, mail, phone, who]",
      "'who' is a person", 0 },
    { "fields: [name, stance, mail, phone]", "fields: [name, stance, mail, phone, twice]",
      "'twice' is computed", 0 },
    { "fields: [name, stance, mail, phone]", "fields: [name, stance, mail, phone, reply]",
      "'reply' is marked `later`", 0 },
    { "fields: [name, stance, mail, phone]", "fields: [name, name, stance, mail, phone]",
      "'name' is named twice", 0 },
    { "fields: [name, stance, mail, phone]", "fields: [name, stance, mial, phone]",
      "no field 'mial' in `fields`", 0 },
    { "{name: cost, type: money, ", "{name: cost, type: money, required: true, ",
      "'cost' is required and not among the public fields", -2 },
    { "contact: phone", "contact: name", "a text field with `personal: true`", 0 },
    { "channel: channel", "channel: kind", "one of whose options is called portal", 0 },
    { "is: [unknown]", "is: [nobody]", "'stance' has no option 'nobody'", 0 },
    { "{field: stance,", "{field: kind,", "'kind' must be a choice field of the public form", 0 },
    { "answer: {fields: [reply]", "answer: {fields: [phone]", "cannot be shown to the applicant",
      0 },
    { "answer: {fields: [reply], in: [closed]}", "answer: {fields: [reply], in: [shut]}",
      "no state 'shut'", 0 },
    { "answer: {fields: [reply], in: [closed]}", "answer: {fields: [reply]}",
      "`answer` has no 'in'", 0 },
    { "next: [{when: {id: a, en: b}, what", "next: [{what", "a step of `next` has no 'when'", 0 },
    { "survey: sample_survey", "survay: sample_survey", "unknown key 'survay' of `public`", 0 },
    { "read: [all]", "read: [applicant]", "stands in moves only", 0 },
    { "number: \"S-{seq:04}/{unit}/{month:roman}/{year}\"\n", "",
      "a receipt names the record's number", -2 },
    /* YAML */
    { "order: seen desc", "order: seen\norder: seen", "'order' stands twice, first in line", 1 },
    { "order: seen desc", "order: &x seen", "anchors (&name)", 0 },
    { "order: seen desc", "order: *x", "aliases (*name)", 0 },
    { "order: seen desc", "order: !!str seen", "tags (!name)", 0 },
    { "order: seen desc", "---\norder: seen", "a second document begins", 0 },
    { "order: seen desc", "order: seen: desc", "not YAML", 0 },
    { "order: seen desc", "[a]: seen", "a key must be a plain word", 0 },
    { "order: seen desc", "order: \x80", "not UTF-8", 0 },
    { "order: seen desc", "order: {a: [[[[[[[[[[[[1]]]]]]]]]]]]}", "nested too deeply", 0 },
};

static size_t line_of(const char *text, const char *at)
{
    size_t line = 1;

    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* -1: the file. -2, -3, -5: some line; the mistake shows elsewhere than where it was made. */
static bool line_fits(const struct mistake_case *k, size_t line, size_t here)
{
    if (k->line == -1)
        return line == 0;
    return k->line < -1 ? line > 0 : line == here + (size_t)k->line;
}

static void every_mistake_is_named(void **state)
{
    int bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct mistake_case *k = &cases[i];
        struct arena a = { 0 };
        const char *good = good_text(&a).p, *at = strstr(good, k->find);
        struct reg_all all = { 0 };
        struct reg_mistake *m = NULL;
        size_t n = 0;
        bool found = false;

        if (at == NULL) {
            print_error("case %zu: no '%s' in the good one\n", i, k->find);
            bad++;
            continue;
        }

        struct str text =
            str_printf(&a, "%.*s%s%s", (int)(at - good), good, k->put, at + strlen(k->find));
        enum status s = load(&a, "sample.yaml", text, &all, &m, &n);

        for (size_t x = 0; x < n; x++)
            found = found || (str_has(m[x].text, str_of(k->reason)) &&
                              line_fits(k, m[x].line, line_of(good, at)));
        if (s != ST_INVALID || !found) {
            print_error("'%s': wanted \"%s\" in line %zu%+d\n", k->put, k->reason,
                        line_of(good, at), k->line);
            for (size_t x = 0; x < n; x++)
                print_error("  got %zu: " STR_FMT "\n", m[x].line, STR_ARG(m[x].text));
            bad++;
        }
        arena_done(&a);
    }
    assert_int_equal(bad, 0);
}

/* ── several files ── */

#define SMALL(name, more)                                                                  \
    "register: " name "\n" TOP "name_by: [name]\nfields:\n  - {name: name, type: text, " L \
    "}\n" more

static void refused(const struct reg_source *source, size_t n, const char *file, const char *reason)
{
    struct arena a = { 0 };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n_mistake = 0;
    enum status s = reg_load(&a, source, n, &all, &m, &n_mistake);

    assert_int_equal(s, ST_INVALID);
    if (!str_has(m[0].text, str_of(reason)) || !str_eq(m[0].file, str_of(file)))
        print_error("got " STR_FMT ": " STR_FMT "\n", STR_ARG(m[0].file), STR_ARG(m[0].text));
    assert_true(str_has(m[0].text, str_of(reason)));
    assert_str(m[0].file, str_of(file));
    arena_done(&a);
}

#define COUNTED(name) "measures:\n  - {name: " name ", " L ", unit: count, count: all}\n"

static void registers_are_tied(void **state)
{
    const struct reg_source twice[] = {
        { .name = STR("one.yaml"), .text = STR(SMALL("one", COUNTED("n"))) },
        { .name = STR("two.yaml"), .text = STR(SMALL("two", COUNTED("n"))) },
    };
    const struct reg_source tables[] = {
        { .name = STR("one.yaml"),
          .text = STR(SMALL("one", "  - {name: two, type: table, " L
                                   ", columns: [{name: x, type: text, " L "}]}\n")) },
        { .name = STR("one__two.yaml"), .text = STR(SMALL("one__two", "")) },
    };
    const struct reg_source across[] = {
        { .name = STR("one.yaml"),
          .text = STR(
              SMALL("one", "  - {name: up, type: ref, to: two, " L ", where: \"nme = 'x'\"}\n")) },
        { .name = STR("two.yaml"), .text = STR(SMALL("two", "")) },
    };
    const struct reg_source numbers[] = {
        { .name = STR("one.yaml"),
          .text = STR("number: \"PI-{seq:03}/{year}\"\n" SMALL("one", "")) },
        { .name = STR("two.yaml"),
          .text = STR("number: \"PI-{seq:04}/{unit}/{year}\"\n" SMALL("two", "")) },
    };

    (void)state;
    refused(numbers, 2, "two.yaml", "numbers of register 'one' begin with 'PI-' too");
    refused(twice, 2, "two.yaml", "the measure 'n' stands in register 'one' too");
    refused(tables, 2, "one.yaml", "there is a register 'one__two'");
    refused(across, 2, "one.yaml", "no column 'nme' in register 'two'");
}

static void a_site_overrides(void **state)
{
    const struct reg_source source[] = {
        { .name = STR("one.yaml"), .text = STR(SMALL("one", "")) },
        { .name = STR("/etc/x/one.yaml"),
          .text = STR(SMALL("one", "  - {name: more, type: text, " L "}\n")) },
        { .name = STR("/etc/x/one/one.yaml"), .text = STR(SMALL("one", "")) },
    };
    struct arena a = { 0 };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n = 0;

    (void)state;
    assert_int_equal(reg_load(&a, source, 2, &all, &m, &n), ST_OK);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.def[0]->n_field, 2);
    assert_str(all.def[0]->file, STR("/etc/x/one.yaml"));
    refused(source, 3, "/etc/x/one/one.yaml", "stands in /etc/x/one.yaml too");
    arena_done(&a);
}

static void hooks_are_bound(void **state)
{
    const struct reg_source none[] = { { .name = STR("one.yaml"),
                                         .text = STR(SMALL("one", "hooks: true\n")) } };
    const struct reg_source lacks[] = { { .name = STR("hooked.yaml"),
                                          .text = STR(SMALL("hooked", "hooks: true\n")) } };
    const struct reg_source unsaid[] = { { .name = STR("hooked.yaml"),
                                           .text = STR(SMALL("hooked", "")) } };
    const struct reg_source of_site[] = { { .name = STR("x/hooked.yaml"),
                                            .text = STR(SMALL("hooked", "")) } };
    const struct reg_source full[] = {
        { .name = STR("hooked.yaml"),
          .text = STR(SMALL("hooked", "  - {name: gone, type: text, " L "}\nhooks: true\n")) },
    };
    struct arena a = { 0 };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n = 0;

    (void)state;
    refused(none, 1, "one.yaml", "the program has no hooks for 'one'");
    refused(lacks, 1, "hooked.yaml", "the hooks need a field 'gone'");
    refused(unsaid, 1, "hooked.yaml", "add `hooks: true`");
    assert_int_equal(reg_load(&a, of_site, 1, &all, &m, &n), ST_OK);
    assert_null(all.def[0]->hooks);
    assert_int_equal(reg_load(&a, full, 1, &all, &m, &n), ST_OK);
    assert_ptr_equal(hook_field(all.def[0], 1), reg_field(all.def[0], STR("gone")));
    arena_done(&a);
}

static void what_the_engine_keeps_is_refused(void **state)
{
    const struct reg_source own[] = { { .name = STR("clock.yaml"),
                                        .text = STR(SMALL("clock", "")) } };
    const struct reg_source empty[] = { { .name = STR("one.yaml"), .text = STR("# nothing\n") } };
    const struct reg_source states[] = { { .name = STR("one.yaml"),
                                           .text = STR(SMALL("one", "moves: []\n")) } };
    const struct reg_source clocks[] = { { .name = STR("one.yaml"),
                                           .text = STR(SMALL("one", "clocks: []\n")) } };
    const struct reg_source longer[] = {
        { .name = STR("a_name_that_is_rather_too_long_for_this.yaml"),
          .text = STR(SMALL("a_name_that_is_rather_too_long_for_this",
                            "  - {name: likewise_long, type: text, " L "}\n")) }
    };

    (void)state;
    refused(own, 1, "clock.yaml", "a table record_clock");
    refused(empty, 1, "one.yaml", "the file is empty");
    refused(states, 1, "one.yaml", "`moves` need `states`");
    refused(clocks, 1, "one.yaml", "`clocks` need `states`");
    refused(longer, 1, "a_name_that_is_rather_too_long_for_this.yaml", "too long together");
}

static void limits_hold(void **state)
{
    struct arena a = { 0 };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    struct buf b;
    size_t n = 0;

    (void)state;
    for (int over = 0; over < 2; over++) {
        buf_init(&b, &a);
        buf_add(&b, STR("register: one\n" TOP "name_by: [f0]\nfields:\n"));
        for (int i = 0; i < REG_FIELDS_MAX + over; i++)
            buf_printf(&b, "  - {name: f%d, type: text, " L "}\n", i);
        assert_int_equal(load(&a, "one.yaml", buf_str(&b), &all, &m, &n),
                         over ? ST_INVALID : ST_OK);
    }
    assert_true(str_has(m[n - 1].text, STR("at most 80")) || str_has(m[0].text, STR("at most 80")));
    buf_init(&b, &a);
    buf_add(&b, STR(SMALL("one", "")));
    while (b.n <= 256 * 1024)
        buf_add(&b,
                STR("# a line that says nothing at all, many times over, and over, and over\n"));
    assert_int_equal(load(&a, "one.yaml", buf_str(&b), &all, &m, &n), ST_INVALID);
    assert_true(str_has(m[0].text, STR("too large")));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_arrives),
        cmocka_unit_test(columns_are_laid),
        cmocka_unit_test(every_mistake_is_named),
        cmocka_unit_test(registers_are_tied),
        cmocka_unit_test(a_site_overrides),
        cmocka_unit_test(hooks_are_bound),
        cmocka_unit_test(what_the_engine_keeps_is_refused),
        cmocka_unit_test(limits_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
