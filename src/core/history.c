/* history.c: the entries of one object, told as sentences with what changed. */
#include <inttypes.h>
#include <jansson.h>

#include "base/number.h"
#include "base/utf8.h"
#include "core/history.view.h"
#include "core/history_view.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "core/time_show.h"

#define HISTORY_MAX 50
#define VALUE_MAX 300 /* characters of a value that are shown; the rest is at the proof */
#define FIELDS_MAX 24

/* What the object's own page says already, or what means nothing to a reader. */
static const struct {
    const char *object, *key;
} untold[] = {
    { "indicator", "plan" },      { "indicator", "ref" },        { "indicator", "reported_by" },
    { "survey_period", "state" }, { "survey_period", "survey" }, { "team", "team" },
};

static bool is_told(const char *object, const char *key)
{
    for (size_t i = 0; i < ARRAY_LEN(untold); i++)
        if (strcmp(untold[i].object, object) == 0 && strcmp(untold[i].key, key) == 0)
            return false;
    return true;
}

struct verb_icon {
    const char *verb, *icon;
};

/* By the last word of the action: "month.reported". */
static const struct verb_icon verb_icon[] = {
    { "reported", "upload" }, { "returned", "reply" },  { "verified", "check" },
    { "created", "plus" },    { "added", "plus" },      { "imported", "download" },
    { "removed", "cross" },   { "deleted", "cross" },   { "locked", "lock" },
    { "postponed", "clock" }, { "enacted", "shield" },  { "computed", "computed" },
    { "moved", "forward" },   { "uploaded", "upload" }, { "signed_in", "person" },
    { "exported", "out" },
};

static const char *icon_of(struct str action)
{
    for (size_t i = 0; i < ARRAY_LEN(verb_icon); i++)
        if (str_ends(action, str_of(verb_icon[i].verb)))
            return verb_icon[i].icon;
    return "edit";
}

/* The text of a key made at run time, or `otherwise` where no catalogue has it. */
static struct str text_or(struct ctx *c, struct str key, struct str otherwise)
{
    return tr_has(c->lang, key.p) ? tr(c->lang, key.p) : otherwise;
}

/* Whether s is a word of ours ("planner"), which the catalogues may know, and not a person's text.
 */
static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '_' && (s.p[i] < 'a' || s.p[i] > 'z'))
            return false;
    return s.n > 0 && s.n <= 24;
}

/* "planner" of the field "role" in words: field.role.planner, or role.planner. */
static struct str name_text(struct ctx *c, const char *field, struct str name)
{
    struct str own = str_printf(c->arena, "field.%s." STR_FMT, field, STR_ARG(name));
    struct str shared = str_printf(c->arena, "%s." STR_FMT, field, STR_ARG(name));

    return text_or(c, own, text_or(c, shared, str_copy(c->arena, name)));
}

/* Months go by their names. */
static bool is_month(const char *field, const json_t *v)
{
    return field != NULL && (strcmp(field, "month") == 0 || strcmp(field, "to") == 0) &&
           json_integer_value(v) >= 1 && json_integer_value(v) <= 12;
}

static struct str value_text(struct ctx *c, const char *field, const json_t *v)
{
    struct str s = STR("");
    int32_t day;

    if (json_is_string(v))
        s = (struct str){ json_string_value(v), json_string_length(v) };
    else if (json_is_integer(v) && is_month(field, v))
        return month_name(c->lang, (int)json_integer_value(v));
    else if (json_is_integer(v))
        return str_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
    else if (json_is_real(v))
        return decimal_show(c->arena, json_real_value(v), 4, c->lang == LANG_ID);
    else if (json_is_boolean(v))
        return tr(c->lang, json_is_true(v) ? "common.yes" : "common.no");
    else if (json_is_array(v))
        return str_printf(c->arena, "%zu", json_array_size(v));
    if (field != NULL && date_parse(s, &day))
        return date_short(c->arena, c->lang, day);
    if (field != NULL && is_name(s))
        return name_text(c, field, s);
    if (utf8_length(s) > VALUE_MAX)
        return str_printf(c->arena, STR_FMT " …", STR_ARG(utf8_prefix(s, VALUE_MAX)));
    return str_copy(c->arena, s);
}

/* A member as its engine calls it; false: it is not told, or told as what happened. */
static bool put_words(struct ctx *c, const struct history_words *w, const char *key,
                      struct history_line *l)
{
    struct history_change *h = &l->change[l->n];
    struct str label;

    if (w == NULL)
        return true;
    label = w->label(c, w->with, str_of(key));
    if (w->happened != NULL && strcmp(key, w->happened) == 0) {
        l->what = w->value(c, w->with, str_of(key), h->now);
        return false;
    }
    if (label.p == NULL)
        return false;
    h->label = label;
    h->old = w->value(c, w->with, str_of(key), h->old);
    h->now = w->value(c, w->with, str_of(key), h->now);
    return true;
}

/* The members of detail: "key":["old","new"] is a change, anything else a value. */
static void read_changes(struct ctx *c, const struct entry *e, const struct history_words *w,
                         struct history_line *l)
{
    json_t *root = json_loadb(e->detail.p, e->detail.n, 0, NULL), *v;
    const char *object = str_z(c->arena, e->object), *key;

    l->change = arena_array(c->arena, FIELDS_MAX, sizeof(*l->change));
    json_object_foreach(root, key, v)
    {
        struct history_change *h = &l->change[l->n];

        if (l->n == FIELDS_MAX)
            break;
        if (w == NULL && !is_told(object, key))
            continue;
        if (strcmp(key, "area") == 0 && json_integer_value(v) == 0 && !json_is_array(v))
            continue; /* all areas: nothing to say */
        h->label =
            text_or(c, str_printf(c->arena, "field.%s", key), str_copy(c->arena, str_of(key)));
        h->old = STR("");
        h->changed = json_is_array(v) && json_array_size(v) == 2;
        if (h->changed)
            h->old = value_text(c, w == NULL ? key : NULL, json_array_get(v, 0));
        h->now = value_text(c, w == NULL ? key : NULL, h->changed ? json_array_get(v, 1) : v);
        if (put_words(c, w, key, l) && (h->changed || h->now.n != 0))
            l->n++;
    }
    json_decref(root);
}

static struct history_line line_of(struct ctx *c, const struct entry *e,
                                   const struct history_words *w)
{
    struct history_line l = {
        .icon = icon_of(e->action),
        .when = time_short(c->arena, c->lang, e->at, c->who.zone),
        .actor = e->actor.n != 0 ? e->actor : tr(c->lang, "history.system"),
        .what = text_or(c, str_printf(c->arena, "event.%s", str_z(c->arena, e->action)), e->action),
        .number = int_show(c->arena, e->seq, c->lang == LANG_ID),
        .href = str_printf(c->arena, "/transparansi/rantai/" STR_FMT "/entri/%" PRId64,
                           STR_ARG(c->who.unit_code), e->seq),
        .leaf = hex_of(c->arena, e->leaf.p, e->leaf.n < 8 ? e->leaf.n : 8),
        .erased = e->salt.p == NULL,
    };

    if (l.erased)
        l.actor = tr(c->lang, "history.someone");
    if (e->detail.p != NULL)
        read_changes(c, e, w, &l);
    return l;
}

enum status history_show(struct ctx *c, struct out *o, const char *object, int64_t object_id)
{
    return history_show_as(c, o, object, object_id, NULL);
}

enum status history_show_as(struct ctx *c, struct out *o, const char *object, int64_t object_id,
                            const struct history_words *w)
{
    struct entry *row = NULL;
    struct history_line *line;
    size_t n = 0;
    enum status s =
        entry_of_object(c, c->who.unit_id, str_of(object), object_id, HISTORY_MAX + 1, &row, &n);

    if (s != ST_OK)
        return s;
    line = arena_array(c->arena, n, sizeof(*line));
    for (size_t i = 0; i < n; i++)
        line[i] = line_of(c, &row[i], w);
    history_view(o, line, n <= HISTORY_MAX ? n : HISTORY_MAX, n > HISTORY_MAX);
    return ST_OK;
}
