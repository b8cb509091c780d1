/* expr_case.h: a definition with a column of every type, over which expressions are tried. */
#ifndef TESTS_UNIT_EXPR_CASE_H
#define TESTS_UNIT_EXPR_CASE_H

#define L "label: {id: a, en: b}"
static const char definition[] =
    "register: case\ntitle: {id: a, en: b}\none: {id: a, en: b}\nabout: {id: a, en: b}\n"
    "group: service\nrights: {read: [all], create: [staff], edit: [staff], remove: [admin]}\n"
    "name_by: [name]\n"
    "fields:\n"
    "  - {name: name, type: text, " L "}\n"
    "  - {name: n, type: integer, " L "}\n"
    "  - {name: m, type: integer, " L "}\n"
    "  - {name: r, type: decimal, " L "}\n"
    "  - {name: d, type: date, " L "}\n"
    "  - {name: e, type: date, " L "}\n"
    "  - {name: t, type: time, " L "}\n"
    "  - {name: kind, type: choice, " L ", options: [{name: red, " L "}, {name: blue, " L "}]}\n"
    "  - {name: topics, type: choices, " L ", options: [{name: law, " L "}, {name: la, " L "}]}\n"
    "  - {name: paid, type: yesno, " L "}\n"
    "  - {name: who, type: person, " L "}\n"
    "  - {name: twice, type: integer, " L ", computed: 'n * 2'}\n"
    "  - {name: steps, type: table, " L ", columns: [{name: fee, type: money, " L "}]}\n"
    "states: [{name: open, " L ", kind: new}, {name: shut, " L ", kind: done}]\n"
    "moves: [{name: go, " L ", from: [open], to: shut, by: [staff]}]\n"
    "rules: [{name: cap, " L ", unit: rupiah, values: [{value: 5, from: 2018-01-01, law: x, "
    "confirmed: true}]}]\n";

#endif
