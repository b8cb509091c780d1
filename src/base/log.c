/* log.c: one line per event on standard error; journald reads the "<n>" in front as its level. */
#include "base/log.h"

#include <stdarg.h>
#include <unistd.h>

#define LINE_MAX_BYTES 2048

void log_line(enum log_level level, const char *fmt, ...)
{
    static const char *const word[] = {
        [LOG_INFO] = "info",
        [LOG_WARN] = "warning",
        [LOG_ERROR] = "error",
    };
    static const char digit[] = { [LOG_INFO] = '6', [LOG_WARN] = '4', [LOG_ERROR] = '3' };
    char line[LINE_MAX_BYTES];
    va_list args;
    int head = 0, n = 0;

    if (getenv("JOURNAL_STREAM") != NULL)
        head = snprintf(line, sizeof(line), "<%c>", digit[level]);
    else
        head = snprintf(line, sizeof(line), "%s: ", word[level]);
    va_start(args, fmt);
    n = vsnprintf(line + head, sizeof(line) - (size_t)head - 1, fmt, args);
    va_end(args);
    if (n < 0)
        return;
    n += head;
    if (n > (int)sizeof(line) - 2)
        n = (int)sizeof(line) - 2;
    /* An event is a line: what a stranger sent must not make it look like two. */
    for (int i = head; i < n; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = ' ';
    line[n++] = '\n';
    /* One write, so that lines of several threads do not mix. */
    if (write(STDERR_FILENO, line, (size_t)n) < 0)
        return;
}
