/* public-form.js: solves the task of a public form while it is filled in, for <form data-work>. Without it, or where a
   worker cannot run, the form is sent all the same and counts against a stricter limit.
     data-work="..." data-bits="17"    the task
     data-worker, data-lib             where work.js and sha256.js lie
     data-working="..."                said while the sender waits for it */
(function () {
  "use strict";
  var form = document.querySelector("form[data-work]"), worker = null, solved = false, waiting = null, said;

  if (!form || !form.dataset.work || !window.Worker) return;
  said = form.querySelector("[data-work-status]");

  function finish(answer) {
    solved = true;
    form.elements.jawab.value = answer;
    said.textContent = "";
    if (!waiting) return;
    waiting.form.requestSubmit(waiting.by);
    waiting = null;
  }

  function start() {
    if (worker) return;
    worker = new Worker(form.dataset.worker);
    worker.onmessage = function (event) { finish(event.data); worker.terminate(); };
    worker.onerror = function () { finish(""); };
    worker.postMessage({ lib: form.dataset.lib, task: form.dataset.work, bits: Number(form.dataset.bits) });
  }

  form.addEventListener("focusin", start);
  /* Before upload.js hears of it. */
  document.addEventListener("submit", function (event) {
    if (event.target !== form || solved) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    said.textContent = form.dataset.working;
    waiting = { form: form, by: event.submitter };
    start();
  }, true);
})();
