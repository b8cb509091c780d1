/* form-draft.js: nothing typed is lost when a session ended while a form was open.
   For <form data-draft="name">: what is typed stays in this tab's sessionStorage until the form has been sent and
   answered. After signing in again the form comes back filled in, with the note of data-draft-note above it.
   Passwords and hidden fields are never kept; a form with secrets does not carry data-draft. A draft is its account's:
   whoever signs in after somebody else in the same tab finds an empty form. */
(function () {
  "use strict";
  var kept = "draft:" + document.body.dataset.account + ":", sent = "draft-sent";

  function store(action) {
    try { return action(sessionStorage); } catch (e) { return null; }
  }
  function fields(form) {
    return Array.from(form.elements).filter(function (f) {
      return f.name && !f.disabled && !["hidden", "password", "file", "submit", "button"].includes(f.type);
    });
  }
  function key(form) {
    return kept + location.pathname + "#" + form.dataset.draft;
  }
  function save(form) {
    var values = fields(form).filter(function (f) {
      return !["checkbox", "radio"].includes(f.type) || f.checked;
    }).map(function (f) { return [f.name, f.value]; });
    store(function (s) { s.setItem(key(form), JSON.stringify(values)); });
  }
  function fill(form, values) {
    var changed = false, left = values.slice();
    fields(form).forEach(function (f) {
      var at = left.findIndex(function (v) { return v[0] === f.name && (!["checkbox", "radio"].includes(f.type) || v[1] === f.value); });
      var on = at >= 0, value = on ? left.splice(at, 1)[0][1] : "";
      if (["checkbox", "radio"].includes(f.type)) {
        changed = changed || f.checked !== on;
        f.checked = on;
      } else if (on && f.value !== value) {
        changed = true;
        f.value = value;
      }
    });
    return changed;
  }
  function restore(form) {
    var values = store(function (s) { return JSON.parse(s.getItem(key(form))); }), note;
    if (!values || !fill(form, values) || !form.dataset.draftNote) return;
    note = document.createElement("div");
    note.className = "note";
    note.setAttribute("role", "status");
    note.append(document.createElement("p"));
    note.firstChild.textContent = form.dataset.draftNote;
    form.prepend(note);
  }

  /* A form that was sent and answered with a note of success is done; one that led to the sign-in page is not. */
  if (document.querySelector(".note.ok"))
    store(function (s) {
      var done = s.getItem(sent);
      if (done) s.removeItem(done);
      s.removeItem(sent);
    });
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    restore(form);
    form.addEventListener("input", function () { save(form); });
    form.addEventListener("submit", function () {
      save(form);
      store(function (s) { s.setItem(sent, key(form)); });
    });
  });
})();
