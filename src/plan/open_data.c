/* open_data.c: the plan and its progress as open data, CSV (RFC 4180) and JSON. */
#include "base/json.h"
#include "plan/csv.h"
#include "plan/open.h"

static const char *const month_words[] = { "01", "02", "03", "04", "05", "06",
                                           "07", "08", "09", "10", "11", "12" };

/* The word of a shown month, as in the API: stable, English, one word. */
static struct str open_word(char ch)
{
    switch (ch) {
    case 'p':
        return STR("planned");
    case 'i':
    case '?':
        return STR("unconfirmed");
    case 'r':
        return STR("reported");
    case 'x':
        return STR("returned");
    case 'v':
        return STR("verified");
    case 'l':
        return STR("late");
    case '>':
        return STR("postponed");
    default:
        return STR("");
    }
}

static struct str area_text(const struct plan_tree *t, const struct item *it)
{
    while (it->level != LEVEL_AREA)
        it = &t->item[it->parent];
    return it->text;
}

struct str open_csv(struct arena *a, const struct plan_tree *t, int today)
{
    struct csv_form form = csv_form_parse((struct str){ 0 });
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("ref,area,indicator,achievement_percent"));
    for (size_t m = 0; m < MONTHS; m++)
        buf_printf(&b, ",%d-%s", t->plan.year, month_words[m]);
    buf_add(&b, STR("\n"));
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (!it->tracked)
            continue;
        csv_cell(&b, &form, it->ref);
        buf_add_char(&b, ',');
        csv_cell(&b, &form, area_text(t, it));
        buf_add_char(&b, ',');
        csv_cell(&b, &form, it->text);
        buf_add_char(&b, ',');
        if (it->achievement.has)
            buf_add(&b, decimal_plain(a, it->achievement.v));
        for (int m = 0; m < MONTHS; m++) {
            buf_add_char(&b, ',');
            buf_add(&b, open_word(month_shown(it->months.p[m], t->plan.year, m + 1, today)));
        }
        buf_add(&b, STR("\n"));
    }
    return buf_str(&b);
}

struct str open_json(struct arena *a, const struct plan_tree *t, int today)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_put_int(&j, "year", t->plan.year);
    json_put_str(&j, "title", t->plan.title);
    json_put_str(&j, "decree", t->plan.decree);
    json_key(&j, "indicators");
    json_open(&j, '[');
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (!it->tracked)
            continue;
        json_open(&j, '{');
        json_put_str(&j, "ref", it->ref);
        json_put_str(&j, "area", area_text(t, it));
        json_put_str(&j, "text", it->text);
        if (it->achievement.has) {
            json_key(&j, "achievement_percent");
            json_number(&j, it->achievement.v);
        }
        json_key(&j, "months");
        json_open(&j, '{');
        for (int m = 0; m < MONTHS; m++) {
            struct str word = open_word(month_shown(it->months.p[m], t->plan.year, m + 1, today));

            if (word.n > 0)
                json_put_str(&j, month_words[m], word);
        }
        json_close(&j);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return json_text(&j);
}
