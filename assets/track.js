/* track.js: /lacak opened from a receipt's QR code: the code stands behind the '#', which no server sees. It is put into
   the form, taken out of the address and its history, and sent as if it had been typed. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-code]"), code = decodeURIComponent(location.hash.slice(1));

  if (!form || !/^[0-9A-Za-z][0-9A-Za-z .-]{10,28}$/.test(code)) return;
  history.replaceState(null, "", location.pathname);
  form.elements.kode.value = code;
  form.requestSubmit();
})();
