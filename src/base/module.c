/* module.c: finds a module and checks that it belongs to this program. */
#include "base/module.h"

#include <dlfcn.h>
#include <limits.h>
#include <unistd.h>

#include "base/status.h"

#ifdef __SANITIZE_ADDRESS__
/* fontconfig, which the paper module brings, loses one pattern while it reads its configuration. A
 * leak check asks the program itself what to overlook, so this cannot stand in the module. */
const char *__lsan_default_suppressions(void); /* NOLINT(bugprone-reserved-identifier) */
__attribute__((weak)) const char *__lsan_default_suppressions(void) /* NOLINT */
{
    return "leak:libfontconfig\n";
}
const char *__lsan_default_options(void); /* NOLINT(bugprone-reserved-identifier) */
__attribute__((weak)) const char *__lsan_default_options(void) /* NOLINT */
{
    return "print_suppressions=0";
}
#endif

/* Where it may lie, next to the program itself: nothing that the environment says has a part in
 * this. */
static const char *const places[] = { "", "../lib/runut/" };

static bool path_of(char *path, size_t size, const char *place, const char *name)
{
    char program[PATH_MAX / 2];
    ssize_t n = readlink("/proc/self/exe", program, sizeof(program));

    if (n <= 0 || n == (ssize_t)sizeof(program))
        return false;
    while (n > 0 && program[n - 1] != '/')
        n--;
    (void)snprintf(path, size, "%.*s%srunut-%s.so", (int)n, program, place, name);
    return true;
}

bool module_is_there(const char *name)
{
    char path[PATH_MAX];

    for (size_t i = 0; i < ARRAY_LEN(places); i++)
        if (path_of(path, sizeof(path), places[i], name) && access(path, R_OK) == 0)
            return true;
    return false;
}

static void *load(const char *name, char *why, size_t size)
{
    char path[PATH_MAX];

    for (size_t i = 0; i < ARRAY_LEN(places); i++)
        if (path_of(path, sizeof(path), places[i], name) && access(path, R_OK) == 0) {
            void *file = dlopen(path, RTLD_NOW | RTLD_LOCAL);

            if (file == NULL)
                (void)snprintf(why, size, "%s", dlerror());
            return file;
        }
    (void)snprintf(why, size, "runut-%s.so is not beside the program", name);
    return NULL;
}

const void *module_open(const char *name, char *why, size_t size)
{
    char symbol[64];
    void *file = load(name, why, size);
    const struct module *m = NULL;

    if (file == NULL)
        return NULL;
    (void)snprintf(symbol, sizeof(symbol), "%s_module", name);
    m = dlsym(file, symbol);
    if (m == NULL || strcmp(m->version, MODULE_VERSION) != 0) {
        (void)snprintf(why, size, "runut-%s.so is not of version " MODULE_VERSION, name);
        return NULL;
    }
    return m;
}
