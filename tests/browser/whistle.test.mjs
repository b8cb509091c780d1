// whistle.test.mjs: a report of wrongdoing by both sides, on a phone, with and without script: the address never changes,
// no cookie is set, nothing stays in the browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, press, look, tabTo, type, enter, root } from "./runut.mjs";

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
  return { runut, turn: { day: 0 } };
}
export async function teardown({ runut }) {
  await runut.stop();
}

// A tab with a clock that is so many seconds ahead.
async function tab({ runut, chrome, keep }, later, options) {
  const page = keep(await visitor(chrome, runut.url, { width: 390, ...options }));
  if (later) await page.context().setExtraHTTPHeaders({ "X-Test-Later": String(later) });
  return page;
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
  await look(page);
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

const pdf = join(root, "tests/story/files/rekap.pdf");
const photo = join(root, "tests/story/files/foto.png");
const isPdf = async (file) => readFileSync(await file.path()).subarray(0, 5).equals(Buffer.from("%PDF-"));

// From the home page to the code, without a mouse.
async function report(t, day, what, script) {
  const page = await tab(t, day * DAY, { script });
  await page.goto("/");
  await enter(page, 'main a[href="/wbs"]');
  await page.waitForURL(/\/wbs$/);
  await look(page);
  await enter(page, "main button.btn-primary");
  await page.waitForSelector("[name=apa]");
  await look(page);
  await enter(page, "form button.btn-primary"); // too early: says what is missing, in place
  await page.waitForSelector(".errors");
  await says(page, "Tulis apa yang terjadi");
  await look(page);
  await leavesNothing(t, page, script);
  await tabTo(page, "[name=kelas]");
  await page.keyboard.press("Space");
  await type(page, "apa", what);
  await type(page, "siapa", "Bendahara (CONTOH)");
  await tabTo(page, "[name=berkas]");
  await page.setInputFiles("[name=berkas]", [pdf, photo]);
  await tabTo(page, "[name=cara]");
  await page.keyboard.press("Space");
  while (!(await page.isChecked("[name=cara][value=confidential]"))) await page.keyboard.press("ArrowDown");
  await type(page, "nama", "Sari Contoh");
  await enter(page, "form button.btn-primary");
  await page.waitForSelector(".code");
  await says(page, "Laporan Anda sudah kami kunci");
  await look(page);
  await leavesNothing(t, page, script);
  return (await page.textContent(".code")).trim();
}

// Later, on another telephone, with nothing but the code.
async function box(t, day, code, script) {
  const page = await tab(t, day * DAY, { script });
  await page.goto("/wbs");
  await type(page, "kode", code.replace(/ /g, ""));
  await page.keyboard.press("Enter");
  await page.waitForSelector("[name=pesan]");
  await look(page);
  await leavesNothing(t, page, script);
  return page;
}

async function unlocked(t, day, login) {
  const page = await tab(t, day * DAY, {});
  await signIn(page, login);
  await page.goto("/wbs/penangan");
  await look(page);
  await page.fill("[name=sandi]", phrase[login]);
  await press(page, "Buka dengan kunci");
  await page.locator("tbody").waitFor();
  return page;
}

async function step(page, name, values = {}) {
  await page.selectOption("#langkah", name);
  for (const [field, value] of Object.entries(values)) await (field === "simpulan" ? page.selectOption("#simpulan", value) : page.fill(`#${field}`, value));
  await Promise.all([page.waitForEvent("load"), press(page, "Catat langkah")]);
}

// The next day: read, acknowledged, asked with a file; the name is opened by two.
async function handled(t, day, what) {
  const page = await unlocked(t, day, "penangan-a");
  await look(page);
  await page.locator("tbody a", { hasText: what }).first().click();
  await says(page, "Bendahara (CONTOH)");
  assert.ok(!(await page.textContent("main")).includes("Sari Contoh"));
  await look(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("a", { hasText: "Lampiran 1" }).first().click()]);
  assert.ok(await isPdf(file));
  await step(page, "acknowledge");
  await says(page, "kabar hasil paling lambat");
  await page.fill("[name=pesan]", "Hotel yang mana?");
  await page.setInputFiles("[name=berkas]", pdf);
  await press(page, "Kirim pesan");
  await page.getByText("Hotel yang mana?").first().waitFor();
  await page.fill("#alasan-minta", "untuk perlindungan");
  await press(page, "Minta dibuka");
  await page.getByText("Menunggu persetujuan").first().waitFor();
  const other = await unlocked(t, day, "penangan-b");
  await other.goto(page.url());
  await other.fill("#alasan-setuju", "setuju");
  await press(other, "Setuju dan buka");
  await other.getByText("Sari Contoh").first().waitFor();
  await look(other);
}

async function answered(t, day, code, script) {
  const page = await box(t, day, code, script);
  await says(page, "Hotel yang mana?");
  const [file] = await Promise.all([page.waitForEvent("download"), enter(page, ".timeline form button")]);
  assert.ok(await isPdf(file));
  await type(page, "pesan", "Hotel Contoh");
  await tabTo(page, "[name=berkas]");
  await page.setInputFiles("[name=berkas]", photo);
  await enter(page, "form button.btn-primary");
  await page.getByText("Pesan Anda sudah dikunci").first().waitFor();
  await look(page);
  await leavesNothing(t, page, script);
}

// The day after: the reply is read, the case examined and closed with its feedback.
async function closed(t, day, what) {
  const page = await unlocked(t, day, "penangan-a");
  await page.locator("tbody a", { hasText: what }).first().click();
  await says(page, "Hotel Contoh");
  await page.check("[name=bobot][value=middle]");
  await page.check("[name=ancaman][value=high]");
  await Promise.all([page.waitForEvent("load"), press(page, "Simpan telaah")]);
  await step(page, "assess");
  await step(page, "investigate");
  await step(page, "conclude", { simpulan: "proved" });
  await step(page, "close", { pesan_langkah: "Terbukti; uangnya sudah kembali ke kas." });
  await says(page, "uangnya sudah kembali");
  await look(page);
}

async function whole(t, script) {
  await ceremony(t);
  // What is reported in a day reaches the handlers on the next, all at once: each way has days of its own.
  const day = (t.turn.day += 4);
  const what = `Kuitansi dibuat dua kali, hari ke-${day} (CONTOH)`;
  const code = await report(t, day, what, script);
  assert.match(code, /^\d{4} \d{4} \d{4} \d{4}$/);
  await handled(t, day + 1, what);
  await answered(t, day + 1, code, script);
  await closed(t, day + 2, what);
  const page = await box(t, day + 2, code, script);
  await says(page, "Terbukti; uangnya sudah kembali ke kas.");
  await enter(page, 'form:has([name=langkah][value=""]) button');
  await page.getByText("Laporkan pelanggaran dengan aman").first().waitFor();
  await leavesNothing(t, page, script);
}

export default {
  "from the home page to the feedback, by keyboard, 390": (t) => whole(t, true),
  "from the home page to the feedback, without script": (t) => whole(t, false),
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
};
