/* ledger_view.h: what views/ledger.html prints. */
#ifndef CORE_LEDGER_VIEW_H
#define CORE_LEDGER_VIEW_H

#include "html/out.h"

struct ledger_head_row {
    struct str size, root, when, href;
};

struct ledger_log_row {
    struct str name, size, href;
    bool here;
};

struct ledger_home {
    struct str unit_name, unit_code;
    struct str size, root; /* root in hexadecimal, in groups */
    struct str checkpoint, checkpoint_href, key, key_href;
    struct str prove_action, compare_action;
    int64_t last_seq; /* -1: nothing has happened yet */
    int64_t n_entries;
    struct ledger_head_row *head;
    size_t n_heads;
    struct str older_href; /* empty: these are the oldest */
    struct ledger_log_row *log;
    size_t n_logs;
};

struct ledger_entry_page {
    struct str unit_name, number, size, root, leaf;
    struct str *hash; /* of the proof */
    size_t n;
    bool holds;
    bool may_see, erased; /* the text below is shown */
    struct str text, salt, json_href, text_href, back_href;
};

struct ledger_compare_page {
    struct str unit_name, old, size, old_root, root;
    struct str *hash;
    size_t n;
    bool holds;
    struct str json_href, back_href;
};

#endif
