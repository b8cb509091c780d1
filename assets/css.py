#!/usr/bin/env python3
"""Makes app.css: what the views use of Bootstrap, then our own style, without comments.

  css.py BOOTSTRAP OURS SOURCE_ROOT DEPFILE OUT

A rule of Bootstrap stays when each class in its selector occurs as a word in a view or a script.
Its data: images go: the policy of the pages blocks them."""
import os
import re
import sys

# Parts of Bootstrap that are drawn by our own style and would only be overridden.
DROP = re.compile(r"\.(was-validated|is-valid|is-invalid|valid-|invalid-|form-floating|form-switch|btn-check|btn-group|input-group|has-validation)")


def blocks(css):
    """Top-level pieces: (head, body) with body None for statements such as @charset."""
    at = 0
    while at < len(css):
        brace, semi = css.find("{", at), css.find(";", at)
        if brace < 0 or 0 <= semi < brace:
            if semi < 0:
                return
            yield css[at:semi].strip(), None
            at = semi + 1
            continue
        depth, i = 1, brace + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[i], 0)
            i += 1
        yield css[at:brace].strip(), css[brace + 1 : i - 1]
        at = i


def purge(css, words):
    out = []
    for head, body in blocks(css):
        if body is None:
            continue
        if head.startswith("@media") or head.startswith("@supports"):
            inner = purge(body, words)
            if inner:
                out.append(f"{head}{{{inner}}}")
        elif not head.startswith("@"):
            keep = [s for s in head.split(",") if not DROP.search(s)
                    and all(c in words for c in re.findall(r"\.([A-Za-z][\w-]*)", s))]
            if keep and body:
                out.append(f"{','.join(keep)}{{{body}}}")
    return "".join(out)


def squeeze(css):
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()


def main():
    bootstrap, ours, root, depfile, out = sys.argv[1:6]
    words, seen = set(), []
    for top in ("src", "assets", "registers"):
        for folder, _, names in sorted(os.walk(os.path.join(root, top))):
            views = os.path.basename(folder) == "views"
            if views:
                seen.append(folder)
            for name in names:
                if (views and name.endswith(".html")) or name.endswith(".js"):
                    path = os.path.join(folder, name)
                    seen.append(path)
                    words.update(re.findall(r"[A-Za-z][\w-]*", open(path, encoding="utf-8").read()))
    base = open(bootstrap, encoding="utf-8").read()
    base = re.sub(r"/\*.*?\*/", "", base, flags=re.S)
    base = re.sub(r"url\((\"data:[^\"]*\"|data:[^)]*)\)", "none", base)
    css = purge(base, words) + "\n" + squeeze(open(ours, encoding="utf-8").read()) + "\n"
    with open(out, "w", encoding="utf-8") as f:
        f.write(css)
    with open(depfile, "w", encoding="utf-8") as f:
        f.write(f"{out}: {' '.join(p.replace(' ', chr(92) + ' ') for p in seen)}\n")


main()
