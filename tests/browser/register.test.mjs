// register.test.mjs: a register from its form to its duty list, as people use it, with and without script.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function setup(build) {
  const runut = await Runut.start(build, {
    plan: false,
    registers: "tests/story/site",
    accounts: [
      ["rencana", "Yuni Astuti", "planner"],
      ["rina", "Rina Wulandari", "staff"],
      ["siti", "Siti Aminah", "staff"],
    ],
  });
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const says = async (page, text) => {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 800)}`);
};
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const control = (page, name) => page.locator(`[name="${name}"]`);

async function someone({ runut, chrome, keep }, login, options = {}) {
  const page = keep(await visitor(chrome, runut.url, options));
  await signIn(page, login);
  return page;
}

// Fills the form of a visit and sends it; the address of the record.
async function makeVisit(page, subject, { runut, script = true, file = true } = {}) {
  await page.goto("/register/visit/baru");
  await control(page, "f.subject").fill(subject);
  await page.check('[name="f.kind"][value=minor]');
  await control(page, "f.day").fill("2026-02-03");
  await control(page, "f.budget").fill("1.500.000");
  for (const [i, [item, count, price]] of [["Bensin", "2", "50.000"], ["Makan siang", "3", "25.000"]].entries()) {
    await control(page, `t.costs.${i}.item`).fill(item);
    await control(page, `t.costs.${i}.count`).fill(count);
    await control(page, `t.costs.${i}.price`).fill(price);
  }
  if (file) {
    const path = join(runut.dir, `surat-${Math.random().toString(36).slice(2)}.txt`);
    writeFileSync(path, `Surat tugas ${subject}\n`);
    await control(page, "b.papers").setInputFiles(path);
  }
  await press(page, "Simpan kunjungan");
  await page.waitForURL(/\/register\/visit\/\d+$/);
  await says(page, "tercatat");
  return new URL(page.url()).pathname;
}

async function create(t, options) {
  const page = await someone(t, "rina", options);
  const subject = `Kunjungan ${options.script === false ? "tanpa" : "dengan"} skrip ${options.width ?? 1280}`;
  await makeVisit(page, subject, { runut: t.runut });
  await says(page, subject);
  await says(page, "Rp175.000"); // the sum of the table
  await says(page, "Rp1.325.000"); // what is left of the budget
  await says(page, "surat-");
}

// What one began to type waits for them over an ended session, and for nobody else in the same tab.
async function drafts(t) {
  const page = await someone(t, "rina");
  const begin = async () => {
    await page.goto("/register/visit/baru");
    return control(page, "f.subject").inputValue();
  };
  await begin();
  await control(page, "f.subject").fill("Rencana Rina");
  await page.context().clearCookies();
  await signIn(page, "siti");
  assert.equal(await begin(), "");
  await page.context().clearCookies();
  await signIn(page, "rina");
  assert.equal(await begin(), "Rencana Rina");
}

// A field that waits for another is not there until it is asked for; rows are added in place.
async function conditions(t) {
  const page = await someone(t, "rina");
  await page.goto("/register/visit/baru");
  assert.equal(await control(page, "f.why_major").isVisible(), false);
  await page.check('[name="f.kind"][value=major]');
  assert.equal(await control(page, "f.why_major").isVisible(), true);
  await page.check('[name="f.kind"][value=minor]');
  assert.equal(await control(page, "f.why_major").isVisible(), false);
  assert.equal(await control(page, "t.costs.3.item").count(), 0);
  await press(page, "Tambah baris");
  assert.equal(await control(page, "t.costs.3.item").isVisible(), true);
  assert.equal(new URL(page.url()).pathname, "/register/visit/baru");
  await control(page, "t.costs.3.item").fill("Parkir");
  await page.locator("tr", { has: control(page, "t.costs.3.item") }).getByRole("button").click();
  assert.equal(await control(page, "t.costs.3.item").isVisible(), false);
  assert.equal(await control(page, "t.costs.3.item").inputValue(), "");
}

async function conditionsWithout(t) {
  const page = await someone(t, "rina", { script: false });
  await page.goto("/register/visit/baru");
  await says(page, "Diisi hanya bila “Jenis” berisi Berat.");
  await control(page, "f.subject").fill("Tanpa skrip");
  await control(page, "t.costs.0.item").fill("Bensin");
  await press(page, "Tambah baris");
  assert.equal(await control(page, "f.subject").inputValue(), "Tanpa skrip");
  assert.equal(await control(page, "t.costs.0.item").inputValue(), "Bensin");
  assert.equal(await control(page, "t.costs.3.item").count(), 1);
  // Enter sends the form; it does not add rows.
  await control(page, "f.subject").press("Enter");
  await says(page, "perlu diperbaiki");
  assert.match(await page.title(), /^Salah: /);
}

// What is wrong leads to its field, and nothing typed is lost.
async function wrong(t, options) {
  const page = await someone(t, "rina", options);
  await page.goto("/register/visit/baru");
  await control(page, "f.body").fill("Sudah saya tulis panjang lebar");
  await control(page, "f.share").fill("140");
  await press(page, "Simpan kunjungan");
  await says(page, "perlu diperbaiki");
  assert.equal(await control(page, "f.body").inputValue(), "Sudah saya tulis panjang lebar");
  await page.getByRole("link", { name: /Bagian/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id || location.hash.slice(1)), "f.share");
  assert.equal(await control(page, "f.share").getAttribute("aria-invalid"), "true");
}

async function twoEditors(t, options) {
  const one = await someone(t, "rina", options);
  const two = await someone(t, "siti", options);
  const path = await makeVisit(one, "Rapat bersama", { runut: t.runut, file: false });
  await one.goto(`${path}/ubah`);
  await two.goto(`${path}/ubah`);
  await control(one, "f.subject").fill("Rapat bersama camat");
  await control(one, "f.budget").fill("2.000.000");
  await press(one, "Simpan perubahan");
  await says(one, "tersimpan");
  await control(two, "f.subject").fill("Rapat bersama desa");
  await press(two, "Simpan perubahan");
  await says(two, "Rina Wulandari baru saja mengubah catatan ini");
  await says(two, "Rapat bersama camat");
  // Both texts are there; what Siti had not touched has become Rina's.
  assert.equal(await control(two, "f.subject").inputValue(), "Rapat bersama desa");
  assert.equal(await control(two, "f.budget").inputValue(), "2.000.000");
  await two.check('[name=pakai][value=subject]');
  await press(two, "Simpan perubahan");
  await says(two, "Rapat bersama camat");
  await says(two, "Rp2.000.000");
}

async function moves(t, options) {
  const staff = await someone(t, "rina", options);
  const planner = await someone(t, "rencana", options);
  const path = await makeVisit(staff, "Langkah demi langkah", { runut: t.runut, file: false });
  await press(staff, "Mulai");
  await says(staff, "sekarang “Berjalan”");
  await planner.goto(path);
  await planner.getByRole("link", { name: "Selesaikan" }).click();
  await press(planner, "Selesaikan");
  await says(planner, "Isi “Lama”.");
  await control(planner, "f.length").fill("2:30");
  await press(planner, "Selesaikan");
  await says(planner, "Kunjungan selesai. Laporannya menyusul.");
  await says(planner, "2 jam 30 menit");
  assert.equal(await planner.getByRole("link", { name: "Ubah" }).count(), 0);
  await planner.getByRole("link", { name: "Buka lagi" }).click();
  await control(planner, "alasan").fill("Laporannya belum ada");
  await press(planner, "Buka lagi");
  await says(planner, "Laporannya belum ada");
}

async function bulk(t, options) {
  const staff = await someone(t, "siti", options);
  for (const i of [1, 2, 3]) await makeVisit(staff, `Massal ${i} ${options.script}`, { runut: t.runut, file: false });
  const planner = await someone(t, "rencana", options);
  await planner.goto("/register/visit?q=massal&keadaan=planned");
  const rows = planner.locator("[name=baris]");
  assert.ok((await rows.count()) >= 3);
  if (options.script) {
    await planner.check("[data-tick-all]");
    await says(planner, `Untuk yang dicentang ${await rows.count()}`);
    await planner.uncheck("[data-tick-all]");
  }
  await rows.nth(0).check();
  await rows.nth(1).check();
  await planner.selectOption("[name=langkah]", "drop");
  await press(planner, "Lanjutkan");
  await says(planner, "2 dari 2 catatan akan diproses");
  await control(planner, "alasan").fill("Ditunda ke tahun depan");
  await press(planner, "Batalkan");
  await says(planner, "2 dari 2 catatan selesai diproses");
  await planner.goto("/register/visit?q=massal&keadaan=dropped");
  assert.ok((await planner.locator("tbody tr").count()) >= 2);
}

// Narrowing, columns, a list under a name.
async function lists(t, options) {
  const page = await someone(t, "siti", options);
  await makeVisit(page, `Daftar ${options.script}`, { runut: t.runut, file: false });
  await page.goto("/register/visit");
  await page.click("summary:has-text('Saring menurut isian')");
  await page.selectOption('[name="f.kind"]', "minor");
  await press(page, "Saring");
  await page.waitForURL("**/register/visit?f.kind=minor");
  await says(page, "Jenis: Ringan");
  await page.click("summary:has-text('Saringan saya')");
  await control(page, "nama").fill(`Ringan ${options.script}`);
  await page.locator("form[action$='/saringan'] button", { hasText: "Simpan" }).click();
  await says(page, "tersimpan");
  await page.click("summary:has-text('Kolom')");
  await page.check('[name="k.share"]');
  await press(page, "Tampilkan");
  await page.waitForURL(/kolom=/);
  await page.goto("/register/visit");
  await page.click("summary:has-text('Saringan saya')");
  await page.getByRole("link", { name: `Ringan ${options.script}` }).click();
  await page.waitForURL("**/register/visit?f.kind=minor");
}

async function look(t, options) {
  const staff = await someone(t, "rina", options);
  const path = await makeVisit(staff, "Dilihat axe", { runut: t.runut });
  await staff.goto("/register/guest_book/baru");
  await control(staff, "f.name").fill("Budi Santoso");
  await staff.check('[name="f.purpose"][value=service]').catch(() => staff.selectOption('[name="f.purpose"]', "service"));
  await control(staff, "f.arrived_at").fill("2026-01-05T09:00");
  await press(staff, "Simpan tamu");
  await staff.waitForURL(/\/register\/guest_book\/\d+$/);
  const page = await someone(t, "rencana", options);
  const places = [
    "/register",
    "/register?q=tidakadayangbegini",
    "/register/visit",
    "/register/visit?f.kind=minor&q=axe",
    "/register/visit?q=tidakadayangbegini",
    "/register/visit/baru",
    path,
    `${path}?pribadi=ya`,
    `${path}/ubah`,
    `${path}/langkah/drop`,
    "/register/visit/wajib?tahun=2026",
    new URL(staff.url()).pathname,
  ];
  const wrong = [];
  const check = async (what) => {
    await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
    const found = await page.evaluate(async (tags) => {
      const r = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      return r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.html.slice(0, 160)).join(" | ")}`);
    }, TAGS);
    for (const f of found) wrong.push(`${what}: ${f}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) wrong.push(`${what}: ${wide} pixels wider than the screen`);
  };
  for (const place of places) {
    const answer = await page.goto(place);
    assert.equal(answer.status(), 200, place);
    await check(place);
  }
  await page.goto("/register/visit/baru");
  await press(page, "Simpan kunjungan");
  await check("a form that came back");
  await page.goto("/register/visit");
  await page.locator("[name=baris]").first().check();
  await press(page, "Lanjutkan");
  await check("the question for many");
  assert.equal(wrong.length, 0, wrong.join("\n"));
}

export default {
  "create with a table and a file, wide": (t) => create(t, { width: 1280 }),
  "create with a table and a file, narrow": (t) => create(t, { width: 390 }),
  "create with a table and a file, without script": (t) => create(t, { script: false }),
  "a draft is its account's": drafts,
  "fields and rows on demand": conditions,
  "fields and rows without script": conditionsWithout,
  "mistakes lead to their fields": (t) => wrong(t, {}),
  "mistakes without script": (t) => wrong(t, { script: false }),
  "two editors": (t) => twoEditors(t, {}),
  "two editors without script": (t) => twoEditors(t, { script: false }),
  "moves": (t) => moves(t, { script: true }),
  "moves, narrow, without script": (t) => moves(t, { script: false, width: 390 }),
  "many at once": (t) => bulk(t, { script: true }),
  "many at once without script": (t) => bulk(t, { script: false }),
  "lists under a name": (t) => lists(t, { script: true }),
  "lists without script": (t) => lists(t, { script: false }),
  "axe, 1280, light": (t) => look(t, { width: 1280 }),
  "axe, 1280, dark": (t) => look(t, { width: 1280, dark: true }),
  "axe, 390, light": (t) => look(t, { width: 390 }),
  "axe, 390, dark": (t) => look(t, { width: 390, dark: true }),
};
