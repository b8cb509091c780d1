"""Writes reg_hooks_table[] (register/hooks.h): the registers that have a hooks.c."""
import sys

out, names = sys.argv[1], sys.argv[2:]
with open(out, "w", encoding="utf-8") as f:
    f.write('#include "register/hooks.h"\n\n')
    for name in names:
        f.write(f"extern const struct reg_hooks {name}_hooks;\n")
    f.write("const struct reg_hooks_row reg_hooks_table[] = {\n")
    for name in names:
        f.write(f'    {{ "{name}", &{name}_hooks }},\n')
    f.write("    { NULL, NULL },\n};\n")
