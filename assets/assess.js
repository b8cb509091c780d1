/* assess.js: answers are saved while one types, for <form data-answer>; the form works without it.

   - What was changed is kept in this browser (localStorage) until the server has acknowledged it, so that a broken
     network, a closed tab or an ended session loses nothing; it is offered again when the page comes back to the same
     account.
   - Each save names the version it read. 409: somebody else was faster; nothing is overwritten, the page is shown anew
     with both answers.
   - Keys on the page of one question (data-keys), outside of fields: a letter or digit chooses that answer, n or → the
     next question, p or ← the one before.
   Texts come from data attributes: data-saved, data-kept, data-conflict. */
(function () {
  "use strict";
  var prefix = "jawaban:" + document.body.dataset.account + ":";

  function store(action) {
    try { return action(localStorage); } catch (e) { return null; }
  }
  function key(form) {
    return prefix + form.getAttribute("action");
  }
  function fields(form) {
    return Array.from(form.elements).filter(function (f) {
      return f.name && !f.disabled && !["hidden", "file", "submit", "button"].includes(f.type) &&
        (f.name === "nilai" || f.name === "alasan" || f.name.startsWith("h.") || f.name.startsWith("catatan_"));
    });
  }
  function values(form) {
    return fields(form).filter(function (f) {
      return f.type !== "radio" || f.checked;
    }).map(function (f) { return [f.name, f.value]; });
  }
  function fill(form, kept) {
    fields(form).forEach(function (f) {
      var found = kept.find(function (v) { return v[0] === f.name; });
      if (f.type === "radio") f.checked = Boolean(found) && found[1] === f.value;
      else if (found) f.value = found[1];
    });
  }
  function say(form, text) {
    var at = form.querySelector("[data-said]");
    if (at) at.textContent = text || "";
  }
  function keep(form, sent) {
    store(function (s) {
      s.setItem(key(form), JSON.stringify({ version: form.elements.versi.value, values: values(form), sent: Boolean(sent) }));
    });
  }
  function forget(form) {
    store(function (s) { s.removeItem(key(form)); });
  }

  /* One at a time; what changed meanwhile is sent after it. */
  function send(form) {
    var data, sent;
    if (form.sending) { form.again = true; return; }
    form.sending = true;
    form.again = false;
    sent = JSON.stringify(values(form));
    data = new URLSearchParams();
    data.set("csrf", form.elements.csrf.value);
    data.set("versi", form.elements.versi.value);
    data.set("otomatis", "1");
    values(form).forEach(function (v) { data.append(v[0], v[1]); });
    fetch(form.getAttribute("action"), { method: "POST", body: data, credentials: "same-origin", redirect: "manual" })
      .then(function (r) {
        if (!(r.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("no answer");
        return r.json().then(function (body) { return { status: r.status, body: body }; });
      })
      .then(function (r) { taken(form, r, sent); }, function () { lost(form); })
      .then(function () {
        form.sending = false;
        if (form.again) send(form);
      });
  }
  function taken(form, r, sent) {
    form.waiting = false;
    if (r.body.ok) {
      form.elements.versi.value = r.body.version;
      if (JSON.stringify(values(form)) === sent) forget(form);
      say(form, (form.dataset.saved || "").replace("{1}", r.body.total));
      return;
    }
    if (r.status === 409 && r.body.theirs) {
      say(form, form.dataset.conflict);
      form.stopped = true; /* sending the form shows both */
      return;
    }
    say(form, r.body.error);
  }
  function lost(form) {
    form.waiting = true;
    say(form, form.dataset.kept);
  }

  function changed(form) {
    keep(form);
    if (form.stopped) return;
    clearTimeout(form.timer);
    form.timer = setTimeout(function () { send(form); }, 600);
  }
  /* What was kept and never acknowledged comes back. Of a form that was sent whole, a newer version says that it was
     taken, or that the page shows both. */
  function restore(form) {
    var kept = store(function (s) { return JSON.parse(s.getItem(key(form))); });
    if (!kept) return;
    if (JSON.stringify(kept.values) === JSON.stringify(values(form)) ||
        (kept.sent && Number(form.elements.versi.value) > Number(kept.version))) { forget(form); return; }
    fill(form, kept.values);
    form.elements.versi.value = kept.version;
    send(form);
  }

  var forms = Array.from(document.querySelectorAll("form[data-answer]"));
  forms.forEach(function (form) {
    restore(form);
    form.addEventListener("input", function (event) { if (fields(form).includes(event.target)) changed(form); });
    form.addEventListener("change", function (event) { if (fields(form).includes(event.target)) changed(form); });
    form.addEventListener("submit", function () {
      clearTimeout(form.timer);
      keep(form, true);
    });
  });
  window.addEventListener("online", function () {
    forms.forEach(function (form) { if (form.waiting) send(form); });
  });
  setInterval(function () {
    forms.forEach(function (form) { if (form.waiting && !form.sending) send(form); });
  }, 5000);

  var page = document.querySelector("[data-keys]");
  document.addEventListener("keydown", function (event) {
    var tag = event.target.tagName, form = document.querySelector("form[data-answer]"), choice;
    if (!page || event.ctrlKey || event.altKey || event.metaKey) return;
    if (tag === "TEXTAREA" || tag === "SELECT" || (tag === "INPUT" && event.target.type !== "radio")) return;
    if ((event.key === "n" || (event.key === "ArrowRight" && tag !== "INPUT")) && page.dataset.next) location.href = page.dataset.next;
    if ((event.key === "p" || (event.key === "ArrowLeft" && tag !== "INPUT")) && page.dataset.previous) location.href = page.dataset.previous;
    if (!form) return;
    choice = Array.from(form.querySelectorAll("input[type=radio][name=nilai]")).find(function (f) {
      return f.value.toLowerCase().startsWith(event.key.toLowerCase()) && event.key.length === 1;
    });
    if (!choice) return;
    choice.checked = true;
    choice.focus();
    changed(form);
  });
})();
