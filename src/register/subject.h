/* subject.h: the record that a document proves, for the document's page. */
#ifndef REGISTER_SUBJECT_H
#define REGISTER_SUBJECT_H

#include "document/document.h"

extern const struct proof_subject register_subjects[];

#endif
