/* viewc_tags.c: tags and attributes: which are allowed, and which escape each value gets. */
#include "viewc_work.h"

/* ── lists of names, each with a blank on both sides ────────────────────────────────────────── */

#define VOID_TAGS " area br col hr img input link meta source track wbr "
#define INLINE_TAGS                                                                        \
    " a abbr b bdi bdo br button cite code data dfn em i img input kbd label mark output " \
    "progress q s samp select small span strong sub sup svg text textarea time tspan u var wbr "
/* No safe way to fill them, or ways to run code and to change what addresses mean. */
#define REFUSED_TAGS                                                                         \
    " style base embed frame frameset foreignobject animate animatetransform animatemotion " \
    "set noembed noframes plaintext xmp template marquee "
#define URL_ATTRS " href src action formaction poster cite data background longdesc xlink:href "
#define REFUSED_ATTRS \
    " style srcset srcdoc imagesrcset ping http-equiv formmethod manifest archive codebase "
/* Closed by whatever may follow them in a row, so that their end is not sent: of a matrix with
 * 2,300 cells these are 11 kB. */
#define CELL_TAGS " td th "
/* What closes an open <p> by itself in every browser. */
#define P_ENDERS                                                                                \
    " address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 " \
    "h5 h6 header hr main menu nav ol p pre section table ul "

/* ── tags ───────────────────────────────────────────────────────────────────────────────────── */

bool inside(const struct viewc *v, const char *name)
{
    for (int i = 0; i < v->depth; i++)
        if (strcmp(v->open[i].name, name) == 0)
            return true;
    return false;
}

static void lower(char *to, const char *from)
{
    for (; *from != '\0'; from++)
        *to++ = *from >= 'A' && *from <= 'Z' ? (char)(*from + 'a' - 'A') : *from;
    *to = '\0';
}

/* A tag's or attribute's name. */
static void read_name(struct viewc *v, char name[MAX_NAME], const char *extra)
{
    size_t n = 0;

    while (v->at < v->end && (is_alpha(*v->at) || is_digit(*v->at) ||
                              (*v->at != '\0' && strchr(extra, *v->at) != NULL))) {
        if (n == MAX_NAME - 1)
            stop(v, v->line, "a name is too long");
        name[n++] = *v->at++;
    }
    name[n] = '\0';
    if (looks(v, "{{"))
        stop(v, v->line, "a value cannot stand in the name of a tag or attribute");
    if (n == 0)
        stop(v, v->line, "a name is expected here, not '%c'", peek(v) == '\0' ? ' ' : peek(v));
}

static void skip_blank(struct viewc *v)
{
    while (v->at < v->end && (is_blank(*v->at) || *v->at == '\n'))
        step(v);
    if (peek(v) == '%')
        stop(v, v->line, "C lines stand between tags only");
}

/* Whether an address that begins with these n constant bytes is ours or of an allowed kind. */
static bool url_start(const char *p, size_t n)
{
    static const char *const scheme[] = { "http://", "https://", "mailto:", "tel:" };

    for (size_t i = 0; i < sizeof scheme / sizeof scheme[0]; i++)
        if (n >= strlen(scheme[i]) && memcmp(p, scheme[i], strlen(scheme[i])) == 0)
            return true;
    return n > 0 && (p[0] == '#' || p[0] == '?' ||
                     (p[0] == '/' && !(n > 1 && (p[1] == '/' || p[1] == '\\'))));
}

/* The value behind the opening quote. `lead` keeps how many constant bytes stand before the first
 * {{ }}; a constant value is left in v->lit from the mark *from. */
static void attr_value(struct viewc *v, const char *attr, char quote, bool *constant)
{
    bool url = listed(URL_ATTRS, attr);
    bool first = true;
    const char *from = v->at;
    int line = v->line;

    *constant = true;
    while (peek(v) != quote) {
        if (v->at >= v->end || *v->at == '<')
            stop(v, line, "the value of %s is not closed", attr);
        if (looks(v, "{{>"))
            stop(v, v->line, "a view cannot stand in an attribute");
        if (looks(v, "{{")) {
            if (url && v->at > from && first && !url_start(from, (size_t)(v->at - from)))
                stop(v, v->line, "the address in %s must begin with / ? # or http(s), mailto, tel",
                     attr);
            value(v, !url ? "html_attr" : v->at == from ? "html_url" : "html_part");
            first = *constant = false;
            continue;
        }
        if (*v->at == '"' || *v->at == '>')
            stop(v, v->line, "write &quot; or &gt; in the value of %s", attr);
        lit(v, v->at, 1);
        step(v);
    }
    if (url && *constant && !url_start(from, (size_t)(v->at - from)))
        stop(v, line, "the address in %s must begin with / ? # or http(s), mailto, tel", attr);
    v->at++;
}

static void check_attr(struct viewc *v, const char *attr)
{
    if (attr[0] == 'o' && attr[1] == 'n')
        stop(v, v->line, "no %s: scripts are files and listen for events", attr);
    if (listed(REFUSED_ATTRS, attr))
        stop(v, v->line, "no %s attribute here", attr);
}

/* One attribute; returns what a form's method says: whether it is a post. */
static bool attribute(struct viewc *v, const char *tag, const char *raw)
{
    char attr[MAX_NAME];
    size_t mark = v->lit.n;
    bool constant, post = false;
    char quote;

    lower(attr, raw);
    check_attr(v, attr);
    if (looks(v, "?={{")) {
        const char *p;
        size_t n;
        int line = v->line;

        if (listed(URL_ATTRS, attr) || strcmp(attr, "method") == 0)
            stop(v, v->line, "%s cannot depend on a condition", attr);
        v->at += 4;
        read_value(v, &p, &n);
        code(v, line, "    if (", p, n, ")");
        add_fmt(v->c, "    out_raw(o, \" %s%s\", %zu);\n", raw,
                strncmp(attr, "aria-", 5) == 0 ? "=\\\"true\\\"" : "",
                strlen(raw) + (strncmp(attr, "aria-", 5) == 0 ? 8 : 1));
        v->mapped = 0;
        return false;
    }
    lit_z(v, " ");
    lit_z(v, raw);
    if (peek(v) != '=') {
        if (listed(URL_ATTRS, attr))
            stop(v, v->line, "%s needs a value", attr);
        return false;
    }
    quote = v->at + 1 < v->end ? v->at[1] : '\0';
    if (quote != '"' && quote != '\'')
        stop(v, v->line, "the value of %s stands in quotes", attr);
    v->at += 2;
    lit_z(v, "=\"");
    mark = v->lit.n;
    attr_value(v, attr, quote, &constant);
    if (strcmp(tag, "form") == 0 && strcmp(attr, "method") == 0) {
        if (!constant)
            stop(v, v->line, "the method of a form is a constant");
        post = v->lit.n - mark == 4 && memcmp(v->lit.p + mark, "post", 4) == 0;
        if (!post && !(v->lit.n - mark == 3 && memcmp(v->lit.p + mark, "get", 3) == 0))
            stop(v, v->line, "the method of a form is post or get");
    }
    lit_z(v, "\"");
    return post;
}

static void push(struct viewc *v, const char *name)
{
    if (v->depth == MAX_DEPTH)
        stop(v, v->line, "elements nested too deep");
    memcpy(v->open[v->depth].name, name, strlen(name) + 1);
    v->open[v->depth++].line = v->line;
}

static void check_place(struct viewc *v, const char *name, const char *low)
{
    bool svg = inside(v, "svg");

    if (strcmp(name, low) != 0 && !svg)
        stop(v, v->line, "write <%s> in lower case", low);
    if (listed(REFUSED_TAGS, low))
        stop(v, v->line, "no <%s> in views", low);
    if (listed(" a form button ", low) && inside(v, low))
        stop(v, v->line, "<%s> inside <%s>", low, low);
    if (v->depth > 0 && listed(" title textarea script ", v->open[v->depth - 1].name) && !svg)
        stop(v, v->line, "no elements inside <%s>", v->open[v->depth - 1].name);
    if (v->depth > 0 && strcmp(v->open[v->depth - 1].name, "p") == 0 && listed(P_ENDERS, low))
        stop(v, v->line, "<%s> cannot stand in <p>", low);
}

/* All attributes of a tag, up to its > or />; returns whether it is a form that posts. */
static bool attributes(struct viewc *v, const char *low, bool *has_src)
{
    char seen[MAX_ATTR][MAX_NAME], name[MAX_NAME];
    int n = 0;
    bool post = false;

    *has_src = false;
    for (;;) {
        skip_blank(v);
        if (v->at >= v->end)
            stop(v, v->line, "<%s is not closed with >", low);
        if (*v->at == '>' || looks(v, "/>"))
            return post;
        read_name(v, name, "-_:");
        if (n == MAX_ATTR)
            stop(v, v->line, "too many attributes");
        for (int i = 0; i < n; i++)
            if (strcmp(seen[i], name) == 0)
                stop(v, v->line, "%s stands twice", name);
        memcpy(seen[n++], name, sizeof name);
        *has_src = *has_src || strcmp(name, "src") == 0;
        post = attribute(v, low, name) || post;
        if (v->at < v->end && strchr(" \t\r\n>/", *v->at) == NULL)
            stop(v, v->line, "a blank is missing behind %s", name);
    }
}

void open_tag(struct viewc *v)
{
    char name[MAX_NAME], low[MAX_NAME];
    bool has_src, post, is_void, svg;

    v->at++;
    read_name(v, name, "-");
    lower(low, name);
    check_place(v, name, low);
    settle_space(v, listed(INLINE_TAGS, low));
    lit_z(v, "<");
    lit_z(v, name);
    svg = inside(v, "svg") || strcmp(low, "svg") == 0;
    is_void = !svg && listed(VOID_TAGS, low);
    post = attributes(v, low, &has_src);
    if (strcmp(low, "script") == 0 && !has_src)
        stop(v, v->line, "no inline script: a script is a file");
    if (peek(v) == '/') {
        if (!svg && !is_void)
            stop(v, v->line, "<%s/> does not close itself in HTML", low);
        v->at += 2;
        lit_z(v, svg ? "/>" : ">");
    } else {
        v->at++;
        lit_z(v, ">");
        if (!is_void)
            push(v, name);
    }
    if (post)
        code(v, v->line, "    html_csrf(o", "", 0, ");");
    if (strcmp(low, "textarea") == 0)
        lit_z(v, "\n"); /* a browser drops the first line break, which may be the user's */
    if (!listed(INLINE_TAGS, low) || strcmp(low, "br") == 0)
        v->inline_left = false;
}

void close_tag(struct viewc *v)
{
    char name[MAX_NAME], low[MAX_NAME];
    int floor = v->n_block > 0 ? v->block[v->n_block - 1].depth : 0;

    v->at += 2;
    read_name(v, name, "-");
    lower(low, name);
    while (is_blank(peek(v)))
        v->at++;
    if (peek(v) != '>')
        stop(v, v->line, "</%s is not closed with >", name);
    v->at++;
    if (v->depth == 0)
        stop(v, v->line, "</%s> closes nothing", name);
    if (strcmp(v->open[v->depth - 1].name, name) != 0)
        stop(v, v->line, "</%s> where <%s> of line %d is open", name, v->open[v->depth - 1].name,
             v->open[v->depth - 1].line);
    if (v->depth <= floor)
        stop(v, v->line, "</%s> closes an element that was opened outside this block", name);
    v->depth--;
    settle_space(v, listed(INLINE_TAGS, low));
    if (listed(CELL_TAGS, low))
        return;
    lit_z(v, "</");
    lit_z(v, name);
    lit_z(v, ">");
}
