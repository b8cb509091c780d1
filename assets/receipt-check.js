/* receipt-check.js: checks a receipt's proof in the browser, for <form data-check>: nothing is sent, and the page works
   without the network once it is open. What it does is src/intake/receipt.c once more: the entry's hash (SHA-256), the
   way from it to the log's root (RFC 9162, 2.1.3.2), the signature under that root (Ed25519). Where the browser has no
   Ed25519 the form goes to the server, or, without a network, the page says what was not checked. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-check]"), box = document.getElementById("hasil"), file, direct = false;

  if (!form || !window.TextEncoder || !window.BigInt) return;

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), function (c) { return c.charCodeAt(0); });
  }

  function join() {
    var n = 0, out;
    for (var i = 0; i < arguments.length; i++) n += arguments[i].length;
    out = new Uint8Array(n);
    for (i = 0, n = 0; i < arguments.length; n += arguments[i].length, i++) out.set(arguments[i], n);
    return out;
  }

  function same(a, b) {
    return a.length === b.length && a.every(function (v, i) { return v === b[i]; });
  }

  function node(left, right) {
    return sha256(join(Uint8Array.of(1), left, right));
  }

  /* RFC 9162, 2.1.3.2 */
  function leads(leaf, index, size, path, root) {
    var fn = BigInt(index), sn = BigInt(size) - 1n, r = leaf;
    if (fn > sn) return false;
    for (var i = 0; i < path.length; i++) {
      if (sn === 0n) return false;
      if (fn & 1n || fn === sn) {
        r = node(path[i], r);
        while (!(fn & 1n) && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
      } else {
        r = node(r, path[i]);
      }
      fn >>= 1n;
      sn >>= 1n;
    }
    return sn === 0n && same(r, root);
  }

  function read(text) {
    var m = /^runut-receipt\/1\nnumber (.*)\nkey (.*)\nsalt (.*)\nentry (.*)\n\nc2sp\.org\/tlog-proof@v1\nindex (\d+)\n((?:[A-Za-z0-9+\/=]+\n)*)\n([\s\S]+)$/
      .exec(text.replace(/^\uFEFF/, "").replace(/\r/g, "").replace(/\s+$/, "") + "\n");
    var note, head;
    if (!m) return null;
    note = m[7].split("\n\n");
    head = note[0].split("\n");
    if (note.length < 2 || head.length < 3) return null;
    return { number: m[1], salt: bytesOf(m[3]), entry: m[4], index: m[5], path: m[6].trim().split("\n").filter(Boolean).map(bytesOf),
             signed: note[0] + "\n", lines: note[1].split("\n"), origin: head[0], size: head[1], root: bytesOf(head[2]) };
  }

  function signature(r, name) {
    for (var i = 0; i < r.lines.length; i++) {
      var part = r.lines[i].split(" ");
      if (part[0] === "\u2014" && part[1] === name && part[2]) return bytesOf(part[2]).slice(4);
    }
    return null;
  }

  function show(kind, verdict, why) {
    var note = document.createElement("div"), p = document.createElement("p"), b = document.createElement("b"), q = document.createElement("p");
    note.className = "note " + kind;
    note.setAttribute("role", "status");
    b.textContent = verdict;
    q.textContent = why;
    p.append(b);
    note.append(p, q);
    box.replaceChildren(note);
    box.scrollIntoView({ block: "nearest" });
  }

  function entryNumber(r) {
    var list = JSON.parse(r.entry);
    return { seq: String(list[2]), number: JSON.parse(list[9]).number };
  }

  async function judge(text) {
    var d = form.dataset, r, said, vkey = d.key.split("+"), sig, key;
    try { r = read(text); said = r && entryNumber(r); } catch (e) { r = null; }
    if (!r) return show("bad", d.bad, d.unreadable);
    if (said.seq !== r.index || !leads(sha256(join(Uint8Array.of(0), r.salt, new TextEncoder().encode(r.entry))), r.index, r.size, r.path, r.root))
      return show("bad", d.bad, d.proof);
    if (said.number !== r.number) return show("bad", d.bad, d.number);
    sig = signature(r, vkey[0]);
    if (r.origin !== vkey[0] || !sig) return show("bad", d.bad, d.signature);
    try {
      key = await crypto.subtle.importKey("raw", bytesOf(vkey.slice(2).join("+")).slice(1), "Ed25519", false, ["verify"]);
    } catch (e) {
      if (navigator.onLine) { direct = true; return form.requestSubmit(); }
      return show("warn", d.unsigned, "");
    }
    if (!await crypto.subtle.verify("Ed25519", key, sig, new TextEncoder().encode(r.signed))) return show("bad", d.bad, d.signature);
    show("ok", d.good, d.goodWhy);
  }

  form.addEventListener("submit", function (event) {
    var text = form.elements.bukti.value;
    if (direct || !text.trim() || !window.sha256) return;
    event.preventDefault();
    judge(text);
  });
  file = form.querySelector("[data-check-file]");
  file.hidden = false;
  file.querySelector("input").addEventListener("change", function (event) {
    var chosen = event.target.files[0];
    if (chosen && chosen.size <= 65536) chosen.text().then(function (text) { form.elements.bukti.value = text; form.requestSubmit(); });
  });
})();
