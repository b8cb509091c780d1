// assessment.test.mjs: a worksheet through four hands: keyboard, saving while one types, a network that is cut, two who
// answer the same question, the rounds beside each other; wide and narrow, with axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { Runut, visitor, signIn } from "./runut.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function setup(build) {
  const runut = await Runut.start(build, {
    plan: false,
    instruments: "tests/story/instruments",
    accounts: [
      ["rencana", "Yuni Astuti", "planner"],
      ["rina", "Rina Wulandari", "area_lead", 1],
      ["hendra", "Hendra Saputra", "verifier"],
      ["agus", "Agus Salim", "assessor"],
    ],
  });
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const says = async (page, text) => {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 600)}`);
};
// The policy forbids what waitForFunction() does.
const hears = (page, text, within = "") => page.locator(`${within} [data-said]`, { hasText: text }).first().waitFor();
const saved = (page) => hears(page, "Tersimpan");

async function clean(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(
    found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`),
    [],
    `axe at ${page.url()}`,
  );
}

async function begin(page, year) {
  await page.goto("/penilaian/baru");
  await page.locator("label.choice", { hasText: "Penilaian kecil" }).click();
  await page.fill("[name=tahun]", String(year));
  await page.getByRole("button", { name: "Mulai penilaian" }).click();
  await page.waitForURL(/\/penilaian\/\d+$/);
  return new URL(page.url()).pathname;
}

export default {
  "four hands, keys and saving while one types": async ({ chrome, keep, runut }) => {
    const owner = keep(await visitor(chrome, runut.url));
    await signIn(owner, "rencana");
    const at = await begin(owner, 2025);

    // A letter chooses, the script saves, n goes on.
    await owner.goto(`${at}/X.a`);
    await owner.keyboard.press("b");
    await saved(owner);
    await owner.keyboard.press("Escape");
    await owner.evaluate(() => document.activeElement.blur());
    await owner.keyboard.press("n");
    await owner.waitForURL("**/X.b*");
    await clean(owner);

    // The network is cut: what was typed stays here, and goes out when it is back, over a new page too.
    await owner.context().setOffline(true);
    await owner.locator("input[name=nilai][value=A]").check();
    await hears(owner, "Belum tersimpan");
    await owner.context().setOffline(false);
    for (let i = 0; i < 50 && !(await owner.textContent("main")).includes("nilai: A"); i++) {
      await owner.waitForTimeout(200); // it goes out as soon as the network is back, or with the new page
      await owner.reload();
    }
    await says(owner, "nilai: A");
    assert.ok(await owner.locator("input[name=nilai][value=A]").isChecked());

    // Two answer one question: nothing is overwritten, both are shown.
    const lead = keep(await visitor(chrome, runut.url));
    await signIn(lead, "rina");
    await lead.goto(`${at}/X.a`);
    await owner.goto(`${at}/X.a`);
    await owner.locator("input[name=nilai][value=A]").check();
    await saved(owner);
    await lead.locator("input[name=nilai][value=C]").check();
    await hears(lead, "orang lain");
    await lead.getByRole("button", { name: "Simpan", exact: true }).click();
    await says(lead, "lebih dahulu");
    await says(lead, "menjawab A");
    assert.ok(await lead.locator("input[name=nilai][value=C]").isChecked());

    // The table, without leaving it.
    await owner.goto(`${at}/tabel`);
    await owner.fill("#q-Y\\.a [name=nilai]", "50");
    await hears(owner, "Tersimpan", "#q-Y\\.a");
    await clean(owner);

    // Checked and sent with a reason; then the others.
    await owner.goto(`${at}/periksa`);
    await owner.fill("[name=alasan]", "Bukti menyusul");
    await owner.getByRole("button", { name: "Kirim" }).click();
    await says(owner, "terkirim dan terkunci");
    for (const [login, word, answer] of [
      ["hendra", "verifikasi", "A"],
      ["agus", "internal", "B"],
    ]) {
      const judge = keep(await visitor(chrome, runut.url));
      await signIn(judge, login);
      await judge.goto(`${at}/X.a?putaran=${word}`);
      await judge.locator(`input[name=nilai][value=${answer}]`).check();
      await judge.fill("[name=alasan]", "Tidak bertanggal");
      await saved(judge);
      await judge.goto(`${at}/periksa?putaran=${word}`);
      await judge.getByRole("button", { name: "Setujui sisa" }).click();
      await judge.getByRole("button", { name: /^Kirim/ }).click();
      await says(judge, "terkirim dan terkunci");
    }
    await owner.goto(`${at}/X.a`);
    await says(owner, "Penilai internal menjawab B");
    await owner.goto(at);
    await says(owner, "Dipenuhi");
    await clean(owner);
  },

  "on a phone and without script": async ({ chrome, keep, runut }) => {
    const owner = keep(await visitor(chrome, runut.url, { width: 390, script: false }));
    await signIn(owner, "rencana");
    const at = await begin(owner, 2024);
    await owner.goto(`${at}/X.a`);
    await owner.locator("input[name=nilai][value=B]").check();
    await owner.getByRole("button", { name: "Simpan dan lanjut" }).click();
    await owner.waitForURL("**/X.b*");
    await owner.goto(`${at}/Y.a`);
    await owner.fill("[name=nilai]", "101");
    await owner.getByRole("button", { name: "Simpan", exact: true }).click();
    await says(owner, "di luar rentang");
    for (const path of ["/penilaian", at, `${at}/X.a`, `${at}/tabel`, `${at}/periksa`, `${at}/andai`]) {
      const phone = keep(await visitor(chrome, runut.url, { width: 390 }));
      await signIn(phone, "rencana");
      await phone.goto(path);
      await clean(phone);
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide}px too wide`);
      await phone.context().close();
    }
  },
};
