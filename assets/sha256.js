/* sha256.js: SHA-256 of bytes, for pages and workers that must not wait for a promise a hundred thousand times. */
var sha256 = (function () {
  "use strict";
  var K = new Int32Array(64), H = new Int32Array(8), W = new Int32Array(64), size = Math.pow(2, 32);

  (function () {
    var found = 0, sieve = {};
    for (var n = 2; found < 64; n++) {
      if (sieve[n]) continue;
      for (var i = n * n; i < 320; i += n) sieve[i] = true;
      if (found < 8) H[found] = (Math.pow(n, 1 / 2) * size) | 0;
      K[found++] = (Math.pow(n, 1 / 3) * size) | 0;
    }
  })();

  function block(h, p, at) {
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7], i, x, y, t1, t2;
    for (i = 0; i < 16; i++, at += 4) W[i] = (p[at] << 24) | (p[at + 1] << 16) | (p[at + 2] << 8) | p[at + 3];
    for (; i < 64; i++) {
      x = W[i - 15];
      y = W[i - 2];
      W[i] = (W[i - 16] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3)) + W[i - 7] +
              ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10))) | 0;
    }
    for (i = 0; i < 64; i++) {
      t1 = (k + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      t2 = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
  }

  return function (bytes) {
    var h = H.slice(), n = bytes.length, whole = n - n % 64, rest = n - whole;
    var last = new Uint8Array(rest < 56 ? 64 : 128), out = new Uint8Array(32), at;

    for (at = 0; at < whole; at += 64) block(h, bytes, at);
    last.set(bytes.subarray(whole));
    last[rest] = 0x80;
    new DataView(last.buffer).setUint32(last.length - 8, Math.floor(n / 0x20000000));
    new DataView(last.buffer).setUint32(last.length - 4, (n << 3) >>> 0);
    for (at = 0; at < last.length; at += 64) block(h, last, at);
    for (at = 0; at < 8; at++) new DataView(out.buffer).setInt32(4 * at, h[at]);
    return out;
  };
})();
