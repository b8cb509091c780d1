/* register-form.js: makes the form of a record (<form data-record>) quicker; it works without.
   A field with data-when="NAME" and data-words="a b" is asked only while the control NAME has one of those words.
   Rows of a table are added in place instead of by the server, and can be taken away. */
(function () {
  "use strict";

  function words(form, name) {
    var control = form.elements.namedItem(name), list;
    if (!control) return null;
    list = control instanceof RadioNodeList ? Array.from(control) : [control];
    return list.filter(function (c) { return !["checkbox", "radio"].includes(c.type) || c.checked; })
      .map(function (c) { return c.value; });
  }
  /* What is not asked is not sent, so that a browser's own checks do not stop at it. */
  function ask(form) {
    form.querySelectorAll("[data-when]:not([data-when=''])").forEach(function (field) {
      var now = words(form, field.dataset.when), wanted = field.dataset.words.split(" ");
      var on = now === null || now.some(function (w) { return wanted.includes(w); });
      field.hidden = !on;
      field.querySelectorAll(".help.when").forEach(function (p) { p.hidden = now !== null; }); /* it shows by itself */
      field.querySelectorAll("input, select, textarea").forEach(function (c) { c.disabled = !on; });
    });
  }

  function number(row, i) {
    row.querySelectorAll("[name], [id], [for]").forEach(function (e) {
      ["name", "id", "for", "aria-describedby"].forEach(function (a) {
        var v = e.getAttribute(a);
        if (v) e.setAttribute(a, v.replace(/\bt\.([a-z0-9_]+)\.\d+\./g, "t.$1." + i + "."));
      });
    });
    row.querySelectorAll("label > .visually-hidden").forEach(function (e) {
      e.textContent = e.textContent.replace(/\d+/, String(i + 1));
    });
  }
  function clear(row) {
    row.querySelectorAll("input, select, textarea").forEach(function (c) {
      if (["checkbox", "radio"].includes(c.type)) c.checked = false;
      else c.value = "";
    });
    row.querySelectorAll(".error").forEach(function (e) { e.remove(); });
    row.querySelectorAll(".wrong").forEach(function (e) { e.classList.remove("wrong"); });
    row.querySelectorAll("[aria-invalid]").forEach(function (e) { e.removeAttribute("aria-invalid"); });
  }
  function rows(field) {
    var body = field.querySelector("tbody"), add = field.querySelector("[data-row-add]"), most = Number(field.dataset.rows);
    function droppable(row) {
      var drop = row.querySelector("[data-row-drop]");
      drop.hidden = false;
      drop.setAttribute("aria-label", drop.getAttribute("aria-label").replace(/\d+/, String(row.sectionRowIndex + 1)));
      drop.onclick = function () {
        /* An empty row is no row: the numbers of the others may stay. */
        clear(row);
        row.hidden = true;
        body.dispatchEvent(new Event("input", { bubbles: true }));
        add.focus();
      };
    }
    Array.from(body.rows).forEach(droppable);
    add.addEventListener("click", function (event) {
      var last = body.rows[body.rows.length - 1], row;
      event.preventDefault();
      if (!last || body.rows.length >= most) return;
      row = last.cloneNode(true);
      row.hidden = false;
      body.append(row);
      clear(row);
      number(row, body.rows.length - 1);
      droppable(row);
      add.disabled = body.rows.length >= most;
      row.querySelector("input, select, textarea").focus();
    });
    add.disabled = body.rows.length >= most;
  }

  document.querySelectorAll("form[data-record]").forEach(function (form) {
    form.querySelectorAll("fieldset[data-rows]:has([data-row-add])").forEach(rows);
    form.addEventListener("input", function () { ask(form); });
    form.addEventListener("change", function () { ask(form); });
    ask(form);
  });
  /* A summary of what is wrong is what the reader must see first. */
  (document.querySelector(".errors[tabindex]") || { focus: function () {} }).focus();
})();
