/* leave.js: leaves the page at once and without a way back: the address takes this one's place in the history.
   Without it the link works as any other. */
(function () {
  "use strict";
  function leave(event) {
    var link = document.querySelector("[data-leave]");
    if (!link) return;
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(link.href);
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-leave]")) leave(event);
  });
})();
