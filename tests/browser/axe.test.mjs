// axe.test.mjs: no violation of WCAG 2.2 AA on any page, wide and narrow, light and dark; nothing is wider than the screen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, misfits, visitor, signIn, root, password } from "./runut.mjs";
import { open, pages } from "./pages.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function setup(build) {
  const runut = await Runut.start(build, { demo: true });
  for (const login of new Set([...pages.map(([, , who]) => who).filter(Boolean), "kinerja"]))
    runut.command(["account", "passwd", "--data", runut.data, login], password + "\n");
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

async function look({ runut, chrome, keep }, options) {
  const seen = new Map();
  const wrong = [];
  for (const [name, path, who] of pages) {
    if (!seen.has(who)) {
      const page = keep(await visitor(chrome, runut.url, options));
      // Ours to inject: the page's own policy forbids it, rightly.
      await page.context().addInitScript(axe);
      if (who) await signIn(page, who);
      seen.set(who, page);
    }
    const page = seen.get(who);
    const answer = await open(page, path);
    assert.ok(answer.status() < 500, `${path}: ${answer.status()}`);
    const found = await page.evaluate(async (tags) => {
      const r = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      return r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.html.slice(0, 160)).join(" | ")}`);
    }, TAGS);
    for (const f of found) wrong.push(`${name} ${path}: ${f}`);
    for (const misfit of await page.evaluate(misfits)) wrong.push(`${name} ${path}: ${misfit}`);
  }
  assert.equal(wrong.length, 0, wrong.join("\n"));
}

// Every register that everybody reads, on a telephone: its list, the way to it, its form, its figures. Nothing is wider than the
// screen, every page has its name and one heading, and no script complains.
async function registers({ runut, chrome, keep }) {
  const page = keep(await visitor(chrome, runut.url, { width: 390 }));
  const wrong = [];
  page.on("console", (m) => m.type() === "error" && wrong.push(`${page.url()}: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`${page.url()}: ${e.message}`));
  await signIn(page, "kinerja");
  await page.goto("/register");
  const narrow = await page.$$eval(".sheet.index th[scope=row]", (all) => all.filter((e) => e.clientWidth < 250).map((e) => e.textContent));
  assert.deepEqual(narrow, [], "names of registers have the width of the screen");
  const paths = await page.$$eval(".sheet.index th[scope=row] a", (all) => all.map((a) => a.getAttribute("href")));
  assert.ok(paths.length > 50, `${paths.length} registers`);
  for (const path of paths) {
    for (const below of ["", "/statistik", "/baru"]) {
      if (below === "/baru" && !(await page.goto(path).then(() => page.$(`a[href="${path}/baru"]`)))) continue;
      const answer = await page.goto(path + below);
      assert.equal(answer.status(), 200, path + below);
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        heads: document.querySelectorAll("h1").length,
        title: document.title,
      }));
      if (seen.wide > 0) wrong.push(`${path + below}: ${seen.wide} pixels wider than the screen`);
      if (seen.heads !== 1 || !/\S/.test(seen.title.split("·")[0])) wrong.push(`${path + below}: ${seen.heads} h1, title "${seen.title}"`);
    }
  }
  assert.equal(wrong.length, 0, wrong.join("\n"));
}

export default {
  "every page, 1280, light": (t) => look(t, { width: 1280 }),
  "every page, 1280, dark": (t) => look(t, { width: 1280, dark: true }),
  "every page, 390, light": (t) => look(t, { width: 390 }),
  "every page, 390, dark": (t) => look(t, { width: 390, dark: true }),
  "every register, 390: as wide as the screen, with a name": registers,
};
