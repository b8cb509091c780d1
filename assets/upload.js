/* upload.js: drag and drop, a list of what was chosen, and the progress of sending, for <form data-upload>.
   The form works without it; the server alone decides what is accepted. Texts come from data attributes, since
   only the server knows the reader's language:
     data-sending="{1} dari {2}"   on the form, while sending
     data-failed="..."             on the form, when the connection broke
     data-max="52428800"           on the file input: bytes a file may have
     data-too-big="..."            on the file input */
(function () {
  "use strict";

  function size(bytes) {
    var unit = bytes < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
    return (bytes / unit[1]).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + " " + unit[0];
  }

  function list(input, drop) {
    var max = Number(input.dataset.max || 0), ul = drop.querySelector(".files");
    if (!ul) {
      ul = document.createElement("ul");
      ul.className = "files";
      drop.append(ul);
    }
    ul.replaceChildren();
    Array.from(input.files).forEach(function (file) {
      var li = document.createElement("li"), name = document.createElement("span"), note = document.createElement("span");
      var big = max > 0 && file.size > max;
      name.textContent = file.name;
      note.textContent = big && input.dataset.tooBig ? size(file.size) + " · " + input.dataset.tooBig : size(file.size);
      if (big) li.className = "too-big";
      li.append(name, note);
      ul.append(li);
    });
  }

  function dropping(input, drop) {
    ["dragenter", "dragover"].forEach(function (kind) {
      drop.addEventListener(kind, function (event) {
        event.preventDefault();
        drop.classList.add("over");
      });
    });
    ["dragleave", "drop"].forEach(function (kind) {
      drop.addEventListener(kind, function () { drop.classList.remove("over"); });
    });
    drop.addEventListener("drop", function (event) {
      var all = new DataTransfer();
      event.preventDefault();
      if (input.multiple) Array.from(input.files).forEach(function (f) { all.items.add(f); });
      Array.from(event.dataTransfer.files).forEach(function (f) {
        if (input.multiple || all.items.length === 0) all.items.add(f);
      });
      input.files = all.files;
      list(input, drop);
    });
  }

  /* The answer takes this page's place, so that a note that is shown only once is not lost. */
  function put(request) {
    history.replaceState(null, "", request.responseURL || location.href);
    document.open();
    document.write(request.responseText);
    document.close();
  }

  function send(form, submitter) {
    var data = new FormData(form), request = new XMLHttpRequest();
    var box = document.createElement("div"), bar = document.createElement("progress"), text = document.createElement("p");

    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    box.className = "sending";
    text.className = "small muted mt-2 mb-0";
    text.setAttribute("role", "status");
    box.append(bar, text);
    form.querySelector(".drop").append(box);
    form.querySelectorAll("button").forEach(function (b) { b.disabled = true; });
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable) return;
      bar.max = event.total;
      bar.value = event.loaded;
      bar.setAttribute("aria-label", text.textContent);
      text.textContent = (form.dataset.sending || "{1} / {2}").replace("{1}", size(event.loaded)).replace("{2}", size(event.total));
    });
    request.addEventListener("load", function () { put(request); });
    request.addEventListener("error", function () {
      bar.remove();
      text.className = "error mt-2";
      text.textContent = form.dataset.failed || "";
      form.querySelectorAll("button").forEach(function (b) { b.disabled = false; });
    });
    request.open("POST", (submitter && submitter.getAttribute("formaction")) || form.action);
    request.setRequestHeader("Accept", "text/html");
    request.send(data);
  }

  document.querySelectorAll("form[data-upload]").forEach(function (form) {
    form.querySelectorAll(".drop input[type=file]").forEach(function (input) {
      var drop = input.closest(".drop");
      input.addEventListener("change", function () { list(input, drop); });
      dropping(input, drop);
    });
    form.addEventListener("submit", function (event) {
      var some = Array.from(form.querySelectorAll("input[type=file]")).some(function (i) { return i.files.length > 0; });
      if (!some || event.defaultPrevented) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  });
})();
