// survey.test.mjs: a survey as people meet it: staff make it, citizens answer on a phone, a tablet stands at the desk.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, press, look, tabTo, enter, openSurvey, surveyors, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function setup(build, chrome) {
  const runut = await Runut.start(build, { plan: false, accounts: surveyors });
  const { staff, period } = await openSurvey(runut, chrome, "skm", { services: "Permohonan informasi\nLayanan data pemilih", open: true });
  const tablet = await staff.getByRole("link", { name: "Mulai mode tablet" }).getAttribute("href");
  return { runut, staff, period, tablet };
}
export async function teardown({ runut, staff }) {
  await staff.context().close();
  await runut.stop();
}

async function clean(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  const lines = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 2).join(" | ")}`);
  assert.deepEqual(lines, [], what);
}
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const answers = async (staff, period) => {
  const text = await (await staff.context().request.get(`${period}/jawaban.csv`)).text();
  return text.trim().split("\n").slice(1);
};

// Nine questions in three parts and something about oneself, all with the keys.
async function answerByKeys(page) {
  await look(page);
  await tabTo(page, "[name=layanan]");
  await page.keyboard.press("Space");
  for (const [part, questions] of [["u1", "u2", "u3"], ["u4", "u5", "u6"], ["u7", "u8", "u9"]].entries()) {
    for (const q of questions) {
      await tabTo(page, `[name="q.${q}"]`);
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
    }
    await enter(page, "form button.btn-primary");
    await page.getByText(`Bagian ${part + 2} dari 4`).waitFor();
    await look(page);
  }
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/terima-kasih$/);
  await look(page);
}

// A slip of paper from the desk: the address in its QR code, which is also written on it, answers once.
async function slip({ runut, chrome, keep, staff, period }, options) {
  const pdf = await (await staff.context().request.get(`${period}/kupon.pdf?jumlah=1`)).body();
  const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }))[0];
  const before = (await answers(staff, period)).length;
  const page = keep(await visitor(chrome, runut.url, options));
  await page.goto(`/survei/skm?kode=${code.replaceAll("-", "")}`);
  await answerByKeys(page);
  assert.equal((await answers(staff, period)).length, before + 1);
  await page.goto(`/survei/skm?kode=${code}`);
  await says(page, "sudah");
  assert.equal(await page.locator("main form").count(), 0);
  await look(page);
  // A slip that nobody gave out.
  await page.goto(`/survei/skm?kode=${code.replace(/.$/, (c) => (c === "2" ? "3" : "2"))}`);
  assert.ok(await page.locator(".error").first().isVisible());
  await look(page);
}

// Closed, counted, reviewed, enacted and published; then anybody reads it, with how it was computed.
async function publish({ staff, runut, chrome, keep, period }) {
  const lines = Array.from({ length: 40 }, (_, i) => `${1 + (i % 2)},4,4,3,4,3,4,4,3,4`);
  await staff.goto(period);
  await staff.setInputFiles("[name=berkas]", { name: "kertas.csv", mimeType: "text/csv", buffer: Buffer.from(["layanan,u1,u2,u3,u4,u5,u6,u7,u8,u9", ...lines].join("\n")) });
  await staff.locator("form[action$='/impor'] button").click();
  await staff.waitForLoadState();
  for (const move of ["close", "process", "review"]) await moved(staff, period, move);
  const leader = keep(await visitor(chrome, runut.url));
  await signIn(leader, "pengarah");
  await moved(leader, period, "enact");
  await moved(staff, period, "publish");
}
async function moved(page, period, name) {
  await page.goto(period);
  await Promise.all([page.waitForEvent("load"), page.locator(`form[action$='/${name}'] button`).click()]);
}

async function read({ runut, chrome, keep }, options) {
  const page = keep(await visitor(chrome, runut.url, options));
  await page.goto("/");
  await enter(page, 'main a[href="/survei"]');
  await page.waitForURL(/\/survei$/);
  await look(page);
  await enter(page, 'main a[href^="/survei/hasil/"]');
  await page.waitForURL(/\/survei\/hasil\/\d+$/);
  await says(page, "orang menjawab");
  await enter(page, "details.why summary");
  await says(page, "× 1/9 =");
  await says(page, "PermenPANRB 14/2017");
  await look(page);
  const [csv] = await Promise.all([page.waitForEvent("download"), enter(page, 'main a[href$="/data.csv"]')]);
  assert.match(readFileSync(await csv.path(), "utf8"), /Waktu penyelesaian/);
}

async function answerOnPhone(page, { check = false } = {}) {
  await page.goto("/");
  await page.locator('main a[href="/survei"]').click();
  await page.getByRole("link", { name: "Survei Kepuasan Masyarakat" }).click();
  await page.waitForSelector("text=Bagian 1 dari 4");
  assert.ok((await wide(page)) <= 0, "no sideways scrolling");
  if (check) await clean(page, "part 1");
  await page.getByText("Layanan data pemilih").click();
  for (const q of ["u1", "u2", "u3"]) await page.locator(`[name="q.${q}"][value="4"]`).check();
  await page.getByRole("button", { name: "Lanjut ke bagian 2" }).click();
  await page.waitForSelector("text=Bagian 2 dari 4");
  for (const q of ["u4", "u5", "u6"]) await page.locator(`[name="q.${q}"][value="3"]`).check();
  await page.getByRole("button", { name: "Kembali ke bagian 1" }).click();
  await page.waitForSelector("text=Bagian 1 dari 4");
  assert.ok(await page.locator('[name="q.u1"][value="4"]').isChecked(), "nothing is lost on the way back");
  await page.getByRole("button", { name: "Lanjut ke bagian 2" }).click();
  await page.getByRole("button", { name: "Lanjut ke bagian 3" }).click();
  await page.waitForSelector("text=Bagian 3 dari 4");
  await page.locator('[name="q.u9"][value="2"]').check();
  await page.getByRole("button", { name: "Lanjut ke bagian 4" }).click();
  await page.waitForSelector("text=Tentang Anda");
  if (check) await clean(page, "part 4");
  await page.selectOption('[name="p.sex"]', "female");
  await page.fill("#saran", "Tambahkan kursi di ruang tunggu");
  await page.getByRole("button", { name: "Kirim jawaban" }).click();
  await page.waitForURL(/terima-kasih$/);
  await page.waitForSelector("h1:has-text('Terima kasih')");
}

export default {
  async "on a phone, and nothing of it stays in the browser"({ runut, chrome, keep, staff, period }) {
    const before = (await answers(staff, period)).length;
    const page = keep(await visitor(chrome, runut.url, { width: 390 }));
    await answerOnPhone(page, { check: true });
    const rows = await answers(staff, period);
    assert.equal(rows.length, before + 1);
    assert.ok(rows.some((r) => r.includes(",web,2,4,4,4,3,3,3,-,-,2,female")), rows.join("\n"));
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
    assert.deepEqual(kept, [0, 0]);
    const cookies = (await page.context().cookies()).map((k) => k.name);
    assert.ok(cookies.every((n) => n === "tamu"), `cookies: ${cookies}`);
  },
  async "on a phone without script"({ runut, chrome, keep, staff, period }) {
    const before = (await answers(staff, period)).length;
    const page = keep(await visitor(chrome, runut.url, { width: 390, script: false }));
    await answerOnPhone(page);
    assert.equal((await answers(staff, period)).length, before + 1);
  },
  "a slip of paper answers once, by keyboard, 390": (t) => slip(t, { width: 390 }),
  "a slip of paper answers once, without script": (t) => slip(t, { width: 390, script: false }),
  async "a tablet at the desk: one question at a time, and back to its start"({ runut, chrome, keep, tablet, staff, period }) {
    const before = (await answers(staff, period)).length;
    const page = keep(await visitor(chrome, runut.url, { width: 1024 }));
    await page.goto(tablet);
    await clean(page, "tablet");
    assert.equal(await page.locator(".step:visible").count(), 1);
    await page.getByText("Permohonan informasi").click();
    for (let i = 1; i <= 9; i++) {
      await page.waitForSelector(`text=Pertanyaan ${i} dari 9`);
      const choice = page.locator(".step:visible .choice").first();
      assert.ok((await choice.boundingBox()).height >= 60, "a target as large as a thumb");
      await choice.click();
    }
    await page.waitForSelector("#kiosk-send:visible");
    await page.getByRole("button", { name: "Kirim jawaban" }).click();
    await page.waitForSelector("text=Layar kembali ke awal sendiri");
    assert.equal((await answers(staff, period)).length, before + 1);
    await page.waitForURL((u) => !u.pathname.endsWith("selesai"), { timeout: 15000 });
    await page.waitForSelector(".step:visible");
    assert.equal(await page.locator("input:checked").count(), 0);
    // Whoever comes next and goes back finds an empty form.
    await page.goBack().catch(() => {});
    await page.waitForTimeout(300);
    assert.equal(await page.locator("input:checked").count(), 0);
  },
  async "a tablet without script"({ runut, chrome, keep, tablet, staff, period }) {
    const before = (await answers(staff, period)).length;
    const page = keep(await visitor(chrome, runut.url, { width: 1024, script: false }));
    await page.goto(tablet);
    await page.getByText("Permohonan informasi").click();
    await page.locator('[name="q.u1"][value="4"]').check();
    await page.getByRole("button", { name: "Kirim jawaban" }).click();
    await page.waitForSelector("text=Layar kembali ke awal sendiri");
    assert.equal((await answers(staff, period)).length, before + 1);
  },
  async "staff pages are clean"({ staff, period }) {
    for (const path of ["/survei", period, `${period}/kertas`, "/survei/periode/baru", "/survei/hasil"]) {
      await staff.goto(path);
      await clean(staff, path);
    }
  },
  "the published result is read, by keyboard, 390": async (t) => {
    await publish(t);
    await read(t, { width: 390 });
  },
  "the published result is read, without script": (t) => read(t, { width: 390, script: false }),
};
