// complaint.test.mjs: a complaint from the home page to the answer, the survey and the reopening: by keyboard, 390 pixels, with and without script.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, look, tabTo, type, enter, found, move, openSurvey, surveyors } from "./runut.mjs";

export async function setup(build, chrome) {
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [["aduan", "Maya Puspita", "complaint_officer"], ["sari", "Sari Agen", "agent"], ...surveyors],
  });
  const { staff, period } = await openSurvey(runut, chrome, "complaint", { services: "Pengaduan masyarakat" });
  const officer = await visitor(chrome, runut.url);
  await signIn(officer, "aduan");
  const examiner = await visitor(chrome, runut.url);
  await signIn(examiner, "sari");
  return { runut, staff, period, officer, examiner };
}
export async function teardown({ runut, staff, officer, examiner }) {
  for (const page of [staff, officer, examiner]) await page.context().close();
  await runut.stop();
}

const answers = async ({ staff, period }) => (await (await staff.context().request.get(`${period}/jawaban.csv`)).text()).trim().split("\n").length - 1;

// From the home page to the receipt, without a mouse.
async function handIn(page, subject) {
  await page.goto("/");
  await look(page);
  await enter(page, 'main a[href="/pengaduan"]');
  await page.waitForURL(/\/pengaduan$/);
  await look(page);
  await enter(page, "form button.btn-primary"); // too early: it says what is missing, and keeps the rest
  await page.waitForSelector(".errors");
  await look(page);
  await type(page, "f.subject", subject);
  await type(page, "f.body", "Tanda terima berkas tidak diberikan (CONTOH).");
  await tabTo(page, '[name="f.identity"]:checked');
  await type(page, "f.reporter", "Warga Contoh");
  await type(page, "f.reporter_address", "Jalan Contoh 1");
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/\/lacak\/tanda-terima$/);
  await says(page, "Pengaduan Anda sudah kami terima");
  await look(page);
}

// Number, code, QR, and a file with the proof that the program itself confirms.
async function receipt({ runut }, page) {
  const code = (await page.textContent("#kode")).trim();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.match(await page.textContent(".slip dl"), /ADU-\d{4}\//);
  assert.ok(await page.locator(".slip svg.qr").isVisible());
  await enter(page, ".slip details summary");
  const [file] = await Promise.all([page.waitForEvent("download"), enter(page, 'a[href="/lacak/tanda-terima.txt"]')]);
  const key = /--key "([^"]+)"/.exec(await (await page.request.get("/transparansi/periksa")).text())[1];
  assert.match(runut.command(["receipt", "verify", "--key", key, await file.path()]), /Bukti cocok: ADU-/);
  return { code, proof: readFileSync(await file.path(), "utf8") };
}

// The moves of the register: declared complete, examined by somebody else, decided, answered.
async function answered({ officer, examiner }, subject, reply) {
  const path = await found(officer, "complaint", subject);
  if (!(await officer.textContent("main")).includes("Dibuka kembali"))
    await move(officer, path, "verify", { gravity: "middle", examiner: { label: "Sari Agen" } });
  await move(examiner, path, "decide", { verdict: "founded", findings: "Catatan dalam: loket dua.", remedy: "Tanda terima kini dicetak sendiri." });
  await move(officer, path, "answer", { reply });
}

// Four questions and a remark, each answered with the keys.
async function asked(page) {
  await enter(page, ".note a[href^='/survei/complaint']");
  await page.waitForURL(/\/survei\/complaint/);
  const address = page.url();
  await look(page);
  for (const q of ["q1", "q2", "q3", "q4"]) {
    await tabTo(page, `[name="q.${q}"]`);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
  await enter(page, "form button.btn-primary");
  await page.getByText("Bagian 2 dari 2").waitFor();
  await look(page);
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/terima-kasih$/);
  await says(page, "Terima kasih");
  await look(page);
  return address;
}

async function reopened(page) {
  await page.goto("/lacak");
  await enter(page, 'a[href="/lacak/langkah/reopen"]');
  await page.waitForURL(/langkah\/reopen$/);
  await look(page);
  await enter(page, "form button.btn-primary");
  await page.waitForSelector(".error");
  await look(page);
  await type(page, "alasan", "Hari ini masih tanpa tanda terima.");
  await enter(page, "form button.btn-primary");
  await page.waitForURL(/\/lacak$/);
  await says(page, "Dibuka kembali");
  await says(page, "Hari ini masih tanpa tanda terima.");
  await look(page);
}

async function wholeWay(t, options) {
  const subject = `Tanpa tanda terima, ${options.script === false ? "tanpa" : "dengan"} skrip`;
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  await handIn(page, subject);
  const { code, proof } = await receipt(t, page);
  assert.ok(proof.includes("Tanda terima berkas tidak diberikan") && !proof.includes("Warga Contoh"));
  await enter(page, ".actions .btn-primary");
  await page.waitForURL(/\/lacak$/);
  await says(page, "Diterima");
  await answered(t, subject, "Maaf, berkas Anda tanpa tanda terima. Kini dicetak sendiri.");

  // Later, on another telephone, from the home page, with nothing but the code.
  const later = t.keep(await visitor(t.chrome, t.runut.url, options));
  await later.goto("/");
  await type(later, "kode", code);
  await later.keyboard.press("Enter");
  await later.getByText("Kini dicetak sendiri.").first().waitFor();
  assert.ok(!later.url().includes(code.slice(0, 4)), "the code stands in the address");
  await says(later, "Terbukti");
  const main = await later.textContent("main");
  assert.ok(!main.includes("Catatan dalam") && !main.includes("Warga Contoh"), "what is not for this page");
  await enter(later, "aside .clock details summary");
  assert.ok(await later.locator(".count-days").first().isVisible());
  await says(later, "hari kerja");
  await look(later);

  const before = await answers(t);
  const address = await asked(later);
  assert.equal(await answers(t), before + 1);
  await later.goto(address);
  await says(later, "sudah");
  assert.equal(await later.locator("main form").count(), 0);
  await look(later);
  await reopened(later);
  assert.equal(await later.locator("a[href^='/survei/complaint']").count(), 0, "one case answers once");
  await answered(t, subject, "Petugas loket sudah dilatih lagi.");
  await later.reload();
  await says(later, "Petugas loket sudah dilatih lagi.");
  await look(later);
}

export default {
  "from the home page to the answer, the survey and reopening, by keyboard, 390": (t) => wholeWay(t, { width: 390 }),
  "the same without script": (t) => wholeWay(t, { width: 390, script: false }),
};
