/* matrix.js: moves through the matrix by keys, and remembers which areas are folded. The page works without it.
   Down and Up (or j and k) go to the next row, Right opens an area, Left closes it, Home and End go to its ends. */
(function () {
  "use strict";
  var areas = Array.from(document.querySelectorAll("details.area[id]"));
  var key = "folds:" + location.pathname;

  function remembered() {
    try { return JSON.parse(sessionStorage.getItem(key)) || {}; } catch (e) { return {}; }
  }
  function remember() {
    var state = {};
    areas.forEach(function (a) { state[a.id] = a.open; });
    try { sessionStorage.setItem(key, JSON.stringify(state)); } catch (e) { /* nothing is lost but comfort */ }
  }
  function restore() {
    var state = remembered(), target = location.hash && document.getElementById(location.hash.slice(1));
    areas.forEach(function (a) {
      if (a.id in state) a.open = state[a.id];
      if (target && a.contains(target)) a.open = true;
    });
    if (target) target.scrollIntoView();
    areas.forEach(function (a) { a.addEventListener("toggle", remember); });
  }

  function stops() {
    return Array.from(document.querySelectorAll("details.area > summary, details.area[open] tbody th a"));
  }
  function go(from, step) {
    var all = stops(), at = all.indexOf(from), next = all[at + step];
    if (at >= 0 && next) next.focus();
    return at >= 0 && !!next;
  }
  function edge(area, last) {
    var rows = area.querySelectorAll("tbody th a");
    if (rows.length > 0) rows[last ? rows.length - 1 : 0].focus();
    return rows.length > 0;
  }
  function key_down(event) {
    var here = event.target.closest("details.area > summary, details.area tbody th a"), area, used = false;
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    area = here.closest("details.area");
    switch (event.key) {
    case "ArrowDown": case "j": used = go(here, 1); break;
    case "ArrowUp": case "k": used = go(here, -1); break;
    case "ArrowRight": if (here.tagName === "SUMMARY") { area.open = true; used = true; } break;
    case "ArrowLeft": area.open = false; area.querySelector("summary").focus(); used = true; break;
    case "Home": used = edge(area, false); break;
    case "End": used = edge(area, true); break;
    }
    if (used) event.preventDefault();
  }

  if (areas.length === 0) return;
  if (!location.search) restore();
  document.addEventListener("keydown", key_down);
})();
