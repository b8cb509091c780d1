/* status.h: how a function that can fail says so. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#define NODISCARD __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define CLEANUP(fn) __attribute__((cleanup(fn)))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

enum status {
    ST_OK,
    ST_NOT_FOUND, /* no such thing, or none that the asker may know of */
    ST_DENIED,    /* the asker lacks the right */
    ST_INVALID,   /* the input is wrong; the asker can mend it */
    ST_CONFLICT,  /* somebody else was faster; look again */
    ST_BUSY,      /* try again in a moment */
    ST_FAULT      /* our fault or the machine's; logged with file and line */
};

/* "not_found" and so on, for logs and the API. */
const char *status_name(enum status s);

#endif
