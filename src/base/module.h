/*
 * module.h: parts of the program that are seldom used and need heavy libraries (paper, mail,
 * PostgreSQL). Each is a shared object of its own, runut-NAME.so, and is loaded when it is first
 * needed: loading everything took longer than all else that a start does.
 *
 * A module shows one thing, a table `NAME_module` whose first member is a struct module. It lies
 * beside the program or in ../lib/runut, and stays loaded until the program ends.
 */
#ifndef BASE_MODULE_H
#define BASE_MODULE_H

#include <stdbool.h>
#include <stddef.h>

#define MODULE_SHOWN __attribute__((visibility("default")))

struct module {
    const char *version; /* MODULE_VERSION: a program and its modules are of one build */
};

#define MODULE_VERSION RUNUT_VERSION

/* The table; NULL with the reason in `why` where the file is missing or of another version. */
const void *module_open(const char *name, char *why, size_t size);

/* Whether the file is there, without loading it: for a word at the start of a server. */
bool module_is_there(const char *name);

#endif
