// survey.test.mjs: a survey as people meet it: staff make it, citizens answer on a phone, a tablet stands at the desk.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function setup(build, chrome) {
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [
      ["layanan", "Mega Pertiwi", "service_officer"],
      ["pengarah", "Bagus Prakoso", "leadership"],
    ],
  });
  const staff = await visitor(chrome, runut.url);
  await signIn(staff, "layanan");
  await staff.goto("/survei/periode/baru?survei=skm");
  await staff.fill("#layanan", "Permohonan informasi\nLayanan data pemilih");
  await staff.fill("#populasi", "480");
  await staff.check("[name=tautan]");
  await staff.getByRole("button", { name: "Buat rancangan survei" }).click();
  await staff.waitForURL(/\/survei\/periode\/\d+$/);
  const period = new URL(staff.url()).pathname;
  const leader = await visitor(chrome, runut.url);
  await signIn(leader, "pengarah");
  await leader.goto(period);
  await leader.fill("#sk", "12 Tahun 2026");
  await leader.fill("#sk_tanggal", "2026-01-05");
  await leader.getByRole("button", { name: "Setujui pelaksanaan" }).click();
  await leader.waitForSelector("text=Disetujui");
  await staff.goto(period);
  await staff.getByRole("button", { name: "Buka pengumpulan" }).click();
  await staff.waitForSelector("text=Mulai mode tablet");
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

async function answerOnPhone(page, { check = false } = {}) {
  await page.goto("/survei");
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
  async "by keyboard alone"({ runut, chrome, keep }) {
    const page = keep(await visitor(chrome, runut.url, { width: 390 }));
    await page.goto("/survei/skm");
    await page.locator('[name="layanan"]').first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.locator('[name="q.u1"]:checked').count(), "arrow keys choose an answer");
    await page.getByRole("button", { name: "Lanjut ke bagian 2" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=Bagian 2 dari 4");
  },
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
};
