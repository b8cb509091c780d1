/* core_routes.h: the pages of core. */
#ifndef CORE_CORE_ROUTES_H
#define CORE_CORE_ROUTES_H

#include "core/route.h"

extern const struct route core_routes[];        /* health.c: /sehat, /metrik, /bahasa */
extern const struct route account_routes[];     /* account_page.c: /akun */
extern const struct route secret_routes[];      /* secret_page.c: /akun/sandi, /akun/dua-langkah */
extern const struct route second_step_routes[]; /* second_step.c: a part of /pengaturan */
extern const struct route person_routes[];      /* person_page.c: /orang */
extern const struct route person_account_routes[];
extern const struct route team_routes[];   /* team_page.c: /tim */
extern const struct route unit_routes[];   /* unit_page.c: /satker */
extern const struct route signin_routes[]; /* signin.c: /masuk, /keluar */

#endif
