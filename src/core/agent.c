/* agent.c: the name of a browser and its system; agent.h has the idea. */
#include "core/agent.h"

#include "base/status.h"

struct mark {
    const char *in, *name;
};

/* The first that fits: most browsers call themselves Chrome and Safari as well. */
static const struct mark browsers[] = {
    { "Edg", "Edge" },
    { "OPR/", "Opera" },
    { "SamsungBrowser/", "Samsung Internet" },
    { "YaBrowser/", "Yandex" },
    { "UCBrowser/", "UC Browser" },
    { "Firefox/", "Firefox" },
    { "FxiOS/", "Firefox" },
    { "CriOS/", "Chrome" },
    { "Chrome/", "Chrome" },
    { "Safari/", "Safari" },
};

static const struct mark systems[] = {
    { "Android", "Android" }, { "iPhone", "iPhone" },   { "iPad", "iPad" },
    { "CrOS", "ChromeOS" },   { "Windows", "Windows" }, { "Macintosh", "macOS" },
    { "Linux", "Linux" },
};

static const char *found(const struct mark *m, size_t n, struct str agent)
{
    for (size_t i = 0; i < n; i++) {
        if (str_has(agent, str_of(m[i].in)))
            return m[i].name;
    }
    return NULL;
}

struct str agent_show(struct arena *a, enum lang lang, struct str agent)
{
    const char *browser = found(browsers, ARRAY_LEN(browsers), agent);
    const char *os = found(systems, ARRAY_LEN(systems), agent);
    const struct str args[] = { browser != NULL ? str_of(browser) : tr(lang, "account.agent_other"),
                                str_of(os != NULL ? os : "") };

    return os != NULL ? tr_with(a, lang, "account.agent", args, ARRAY_LEN(args)) : args[0];
}
