/* sandbox.h: closes every door of the process but its standard input and output. */
#ifndef READER_SANDBOX_H
#define READER_SANDBOX_H

#include <stdbool.h>

/*
 * After this: no new file but, with `fonts`, those for reading under the folders of fonts (by
 * Landlock; where the kernel has none, none at all); no socket, no program, no process, no code
 * made at run time; 1 GB of memory, that many seconds of computing. Whatever else is tried kills
 * the process. False: the door could not be closed, so nothing may be read.
 */
bool sandbox_close(bool fonts, unsigned seconds);

#endif
