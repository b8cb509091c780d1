/* survey-tablet.js: a questionnaire on a tablet of the office: one question at a time, full screen, and back to its
   start when nobody has touched it for a while. Without it the same form stands on one page. */
(function () {
  "use strict";
  var form = document.getElementById("kiosk"), IDLE = 60000;

  if (!form) return;
  var steps = Array.from(form.querySelectorAll(".step"));
  var back = document.getElementById("kiosk-back"), next = document.getElementById("kiosk-next");
  var send = document.getElementById("kiosk-send"), bar = document.getElementById("kiosk-progress");
  var at = 0, timer = 0;

  function show(i) {
    at = Math.max(0, Math.min(i, steps.length - 1));
    steps.forEach(function (step, k) { step.hidden = k !== at; });
    back.hidden = at === 0;
    next.hidden = at === steps.length - 1;
    send.hidden = at !== steps.length - 1;
    bar.value = at / steps.length;
    scrollTo(0, 0);
  }
  function begin() {
    form.reset();
    show(0);
  }
  function touched() {
    clearTimeout(timer);
    timer = setTimeout(begin, IDLE);
  }
  function wrongStep() {
    return steps.findIndex(function (step) { return step.querySelector(".error"); });
  }

  form.addEventListener("change", function (e) {
    if (e.target.type === "radio" && at < steps.length - 1) setTimeout(function () { show(at + 1); }, 250);
  });
  back.addEventListener("click", function () { show(at - 1); });
  next.addEventListener("click", function () { show(at + 1); });
  document.addEventListener("pointerdown", function () {
    if (!document.fullscreenElement && document.documentElement.requestFullscreen)
      document.documentElement.requestFullscreen().catch(function () {});
    touched();
  });
  document.addEventListener("keydown", touched);
  addEventListener("pageshow", function (e) { if (e.persisted) begin(); });
  bar.hidden = false;
  show(Math.max(0, wrongStep()));
  touched();
})();
