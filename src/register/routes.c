/* routes.c: the addresses of registers. */
#include "register/pages.h"

const struct route register_routes[] = {
    { GET, "/register", SIGNED_IN, index_show, NULL, BODY_NONE },
    { GET, "/register/:register", REG_READ, list_show_register, scope_register, BODY_NONE },
    { POST, "/register/:register", REG_CREATE, record_send_new, scope_register, BODY_FILES },
    { GET, "/register/:register/baru", REG_CREATE, record_show_new, scope_register, BODY_NONE },
    { GET, "/register/:register/wajib", REG_READ, duty_show, scope_register, BODY_NONE },
    { POST, "/register/:register/massal", REG_MANAGE, bulk_send, scope_register, BODY_FORM },
    { POST, "/register/:register/saringan", REG_READ, saved_send, scope_register, BODY_FORM },
    { GET, "/register/:register/:id", REG_READ, record_show_page, scope_record, BODY_NONE },
    { GET, "/register/:register/:id/ubah", REG_EDIT, record_show_edit, scope_record, BODY_NONE },
    { POST, "/register/:register/:id/ubah", REG_EDIT, record_send_edit, scope_record, BODY_FILES },
    { GET, "/register/:register/:id/langkah/:move", REG_READ, move_show, scope_move, BODY_NONE },
    { POST, "/register/:register/:id/langkah/:move", REG_READ, move_send, scope_move, BODY_FILES },
    { GET, "/register/:register/:id/hapus", REG_REMOVE, record_ask_remove, scope_record,
      BODY_NONE },
    { POST, "/register/:register/:id/hapus", REG_REMOVE, record_send_remove, scope_record,
      BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
