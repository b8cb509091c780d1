// whistle.test.mjs: a report of wrongdoing by both sides, on a phone, with and without script: the address never changes,
// no cookie is set, nothing stays in the browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const DAY = 86400;
const phrase = { "penangan-a": "kuda baterai jepit benar", "penangan-b": "gunung sungai awan pasir" };

export async function setup(build) {
  process.env.RUNUT_TEST = "1"; // the tests' own clock: what is sent today is read tomorrow
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [
      ["penangan-a", "Ani Penangan", "wbs_handler"],
      ["penangan-b", "Bina Penangan", "wbs_handler"],
    ],
  });
  delete process.env.RUNUT_TEST;
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const says = async (page, text) => {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 900)}`);
};
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

// A tab with a clock that is so many seconds ahead.
async function tab({ runut, chrome, keep }, later, options) {
  const page = keep(await visitor(chrome, runut.url, { width: 390, ...options }));
  if (later) await page.context().setExtraHTTPHeaders({ "X-Test-Later": String(later) });
  if (options.script !== false) await page.context().addInitScript(axe);
  return page;
}

async function look(page, script) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${page.url()}: ${wide} pixels wider than the screen`);
  if (!script) return;
  const found = await page.evaluate(async (tags) => {
    const r = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.html.slice(0, 160)).join(" | ")}`);
  }, TAGS);
  assert.deepEqual(found, [], `${page.url()}: axe`);
}

// Nothing of the visit is in the address, the cookies or the browser's own stores.
async function leavesNothing({ runut }, page, script) {
  assert.equal(page.url(), runut.url + "/wbs");
  assert.deepEqual(await page.context().cookies(), []);
  if (script) assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
}

async function key(t, login, later) {
  const page = await tab(t, later, {});
  await signIn(page, login);
  await page.goto("/wbs/penangan/kunci");
  if ((await page.textContent("main")).includes("Ganti kalimat sandi")) return { page };
  await look(page, true);
  await page.fill("[name=sandi]", phrase[login]);
  await page.fill("[name=ulang]", phrase[login]);
  await press(page, "Buat kunci");
  await says(page, "menunggu pengesahan");
  return { page, print: await page.textContent("td .hash") };
}

// The two compare their prints by voice and confirm each other.
async function ceremony(t) {
  const a = await key(t, "penangan-a", 0), b = await key(t, "penangan-b", 0);
  if (!a.print) return;
  for (const [from, to] of [[a, b], [b, a]]) {
    await to.page.goto("/wbs/penangan/kunci");
    await to.page.locator("[name=sidik]").first().fill(from.print);
    await press(to.page, "Sahkan kunci");
    await says(to.page, "berlaku mulai sekarang");
  }
}

async function report(t, script) {
  const page = await tab(t, 0, { script });
  await page.goto("/wbs");
  await look(page, script);
  await press(page, "Buat laporan");
  await look(page, script);
  await press(page, "Kirim laporan"); // too early: says what is missing, in place
  await says(page, "Tulis apa yang terjadi");
  await look(page, script);
  await leavesNothing(t, page, script);
  await page.check("[name=kelas][value=corruption]");
  await page.fill("[name=apa]", "Kuitansi dibuat dua kali (CONTOH)");
  await page.fill("[name=siapa]", "Bendahara (CONTOH)");
  await page.setInputFiles("[name=berkas]", [join(root, "tests/story/files/rekap.pdf"), join(root, "tests/story/files/foto.png")]);
  await page.check("[name=cara][value=confidential]");
  await page.fill("[name=nama]", "Sari Contoh");
  await press(page, "Kirim laporan");
  await says(page, "Laporan Anda sudah kami kunci");
  await look(page, script);
  await leavesNothing(t, page, script);
  return (await page.textContent(".code")).trim();
}

async function box(t, script, code) {
  const page = await tab(t, DAY, { script });
  await page.goto("/wbs");
  await page.fill("[name=kode]", code.replace(/ /g, ""));
  await press(page, "Buka kotak surat dengan kode");
  return page;
}

async function handle(t) {
  const page = await tab(t, DAY, {});
  await signIn(page, "penangan-a");
  await page.goto("/wbs/penangan");
  await look(page, true);
  await page.fill("[name=sandi]", phrase["penangan-a"]);
  await press(page, "Buka dengan kunci");
  await look(page, true);
  await page.locator("tbody a", { hasText: "Kuitansi dibuat dua kali" }).first().click();
  await says(page, "Bendahara (CONTOH)");
  assert.ok(!(await page.textContent("main")).includes("Sari Contoh"));
  await look(page, true);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("a", { hasText: "Lampiran 1" }).first().click()]);
  assert.ok(readFileSync(await file.path()).subarray(0, 5).equals(Buffer.from("%PDF-")));
  await page.selectOption("[name=langkah]", "acknowledge");
  await press(page, "Catat langkah");
  await says(page, "kabar hasil paling lambat");
  await page.fill("[name=pesan]", "Hotel yang mana?");
  await press(page, "Kirim pesan");
  await says(page, "Hotel yang mana?");
  await page.fill("#alasan-minta", "untuk perlindungan");
  await press(page, "Minta dibuka");
  await says(page, "Menunggu persetujuan");
  const other = await tab(t, DAY, {});
  await signIn(other, "penangan-b");
  await other.goto("/wbs/penangan");
  await other.fill("[name=sandi]", phrase["penangan-b"]);
  await press(other, "Buka dengan kunci");
  await other.goto(page.url());
  await other.fill("#alasan-setuju", "setuju");
  await press(other, "Setuju dan buka");
  await says(other, "Sari Contoh");
  await look(other, true);
}

async function whole(t, script) {
  await ceremony(t);
  const code = await report(t, script);
  assert.match(code, /^\d{4} \d{4} \d{4} \d{4}$/);
  await handle(t);
  const page = await box(t, script, code);
  await says(page, "Hotel yang mana?");
  await look(page, script);
  await leavesNothing(t, page, script);
  await page.fill("[name=pesan]", "Hotel Contoh");
  await press(page, "Kirim pesan");
  await says(page, "Pesan Anda sudah dikunci");
  await leavesNothing(t, page, script);
  await press(page, "Tutup kotak surat");
  await says(page, "Laporkan pelanggaran dengan aman");
}

export default {
  "the whole way at 390, with script": (t) => whole(t, true),
  "leaving takes the page out of the history": async (t) => {
    const page = await tab(t, 0, {});
    await page.route("https://www.bmkg.go.id/", (r) => r.fulfill({ contentType: "text/html", body: "<title>cuaca</title>" }));
    await page.goto("/sehat");
    await page.goto("/wbs");
    await page.getByRole("link", { name: "Tinggalkan halaman ini" }).click();
    await page.waitForURL("https://www.bmkg.go.id/");
    await page.goBack();
    assert.ok(page.url().endsWith("/sehat"), page.url());
  },
  "the keyboard alone makes a report": async (t) => {
    await ceremony(t);
    const page = await tab(t, 0, {});
    await page.goto("/wbs");
    await page.getByRole("button", { name: "Buat laporan" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("[name=kelas]").first().focus();
    await page.keyboard.press("Space");
    await page.locator("[name=apa]").focus();
    await page.keyboard.type("Absen dititipkan (CONTOH)");
    await page.locator("[name=cara]").first().focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Kirim laporan" }).focus();
    await page.keyboard.press("Enter");
    await says(page, "Laporan Anda sudah kami kunci");
  },
};
