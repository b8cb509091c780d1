// jdih.test.mjs: a legal document from its officer's form to the citizen who finds, reads and takes it; without script, at 390 pixels, by keyboard.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");

export async function setup(build) {
  const runut = await Runut.start(build, { plan: false, accounts: [["hukum", "Bagus Prakoso", "legal_officer"]] });
  return { runut, made: 0 };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const says = async (page, text) => {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 800)}`);
};

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`[name="f.${name}"]`).first();
    if ((await control.evaluate((e) => e.tagName)) === "SELECT") await control.selectOption(value);
    else if ((await control.getAttribute("type")) === "radio") await page.locator(`[name="f.${name}"][value="${value}"]`).check();
    else await control.fill(value);
  }
}

async function publish(t, number) {
  const officer = t.keep(await visitor(t.chrome, t.runut.url, {}));
  await signIn(officer, "hukum");
  await officer.goto("/register/legal_document/baru");
  await fill(officer, {
    form: "decision", doc_number: `${number} Tahun 2026`, year: "2026", title: `Standar pelayanan ${number}`,
    teu: "Mesuji. Komisi Pemilihan Umum Kabupaten", place: "Mesuji", set_on: "2026-02-02", subject: "PELAYANAN",
    content: "Empat belas komponen layanan",
  });
  await officer.getByRole("button", { name: /^Simpan/ }).last().click();
  await officer.waitForURL(/\/register\/legal_document\/\d+$/);
  const path = new URL(officer.url()).pathname;
  await officer.goto(path + "/langkah/check");
  await officer.locator("main form button[type=submit]").last().click();
  await officer.waitForURL("**" + path);
  await officer.goto(path + "/langkah/publish");
  await fill(officer, { published_on: "2026-02-04" });
  await officer.locator("main form button[type=submit]").last().click();
  await officer.waitForURL("**" + path);
}

async function reads(t, options) {
  const number = 10 + t.made++;
  await publish(t, number);
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await page.goto("/jdih");
  // By keyboard: into the field, words, Enter; then the first result.
  await page.locator("#q").focus();
  await page.keyboard.type(`komponen ${number}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/jdih\?q=/);
  const found = page.getByRole("link", { name: `Standar pelayanan ${number}`, exact: true }).first();
  await found.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/jdih/\\d+-${number}-tahun-2026-standar-pelayanan`));
  await says(page, `Keputusan KPU Kabupaten Nomor ${number} Tahun 2026`);
  await says(page, "Berlaku");
  await says(page, "Empat belas komponen layanan");
  await says(page, "Kutipan");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, `${wide} pixels wider than the screen`);
}

async function clean(t, options) {
  await publish(t, 90 + t.made++);
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await page.context().addInitScript(axe);
  for (const path of ["/jdih", "/jdih?q=standar", "/jdih?q=tidakada", "/jdih/1", "/ppid", "/ppid/informasi", "/ppid/dikecualikan"]) {
    await page.goto(path);
    const found = await page.evaluate(async () => {
      const r = await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
      return r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(found, [], `${path}: ${found.join("\n")}`);
  }
}

export default {
  "a legal document is found and read, with script, wide": (t) => reads(t, { width: 1280 }),
  "a legal document is found and read, without script, 390": (t) => reads(t, { width: 390, script: false }),
  "pages of law and information, axe, 390": (t) => clean(t, { width: 390 }),
  "pages of law and information, axe, wide, dark": (t) => clean(t, { width: 1280, dark: true }),
};
