// jdih.test.mjs: a legal document from its officer's form to the citizen who finds, reads and takes it; without script, at 390 pixels, by keyboard.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, look, type, enter, fill, move, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");

export async function setup(build) {
  const runut = await Runut.start(build, { plan: false, accounts: [["hukum", "Bagus Prakoso", "legal_officer"]] });
  return { runut, made: { documents: 0 } }; // each test has a copy of this, and no two documents a number
}
export async function teardown({ runut }) {
  await runut.stop();
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
  await move(officer, path, "check");
  await move(officer, path, "publish", { published_on: "2026-02-04" }, { document: join(root, "tests/story/files/rekap.pdf") });
}

async function reads(t, options) {
  const number = 10 + t.made.documents++;
  await publish(t, number);
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await page.goto("/");
  await enter(page, 'main a[href="/jdih"]');
  await page.waitForURL(/\/jdih$/);
  await look(page);
  await type(page, "q", `komponen ${number}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/jdih\?q=/);
  // One choice narrows what was found, and keeps the words.
  await enter(page, ".facet a[href*='2026']");
  await page.waitForURL(/q=komponen.*2026|2026.*q=komponen/);
  await look(page);
  await enter(page, `h3 a[href*="-${number}-tahun-2026"]`);
  await page.waitForURL(new RegExp(`/jdih/\\d+-${number}-tahun-2026-standar-pelayanan`));
  for (const text of [`Keputusan KPU Kabupaten Nomor ${number} Tahun 2026`, "Berlaku", "Empat belas komponen layanan", "Kutipan"]) await says(page, text);
  const [file] = await Promise.all([page.waitForEvent("download"), enter(page, ".downloads a")]);
  assert.ok(readFileSync(await file.path()).equals(readFileSync(join(root, "tests/story/files/rekap.pdf"))));
  await enter(page, "summary:not(.facet summary)");
  assert.match(await page.textContent("pre.code"), new RegExp(`@.*\\{[^]*Standar pelayanan ${number}`));
  await look(page);
}

async function clean(t, options) {
  await publish(t, 90 + t.made.documents++);
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
  "a legal document is found and read, by keyboard, 390": (t) => reads(t, { width: 390 }),
  "a legal document is found and read, without script, 390": (t) => reads(t, { width: 390, script: false }),
  "pages of law and information, axe, 390": (t) => clean(t, { width: 390 }),
  "pages of law and information, axe, wide, dark": (t) => clean(t, { width: 1280, dark: true }),
};
