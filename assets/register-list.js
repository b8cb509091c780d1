/* register-list.js: one box that ticks all rows of a list, and how many are ticked. The list works without it. */
(function () {
  "use strict";
  document.querySelectorAll("[data-tick-all]").forEach(function (all) {
    var form = all.closest("form"), count = form.querySelector("[data-tick-count]");
    function boxes() { return Array.from(form.querySelectorAll("input[name=baris]")); }
    function tell() {
      var n = boxes().filter(function (b) { return b.checked; }).length;
      count.textContent = n > 0 ? String(n) : "";
      all.checked = n > 0 && n === boxes().length;
      all.indeterminate = n > 0 && !all.checked;
    }
    all.hidden = false;
    all.addEventListener("change", function () {
      boxes().forEach(function (b) { b.checked = all.checked; });
      tell();
    });
    form.addEventListener("change", tell);
    tell();
  });
})();
