// round.test.mjs: a plan from import to export, as four people do it, wide and narrow, with and without script.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

const REF = "/rencana/2025/7.6.2.1";
const PLAN = join(root, "data/plans/mesuji-2025.csv");

export async function setup(build) {
  return { build };
}
export async function teardown() {}

// A one-page PDF and a one-pixel PNG, different in each round.
function evidence(dir, name) {
  const pdf = join(dir, `rekap-${name}.pdf`);
  const png = join(dir, `foto-${name}.png`);
  const text = `BT /F1 18 Tf 40 100 Td (Rekap pengaduan ${name}) Tj ET`;
  const parts = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let out = "%PDF-1.4\n";
  const at = parts.map((p, i) => {
    const here = out.length;
    out += `${i + 1} 0 obj${p}endobj\n`;
    return here;
  });
  const xref = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${at.map((a) => String(a).padStart(10, "0") + " 00000 n \n").join("")}`;
  out += `trailer<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  writeFileSync(pdf, out);
  writeFileSync(
    png,
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
  return [pdf, png];
}

// What the page says, without white space that nobody sees.
const says = async (page, text) => {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 600)}`);
};

const press = (page, name) => page.getByRole("button", { name }).first().click();

async function whole({ chrome, build, keep }, options) {
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [
      ["rencana", "Yuni Astuti", "planner"],
      ["ketua", "Ketua KPU", "leadership"],
      ["rina", "Rina Wulandari", "area_lead", 7],
      ["hendra", "Hendra Saputra", "verifier", 7],
    ],
  });
  try {
    const owner = keep(await visitor(chrome, runut.url, options));
    const lead = keep(await visitor(chrome, runut.url, options));
    const checker = keep(await visitor(chrome, runut.url, options));

    // Import: nothing is written before the differences have been seen.
    await signIn(owner, "rencana");
    await owner.goto("/rencana/impor");
    await owner.fill("[name=tahun]", "2025");
    await owner.setInputFiles("[name=berkas]", PLAN);
    await owner.click("main form button[type=submit]");
    await owner.waitForSelector("form[action='/rencana/impor/terapkan']");
    await owner.click("form[action='/rencana/impor/terapkan'] button[type=submit]");
    await owner.waitForURL("**/rencana/2025*");
    await says(owner, "175");

    // Enacted by the leadership, with its decree.
    const leader = keep(await visitor(chrome, runut.url, options));
    await signIn(leader, "ketua");
    await leader.goto("/rencana/2025/kelola");
    await leader.fill("[name=keputusan]", "Keputusan KPU Kabupaten Mesuji Nomor 37 Tahun 2025");
    await leader.fill("[name=tanggal]", "2025-10-13");
    await leader.setInputFiles("form[action$='/tetapkan'] [name=berkas]", evidence(runut.dir, "Keputusan")[0]);
    await leader.click("form[action$='/tetapkan'] button[type=submit]");
    await leader.waitForSelector("main .note.ok");

    // Months: one area as read, one indicator by hand.
    await owner.goto("/rencana/2025/konfirmasi?area=7");
    const before = await owner.locator("input[name=pilih]").count();
    assert.ok(before > 0);
    await owner.goto(REF);
    await owner.locator("form[action$='/bulan']").first().scrollIntoViewIfNeeded();
    for (const m of [1, 2, 3]) await owner.locator(`form[action$='/bulan'] [name=b${m}]`).check();
    await owner.locator("form[action$='/bulan'] button[type=submit]").click();
    await owner.waitForLoadState();

    // Report with two files.
    await signIn(lead, "rina");
    await lead.goto(`${REF}?bulan=1`);
    await lead.fill("[name=catatan]", "Rekap Januari selesai.");
    await lead.fill("[name=nilai]", "85,5");
    await lead.setInputFiles("#lapor [name=berkas]", evidence(runut.dir, "Januari"));
    await press(lead, /^Kirim laporan/);
    await lead.waitForSelector("main .note.ok");
    await says(lead, "rekap-Januari.pdf");
    await says(lead, "foto-Januari.png");
    assert.equal(await lead.locator("form[action$='/verifikasi']").count(), 0, "nobody verifies their own report");

    // Returned with a reason, reported again.
    await signIn(checker, "hendra");
    await checker.goto(`${REF}?bulan=1`);
    await checker.fill("form[action$='/kembalikan'] [name=alasan]", "Rekapnya belum ditandatangani.");
    await checker.click("form[action$='/kembalikan'] button[type=submit]");
    await checker.waitForSelector("main .note.ok");
    await lead.goto("/beranda");
    await says(lead, "Rekapnya belum ditandatangani.");
    await lead.goto(`${REF}?bulan=1`);
    await lead.fill("[name=catatan]", "Rekap Januari sudah ditandatangani.");
    await press(lead, /^Kirim ulang laporan/);
    await lead.waitForSelector("main .note.ok");

    // Verified by another.
    await checker.goto("/beranda");
    await says(checker, "7.6.2.1");
    await checker.goto(`${REF}?bulan=1`);
    await checker.click("form[action$='/verifikasi'] button[type=submit]");
    await checker.waitForSelector("main .note.ok");
    await says(checker, "Rekap Januari sudah ditandatangani.");

    // Exported: the CSV is the imported one but for the settled months; the PDF and XLSX are what they say.
    const response = await owner.request.get("/rencana/2025/berkas.csv");
    const was = readFileSync(PLAN, "utf8").split("\n");
    const now = (await response.text()).split("\n");
    const changed = now.filter((line, i) => line !== was[i]);
    assert.equal(now.length, was.length);
    assert.deepEqual(changed.map((l) => l.split(",")[0]), ["7.6.2.1"]);
    const pdf = await (await owner.request.get("/rencana/2025/berkas.pdf")).body();
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const xlsx = await (await owner.request.get("/rencana/2025/berkas.xlsx")).body();
    assert.equal(xlsx.subarray(0, 2).toString(), "PK");

    // What was done is in the log, and the log holds.
    runut.command(["verify", "--data", runut.data]);
  } finally {
    await runut.stop();
  }
}

export default {
  "a plan from import to export, 1280 pixels": (t) => whole(t, { width: 1280 }),
  "a plan from import to export, 390 pixels": (t) => whole(t, { width: 390 }),
  "a plan from import to export, without script": (t) => whole(t, { width: 1280, script: false }),
  "a plan from import to export, 390 pixels without script": (t) => whole(t, { width: 390, script: false }),

  "a session that ends while a form is open loses nothing": async ({ chrome, build, keep }) => {
    const runut = await Runut.start(build, { accounts: [["rencana", "Yuni Astuti", "planner"], ["rina", "Rina", "area_lead", 7]] });
    try {
      const owner = keep(await visitor(chrome, runut.url, {}));
      await signIn(owner, "rencana");
      await owner.goto(REF);
      await owner.locator("form[action$='/bulan'] [name=b1]").check();
      await owner.locator("form[action$='/bulan'] button[type=submit]").click();
      await owner.waitForLoadState();
      const lead = keep(await visitor(chrome, runut.url, { script: false }));
      await signIn(lead, "rina");
      await lead.goto(`${REF}?bulan=1`);
      await lead.fill("[name=catatan]", "Tulisan yang panjang & berharga <b>.");
      await lead.context().clearCookies();
      await press(lead, /^Kirim laporan/);
      await lead.fill("[name=login]", "rina");
      await lead.fill("[name=password]", "tapis pucuk rebung 2025");
      await lead.click("main button[type=submit]");
      await lead.waitForLoadState();
      if (await lead.locator("[name=catatan]").count()) {
        assert.equal(await lead.inputValue("[name=catatan]"), "Tulisan yang panjang & berharga <b>.");
      } else {
        if (await lead.getByRole("button", { name: /Kirim/ }).count()) await press(lead, /Kirim/);
        await lead.goto(`${REF}?bulan=1`);
        await says(lead, "Tulisan yang panjang & berharga <b>.");
      }
    } finally {
      await runut.stop();
    }
  },
};
