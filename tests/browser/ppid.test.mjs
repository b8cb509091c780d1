// ppid.test.mjs: a request for information from the home page to the file that answers it, and another to its refusal and objection:
// by keyboard, 390 pixels, with and without script.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, press, look, tabTo, type, enter, fill, found, move, day, root } from "./runut.mjs";

const card = join(root, "tests/story/files/foto.png");
const answer = join(root, "tests/story/files/rekap.pdf");

// What a refusal rests on: information whose exemption was tested and decided.
async function exempted(officer) {
  await officer.goto("/register/exempt_information/baru");
  await fill(officer, {
    title: "NIK pemilih", scope: "NIK dan NKK", holder: "Data", ground: "h", statute: "UU 27/2022 Pasal 4", tested_at: "before", proposed_on: day(-30),
    harm: "Penyalahgunaan data", benefit: "Pemilih terlindungi", interest: "Data pribadi", balance: "Nama tetap terbuka",
  });
  await officer.locator("main form button[type=submit]").last().click();
  await officer.waitForURL(/\/exempt_information\/\d+$/);
  const path = new URL(officer.url()).pathname;
  await move(officer, path, "review", { experts: "Tim pertimbangan", tested_on: day(-20) });
  await move(officer, path, "send", { sent_no: "12/2026" });
  await move(officer, path, "decide", { decree_no: "101/2026", decree_on: day(-10), valid_from: day(-10), valid_until: day(300) });
}

export async function setup(build, chrome) {
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [["ppid", "Dewi Informasi", "information_officer"], ["pengarah", "Bagus Prakoso", "leadership"]],
  });
  const officer = await visitor(chrome, runut.url);
  await signIn(officer, "ppid");
  await exempted(officer);
  const superior = await visitor(chrome, runut.url);
  await signIn(superior, "pengarah");
  return { runut, officer, superior };
}
export async function teardown({ runut, officer, superior }) {
  for (const page of [officer, superior]) await page.context().close();
  await runut.stop();
}

// From the home page to the receipt, without a mouse.
async function ask(page, subject, detail) {
  await page.goto("/");
  await enter(page, 'main a[href="/ppid"]');
  await page.waitForURL(/\/ppid$/);
  await look(page);
  await enter(page, 'main a[href="/ppid/permohonan"]');
  await page.waitForURL(/\/ppid\/permohonan$/);
  await look(page);
  await type(page, "f.subject", subject);
  await type(page, "f.detail", detail);
  await type(page, "f.purpose", "Tugas kuliah (CONTOH).");
  await type(page, "f.applicant_name", "Siti Contoh");
  await enter(page, "form button.btn-primary"); // the identity is missing: nothing typed is lost
  await page.waitForSelector(".errors");
  await look(page);
  await type(page, "f.identity_no", "1811010101800001");
  await tabTo(page, '[name="b.identity_file"]');
  await page.setInputFiles('[name="b.identity_file"]', card);
  await type(page, "f.address", "Jalan Contoh 1, Mesuji");
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/\/lacak\/tanda-terima$/);
  await says(page, "Permohonan Anda sudah kami terima");
  await says(page, "PI-0");
  await look(page);
  await enter(page, ".actions .btn-primary");
  await page.waitForURL(/\/lacak$/);
  await says(page, "Diajukan");
  assert.ok(!(await page.textContent("main")).includes("1811010101800001"), "a number of identity stays covered");
  await look(page);
}

// Taken in hand, extended once with its reason, granted with a file, delivered.
async function granted({ officer }, subject) {
  const path = await found(officer, "information_request", subject);
  await move(officer, path, "accept", { identity_checked: "1", regime: "general", holder: "Subbagian Data" });
  await officer.goto(`${path}/jam/answer`);
  await officer.fill("[name=alasan]", "Data tersebar di 105 desa.");
  await press(officer, "Perpanjang batas waktu");
  await officer.locator("main form").waitFor({ state: "detached" }); // once only
  await move(
    officer, path, "notify",
    { holding: "here", held_form: "soft", decision: "granted", decided_on: day(), reply: "Salinan kami sertakan, tanpa biaya.", cost: "0" },
    { reply_file: answer },
  );
  await move(officer, path, "deliver", { delivered_on: day() });
}

async function served(t, options) {
  const subject = `Rekap pengaduan, ${options.script === false ? "tanpa" : "dengan"} skrip`;
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await ask(page, subject, "Rekap pengaduan tahun 2025.");
  await granted(t, subject);
  await page.reload();
  await says(page, "Dikabulkan seluruhnya");
  await says(page, "Salinan kami sertakan, tanpa biaya.");
  await says(page, "Data tersebar di 105 desa.");
  await enter(page, "aside .clock details summary");
  await says(page, "UU 14/2008 Pasal 22");
  const [file] = await Promise.all([page.waitForEvent("download"), enter(page, ".answer a")]);
  assert.ok(readFileSync(await file.path()).equals(readFileSync(answer)));
  await look(page);
}

// Refused with its ground; the objection becomes a record that the superior answers.
async function objected(t, options) {
  const subject = `Daftar pemilih, ${options.script === false ? "tanpa" : "dengan"} skrip`;
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await ask(page, subject, "Lengkap dengan NIK.");
  const path = await found(t.officer, "information_request", subject);
  await move(t.officer, path, "accept", { identity_checked: "1", regime: "general", holder: "Subbagian Data" });
  await move(t.officer, path, "refuse", { holding: "here", decision: "refused", ground: "h", exempt: { index: 1 }, reply: "Memuat NIK; tanpa NIK dapat kami beri.", decided_on: day() });
  await page.reload();
  await says(page, "Ditolak");
  await says(page, "h. Rahasia pribadi");
  await look(page);
  await enter(page, 'a[href="/lacak/langkah/object"]');
  await page.waitForURL(/langkah\/object$/);
  await look(page);
  await tabTo(page, '[name="f.objection_ground"]');
  await page.keyboard.press("ArrowDown");
  await type(page, "f.objection_text", "Saya tidak meminta NIK.");
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/\/lacak$/);
  await says(page, "Keberatan diajukan");
  await look(page);

  const objection = await found(t.officer, "information_objection", "KB-");
  await move(t.officer, objection, "examine", { regime: "general", superior: { label: "Bagus Prakoso" } });
  await move(t.superior, objection, "answer", { outcome: "partial", reply: "Diberi tanpa NIK.", replied_on: day() });
  await page.reload();
  await says(page, "Diberi tanpa NIK.");
  await look(page);
}

export default {
  "a request is answered with a file, by keyboard, 390": (t) => served(t, { width: 390 }),
  "a request is answered with a file, without script": (t) => served(t, { width: 390, script: false }),
  "a refusal, its ground and the objection, by keyboard, 390": (t) => objected(t, { width: 390 }),
  "a refusal, its ground and the objection, without script": (t) => objected(t, { width: 390, script: false }),
};
