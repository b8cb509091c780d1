// foreign.test.mjs: a register that nobody foresaw, given by a site's folder, is used in the browser and measures an indicator.
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, root } from "./runut.mjs";

export async function setup(build) {
  const runut = await Runut.start(build, {
    registers: "tests/story/registers",
    accounts: [
      ["rina", "Rina Wulandari", "staff"],
      ["hendra", "Hendra Saputra", "area_lead", 7],
    ],
  });
  runut.command(["plan", "bind", "--data", runut.data, join(root, "tests/story/files/uji.bindings.yaml")]);
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

async function record(page, subject, day) {
  await page.goto("/register/trial/baru");
  await page.locator('[name="f.subject"]').fill(subject);
  await page.locator('[name="f.came_on"]').fill(day);
  await page.selectOption('[name="f.kind"]', "good");
  await press(page, "Simpan aduan");
  await page.waitForURL(/\/register\/trial\/\d+$/);
}

async function measures(t, options) {
  const staff = t.keep(await visitor(t.chrome, t.runut.url, options));
  await signIn(staff, "rina");
  await staff.goto("/register");
  await staff.getByRole("link", { name: "Aduan uji", exact: true }).click();
  await says(staff, "Aduan yang dihitung");
  await record(staff, `Lampu jalan ${options.width ?? 1280}`, "2025-02-10");
  await press(staff, "Selesaikan");
  await says(staff, "selesai");
  await record(staff, `Antrean ${options.width ?? 1280}`, "2025-03-05");

  const lead = t.keep(await visitor(t.chrome, t.runut.url, options));
  await signIn(lead, "hendra");
  await lead.goto("/rencana/2025/7.6.2.1?bulan=2");
  await says(lead, "100%");
  await lead.goto("/rencana/2025/7.6.2.1?bulan=3");
  await says(lead, "50%");
  await says(lead, "Aduan uji");
  // One click leads to the records behind the figure.
  await lead.locator('a[href*="ukuran=trial_settled_share"]').first().click();
  await says(lead, `Antrean ${options.width ?? 1280}`);
}

export default {
  "a register nobody foresaw measures an indicator, wide": (t) => measures(t, {}),
  "a register nobody foresaw measures an indicator, narrow, without script": (t) => measures(t, { width: 390, script: false }),
};
