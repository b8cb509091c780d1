/* theme.js: light, dark, or as the system says. Runs in the head, before anything is painted; without it the
   system decides. The choice stays in this browser, so that pages can be kept ready for everybody.
   Also leads to the list of errors of a form that came back. */
(function () {
  "use strict";
  var root = document.documentElement, given = root.getAttribute("data-bs-theme") || "auto"; // the account's

  function chosen() {
    try { return localStorage.getItem("theme") || given; } catch (e) { return given; }
  }
  function show(theme) {
    root.setAttribute("data-bs-theme", theme);
  }
  function mark(box) {
    box.querySelectorAll("button").forEach(function (b) {
      b.setAttribute("aria-pressed", b.value === chosen() ? "true" : "false");
    });
  }

  show(chosen());
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector(".theme"), errors = document.querySelector(".errors");
    if (errors) errors.focus();
    if (!box) return;
    box.hidden = false;
    mark(box);
    box.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      try { localStorage.setItem("theme", button.value); } catch (e) { /* lasts for this page only */ }
      show(button.value);
      box.querySelectorAll("button").forEach(function (b) {
        b.setAttribute("aria-pressed", b === button ? "true" : "false");
      });
    });
  });
})();
