/* work.js: a worker that looks for the number which solves a form's task (src/intake/work.h): SHA-256(task ":" number)
   begins with so many zero bits. It is told where sha256.js lies, the task and the bits, and answers with the number. */
"use strict";

onmessage = function (event) {
  var bits = event.data.bits, head, bytes, n, digits, i, hash;

  importScripts(event.data.lib);
  head = new TextEncoder().encode(event.data.task + ":");
  function solved() {
    for (i = 0; i < bits; i++) if (hash[i >> 3] & (0x80 >> (i & 7))) return false;
    return true;
  }
  for (n = 0;; n++) {
    digits = String(n);
    bytes = new Uint8Array(head.length + digits.length);
    bytes.set(head);
    for (i = 0; i < digits.length; i++) bytes[head.length + i] = digits.charCodeAt(i);
    hash = sha256(bytes);
    if (solved()) break;
  }
  postMessage(digits);
};
