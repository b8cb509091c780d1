/* password.js: a button beside each password that shows what was typed, and beside a new one what the server's rule
   says of it. Without script neither is there, and the rule answers when the form is sent.
   What is shown is hidden again before the form is sent (browsers would keep it as a text) and when one comes back. */
(function () {
  "use strict";
  function eye(button) {
    var input = document.getElementById(button.getAttribute("aria-controls")), says = button.nextElementSibling,
      show = button.textContent;
    function set(on) {
      input.type = on ? "text" : "password";
      button.textContent = on ? button.dataset.hide : show;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      set(input.type === "password");
      says.textContent = input.type === "text" ? button.dataset.shown : button.dataset.hidden;
    });
    input.form.addEventListener("submit", function () { set(false); });
    window.addEventListener("pagehide", function () { set(false); });
  }

  function worth(box) {
    var input = document.getElementById(box.dataset.worth), text = box.querySelector("p"), asked = 0, wait;
    function tell(n, answer) {
      if (n !== asked) return; // more has been typed since
      box.hidden = false;
      box.dataset.level = answer.worth;
      if (text.textContent !== answer.text) text.textContent = answer.text;
    }
    function ask() {
      var n = ++asked, body = new URLSearchParams();
      body.set("csrf", input.form.elements.csrf.value);
      body.set("password_new", input.value);
      fetch(box.dataset.ask, { method: "POST", body: body, credentials: "same-origin", redirect: "error" })
        .then(function (r) { return r.ok ? r.json() : Promise.reject(); })
        .then(function (answer) { tell(n, answer); })
        .catch(function () { if (n === asked) box.hidden = true; });
    }
    input.addEventListener("input", function () {
      clearTimeout(wait);
      if (input.value) wait = setTimeout(ask, 300);
      else { asked++; box.hidden = true; }
    });
  }

  document.querySelectorAll("[data-eye]").forEach(eye);
  document.querySelectorAll("[data-worth]").forEach(worth);
})();
