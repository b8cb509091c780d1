/* queryc_emit.c: writes the C that a reader can step through. */
#include <ctype.h>

#include "base/buf.h"
#include "base/rows.h"
#include "queryc.h"

static bool is_str(enum type t)
{
    return t == T_TEXT || t == T_BLOB || t == T_DATE;
}

static const char *c_type(enum type t)
{
    return is_str(t) ? "struct str" : t == T_REAL ? "double" : "int64_t";
}

static const char *db_type(enum type t)
{
    if (t == T_BLOB)
        return "DB_BLOB";
    return is_str(t) ? "DB_TEXT" : t == T_REAL ? "DB_REAL" : "DB_INT";
}

static const char *member(enum type t)
{
    return is_str(t) ? "s" : t == T_REAL ? "d" : "i";
}

/* "int64_t " or "struct str *": what stands before a name. */
static void put_type(FILE *out, const char *type, const char *stars)
{
    (void)fprintf(out, "%s %s", type, stars);
}

static void put_params(const struct stmt *s, FILE *out)
{
    for (size_t i = 0; i < s->n_params; i++) {
        const struct field *f = &s->param[i];
        bool pointer = f->nullable && !is_str(f->type);

        (void)fputs(pointer ? ", const " : ", ", out);
        put_type(out, c_type(f->type), pointer ? "*" : "");
        (void)fprintf(out, STR_FMT, STR_ARG(f->name));
    }
}

static void put_signature(const struct stmt *s, FILE *out)
{
    (void)fprintf(out, "enum status " STR_FMT "(struct ctx *c", STR_ARG(s->name));
    if (!is_each(s))
        put_params(s, out);
    switch (s->result) {
    case R_EACH:
    case R_IDS:
        (void)fprintf(out, ", const struct " STR_FMT " *row, size_t n%s", STR_ARG(s->name),
                      s->result == R_IDS ? ", int64_t *out" : "");
        break;
    case R_ROW:
        (void)fprintf(out, ", struct " STR_FMT " *out", STR_ARG(s->row->name));
        break;
    case R_ROWS:
        (void)fprintf(out, ", struct " STR_FMT " **out, size_t *n", STR_ARG(s->row->name));
        break;
    case R_VALUE:
        (void)fprintf(out, ", %s *out", c_type(s->value));
        break;
    case R_MAYBE:
        (void)fprintf(out, "%s, %s *out", is_str(s->value) ? "" : ", bool *has_out",
                      c_type(s->value));
        break;
    case R_VALUES:
        (void)fprintf(out, ", %s **out, size_t *n", c_type(s->value));
        break;
    case R_AFFECTED:
        (void)fputs(", int64_t *out", out);
        break;
    case R_CHANGED:
    case R_DONE:
        break;
    }
    (void)fputc(')', out);
}

/* The comment lines above the header, and how the query answers. */
static void put_doc(struct str doc, FILE *out)
{
    bool first = true;

    while (doc.n > 0) {
        struct str line = str_cut(&doc, '\n');

        if (str_has(line, STR("*/")) || str_has(line, STR("/*")))
            continue;
        (void)fprintf(out, "%s" STR_FMT, first ? "/* " : "\n * ", STR_ARG(line));
        first = false;
    }
    if (!first)
        (void)fputs(" */\n", out);
}

static void put_struct(struct str name, const struct field *field, size_t n, FILE *out)
{
    (void)fprintf(out, "struct " STR_FMT " {\n", STR_ARG(name));
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &field[i];

        if (f->nullable && !is_str(f->type))
            (void)fprintf(out, "    bool has_" STR_FMT ";\n", STR_ARG(f->name));
        (void)fprintf(out, "    %s " STR_FMT ";%s\n", c_type(f->type), STR_ARG(f->name),
                      f->nullable && is_str(f->type) ? " /* p is NULL where there is none */" : "");
    }
    (void)fputs("};\n\n", out);
}

static void put_guard(const struct queryc *q, FILE *out)
{
    (void)fputs("QUERIES_", out);
    for (size_t i = 0; i < q->set.n; i++)
        (void)fputc(toupper((unsigned char)q->set.p[i]), out);
    (void)fputs("_H\n", out);
}

void emit_header(struct queryc *q, FILE *out)
{
    (void)fprintf(out, "/* Made by queryc; do not edit. */\n#ifndef ");
    put_guard(q, out);
    (void)fputs("#define ", out);
    put_guard(q, out);
    (void)fputs("\n#include \"core/ctx.h\"\n\n", out);
    for (size_t i = 0; i < q->n_rows; i++)
        put_struct(q->row[i].name, q->row[i].field, q->row[i].n, out);
    for (size_t i = 0; i < q->n_stmts; i++) {
        if (is_each(&q->stmt[i]))
            put_struct(q->stmt[i].name, q->stmt[i].param, q->stmt[i].n_params, out);
        put_doc(q->stmt[i].doc, out);
        (void)fputs("NODISCARD ", out);
        put_signature(&q->stmt[i], out);
        (void)fputs(";\n", out);
    }
    (void)fprintf(out,
                  "\n/* All of them, so that a test can prepare each on every database. */\n"
                  "extern const struct query *const " STR_FMT "_queries[];\n"
                  "extern const size_t n_" STR_FMT "_queries;\n\n#endif\n",
                  STR_ARG(q->set), STR_ARG(q->set));
}

/* The SQL as C strings, one a line. */
static void put_sql(struct str sql, FILE *out)
{
    while (sql.n > 0) {
        struct str line = str_cut(&sql, '\n');

        (void)fputs("        \"", out);
        for (size_t i = 0; i < line.n; i++) {
            unsigned char ch = (unsigned char)line.p[i];

            if (ch == '"' || ch == '\\' || ch == '?')
                (void)fprintf(out, "\\%c", ch);
            else if (ch < 0x20 || ch >= 0x7f)
                (void)fprintf(out, "\\%03o", (unsigned)ch);
            else
                (void)fputc(ch, out);
        }
        (void)fputs(sql.n > 0 ? "\\n\"\n" : "\"", out);
    }
}

static size_t n_cols(const struct stmt *s)
{
    switch (s->result) {
    case R_ROW:
    case R_ROWS:
        return s->row == NULL ? 0 : s->row->n;
    case R_VALUE:
    case R_MAYBE:
    case R_VALUES:
    case R_IDS:
        return 1;
    case R_CHANGED:
    case R_AFFECTED:
    case R_DONE:
    case R_EACH:
        break;
    }
    return 0;
}

static void put_param_types(const struct stmt *s, size_t times, FILE *out)
{
    if (s->n_params == 0)
        return;
    (void)fprintf(out, "static const enum db_type " STR_FMT "_params[] = {", STR_ARG(s->name));
    for (size_t i = 0; i < s->n_params * times; i++)
        (void)fprintf(out, " %s,", db_type(s->param[i % s->n_params].type));
    (void)fputs(" };\n", out);
}

/* The numbers of parameters go on in the tuple of the next row. */
static struct str tuple_of_row(struct arena *a, const struct stmt *s, size_t row)
{
    struct str rest = s->tuple;
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, str_cut(&rest, '$'));
    while (rest.n > 0) {
        size_t number = 0, n = 0;

        while (n < rest.n && isdigit((unsigned char)rest.p[n]))
            number = number * 10 + (size_t)(rest.p[n++] - '0');
        rest = str_sub(rest, n, rest.n);
        buf_printf(&b, "$%zu", row * s->n_params + number);
        buf_add(&b, str_cut(&rest, '$'));
    }
    return buf_str(&b);
}

static struct str sql_of_rows(struct arena *a, const struct stmt *s, size_t n)
{
    const char *end = s->tuple.p + s->tuple.n;
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, (struct str){ s->sql.p, (size_t)(s->tuple.p - s->sql.p) });
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, str_of(i > 0 ? ", " : ""));
        buf_add(&b, tuple_of_row(a, s, i));
    }
    buf_add(&b, (struct str){ end, (size_t)(s->sql.p + s->sql.n - end) });
    return buf_str(&b);
}

/* The same INSERT for so many rows at once: few texts, since each is prepared by itself. */
static const size_t at_once[] = { 1, ROWS_SOME, ROWS_AT_ONCE };

static void put_each(struct arena *a, const struct stmt *s, FILE *out)
{
    put_param_types(s, at_once[ARRAY_LEN(at_once) - 1], out);
    if (s->result == R_IDS)
        (void)fprintf(out, "static const enum db_type " STR_FMT "_cols[] = { DB_INT };\n",
                      STR_ARG(s->name));
    (void)fprintf(out, "static const struct query " STR_FMT "_query[] = {\n", STR_ARG(s->name));
    for (size_t i = 0; i < ARRAY_LEN(at_once); i++) {
        (void)fprintf(out, "    {\n    .name = \"" STR_FMT "\",\n    .sql =\n", STR_ARG(s->name));
        put_sql(sql_of_rows(a, s, at_once[i]), out);
        (void)fprintf(out, ",\n    .params = " STR_FMT "_params,\n    .n_params = %zu,\n",
                      STR_ARG(s->name), s->n_params * at_once[i]);
        if (s->result == R_IDS)
            (void)fprintf(out, "    .cols = " STR_FMT "_cols,\n    .n_cols = 1,\n",
                          STR_ARG(s->name));
        (void)fputs("    },\n", out);
    }
    (void)fputs("};\n\n", out);
}

/* Row types are shared: their columns are written once, with the row. */
static void put_query(const struct stmt *s, FILE *out)
{
    put_param_types(s, 1, out);
    if (s->row == NULL && n_cols(s) > 0)
        (void)fprintf(out, "static const enum db_type " STR_FMT "_cols[] = { %s };\n",
                      STR_ARG(s->name), db_type(s->value));
    (void)fprintf(out,
                  "static const struct query " STR_FMT "_query = {\n"
                  "    .name = \"" STR_FMT "\",\n    .sql =\n",
                  STR_ARG(s->name), STR_ARG(s->name));
    put_sql(s->sql, out);
    (void)fputs(",\n", out);
    if (s->n_params > 0)
        (void)fprintf(out, "    .params = " STR_FMT "_params,\n    .n_params = %zu,\n",
                      STR_ARG(s->name), s->n_params);
    if (s->row != NULL)
        (void)fprintf(out, "    .cols = " STR_FMT "_cols,\n    .names = " STR_FMT "_names,\n",
                      STR_ARG(s->row->name), STR_ARG(s->row->name));
    else if (n_cols(s) > 0)
        (void)fprintf(out, "    .cols = " STR_FMT "_cols,\n", STR_ARG(s->name));
    (void)fprintf(out, "    .n_cols = %zu,\n};\n\n", n_cols(s));
}

static void put_row_reader(const struct row *r, FILE *out)
{
    (void)fprintf(out, "static const enum db_type " STR_FMT "_cols[] = {", STR_ARG(r->name));
    for (size_t i = 0; i < r->n; i++)
        (void)fprintf(out, " %s,", db_type(r->field[i].type));
    (void)fprintf(out, " };\nstatic const char *const " STR_FMT "_names[] = {", STR_ARG(r->name));
    for (size_t i = 0; i < r->n; i++)
        (void)fprintf(out, " \"" STR_FMT "\",", STR_ARG(r->field[i].name));
    (void)fprintf(out,
                  " };\n\nstatic struct " STR_FMT " " STR_FMT "_from(const struct db_value *cell)\n"
                  "{\n    return (struct " STR_FMT "){\n",
                  STR_ARG(r->name), STR_ARG(r->name), STR_ARG(r->name));
    for (size_t i = 0; i < r->n; i++) {
        const struct field *f = &r->field[i];

        if (f->nullable && !is_str(f->type))
            (void)fprintf(out, "        .has_" STR_FMT " = !cell[%zu].null,\n", STR_ARG(f->name),
                          i);
        (void)fprintf(out, "        ." STR_FMT " = cell[%zu].%s,\n", STR_ARG(f->name), i,
                      member(f->type));
    }
    (void)fputs("    };\n}\n\n", out);
}

static void put_each_function(const struct stmt *s, FILE *out)
{
    put_signature(s, out);
    (void)fprintf(
        out,
        "\n{\n    struct db_value *args = arena_array(c->arena, n * %zu + 1, sizeof(*args));\n\n"
        "    for (size_t i = 0; i < n; i++) {\n"
        "        const struct " STR_FMT " *r = &row[i];\n"
        "        const struct db_value of[] = {\n",
        s->n_params, STR_ARG(s->name));
    for (size_t i = 0; i < s->n_params; i++) {
        const struct field *f = &s->param[i];

        (void)fprintf(out, "            { .type = %s, ", db_type(f->type));
        if (f->nullable && is_str(f->type))
            (void)fprintf(out, ".null = r->" STR_FMT ".p == NULL, ", STR_ARG(f->name));
        else if (f->nullable)
            (void)fprintf(out, ".null = !r->has_" STR_FMT ", ", STR_ARG(f->name));
        (void)fprintf(out, ".%s = r->" STR_FMT " },\n", member(f->type), STR_ARG(f->name));
    }
    (void)fprintf(out,
                  "        };\n\n        memcpy(args + i * %zu, of, sizeof(of));\n    }\n"
                  "    return ctx_run_each(c, " STR_FMT "_query, args, n, %s);\n}\n\n",
                  s->n_params, STR_ARG(s->name), s->result == R_IDS ? "out" : "NULL");
}

static void put_args(const struct stmt *s, FILE *out)
{
    if (s->n_params == 0)
        return;
    (void)fputs("    const struct db_value args[] = {\n", out);
    for (size_t i = 0; i < s->n_params; i++) {
        const struct field *f = &s->param[i];

        (void)fprintf(out, "        { .type = %s, ", db_type(f->type));
        if (!f->nullable)
            (void)fprintf(out, ".%s = " STR_FMT " },\n", member(f->type), STR_ARG(f->name));
        else if (is_str(f->type))
            (void)fprintf(out, ".null = " STR_FMT ".p == NULL, .s = " STR_FMT " },\n",
                          STR_ARG(f->name), STR_ARG(f->name));
        else
            (void)fprintf(out,
                          ".null = " STR_FMT " == NULL, .%s = " STR_FMT " == NULL ? 0 : *" STR_FMT
                          " },\n",
                          STR_ARG(f->name), member(f->type), STR_ARG(f->name), STR_ARG(f->name));
    }
    (void)fputs("    };\n", out);
}

static void put_array(const struct stmt *s, FILE *out)
{
    if (s->result == R_ROWS)
        (void)fprintf(
            out, "    *out = arena_array(c->arena, rows.n_rows, sizeof(struct " STR_FMT "));\n",
            STR_ARG(s->row->name));
    else
        (void)fprintf(out, "    *out = arena_array(c->arena, rows.n_rows, sizeof(%s));\n",
                      c_type(s->value));
    (void)fputs("    for (size_t i = 0; i < rows.n_rows; i++)\n", out);
    if (s->result == R_ROWS)
        (void)fprintf(out, "        (*out)[i] = " STR_FMT "_from(&rows.cell[i * rows.n_cols]);\n",
                      STR_ARG(s->row->name));
    else
        (void)fprintf(out, "        (*out)[i] = rows.cell[i].%s;\n", member(s->value));
    (void)fputs("    *n = rows.n_rows;\n    return ST_OK;\n", out);
}

/* What a function does with its rows, after the check of the status. */
static void put_answer(const struct stmt *s, FILE *out)
{
    const char *m = member(s->value);

    switch (s->result) {
    case R_ROW:
        (void)fprintf(out,
                      "    if (rows.n_rows == 0)\n        return ST_NOT_FOUND;\n"
                      "    *out = " STR_FMT "_from(rows.cell);\n    return ST_OK;\n",
                      STR_ARG(s->row->name));
        break;
    case R_VALUE:
        (void)fprintf(out,
                      "    if (rows.n_rows == 0)\n        return ST_NOT_FOUND;\n"
                      "    *out = rows.cell[0].%s;\n    return ST_OK;\n",
                      m);
        break;
    case R_MAYBE:
        if (is_str(s->value))
            (void)fputs("    *out = rows.n_rows > 0 ? rows.cell[0].s : (struct str){ 0 };\n", out);
        else
            (void)fprintf(out,
                          "    *has_out = rows.n_rows > 0 && !rows.cell[0].null;\n"
                          "    *out = *has_out ? rows.cell[0].%s : 0;\n",
                          m);
        (void)fputs("    return ST_OK;\n", out);
        break;
    case R_ROWS:
    case R_VALUES:
        put_array(s, out);
        break;
    case R_CHANGED:
        (void)fputs("    return changed == 1 ? ST_OK : ST_CONFLICT;\n", out);
        break;
    case R_AFFECTED:
        (void)fputs("    *out = changed;\n    return ST_OK;\n", out);
        break;
    case R_DONE:
    case R_EACH:
    case R_IDS:
        break;
    }
}

static void put_function(const struct stmt *s, FILE *out)
{
    bool counts = s->result == R_CHANGED || s->result == R_AFFECTED;
    const char *args = s->n_params > 0 ? "args" : "NULL";

    put_signature(s, out);
    (void)fputs("\n{\n", out);
    put_args(s, out);
    if (s->result == R_DONE) {
        (void)fprintf(out, "\n    return ctx_run(c, &" STR_FMT "_query, %s, NULL, NULL);\n}\n\n",
                      STR_ARG(s->name), args);
        return;
    }
    (void)fputs(counts ? "    int64_t changed = 0;\n" : "    struct db_rows rows = { 0 };\n", out);
    (void)fprintf(out, "    enum status s = ctx_run(c, &" STR_FMT "_query, %s, %s);\n\n",
                  STR_ARG(s->name), args, counts ? "NULL, &changed" : "&rows, NULL");
    (void)fputs("    if (s != ST_OK)\n        return s;\n", out);
    put_answer(s, out);
    (void)fputs("}\n\n", out);
}

void emit_source(struct queryc *q, const char *header, FILE *out)
{
    (void)fprintf(out, "/* Made by queryc; do not edit. */\n#include \"%s\"\n\n", header);
    for (size_t i = 0; i < q->n_stmts; i++) {
        if (!is_each(&q->stmt[i]))
            continue;
        (void)fputs("/* Of many rows they are longer than ISO C promises. */\n"
                    "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n",
                    out);
        break;
    }
    for (size_t i = 0; i < q->n_rows; i++)
        put_row_reader(&q->row[i], out);
    for (size_t i = 0; i < q->n_stmts; i++) {
        if (is_each(&q->stmt[i]))
            put_each(q->arena, &q->stmt[i], out);
        else
            put_query(&q->stmt[i], out);
    }
    for (size_t i = 0; i < q->n_stmts; i++) {
        if (is_each(&q->stmt[i]))
            put_each_function(&q->stmt[i], out);
        else
            put_function(&q->stmt[i], out);
    }
    (void)fprintf(out, "const struct query *const " STR_FMT "_queries[] = {\n", STR_ARG(q->set));
    for (size_t i = 0; i < q->n_stmts; i++) {
        if (!is_each(&q->stmt[i]))
            (void)fprintf(out, "    &" STR_FMT "_query,\n", STR_ARG(q->stmt[i].name));
        for (size_t k = 0; is_each(&q->stmt[i]) && k < ARRAY_LEN(at_once); k++)
            (void)fprintf(out, "    &" STR_FMT "_query[%zu],\n", STR_ARG(q->stmt[i].name), k);
    }
    (void)fprintf(out,
                  "    NULL,\n};\nconst size_t n_" STR_FMT "_queries = sizeof(" STR_FMT
                  "_queries) / sizeof(" STR_FMT "_queries[0]) - 1;\n",
                  STR_ARG(q->set), STR_ARG(q->set), STR_ARG(q->set));
}
