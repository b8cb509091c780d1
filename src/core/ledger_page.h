/* ledger_page.h: /transparansi/rantai, open to everybody. */
#ifndef CORE_LEDGER_PAGE_H
#define CORE_LEDGER_PAGE_H

#include "core/route.h"

extern const struct route ledger_routes[];

#endif
