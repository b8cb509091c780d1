// account.test.mjs: passwords that can be looked at, what is said of a new one, and the second step that a role demands.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { Runut, visitor, signIn, look, says, press, password } from "./runut.mjs";

export async function setup(build) {
  const runut = await Runut.start(build, {
    plan: false,
    accounts: [
      ["rina", "Rina Wulandari", "staff"],
      ["siti", "Siti Aminah", "verifier"],
      ["kepala", "Kepala Bagian", "admin"],
    ],
  });
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const kind = (page, name) => page.getAttribute(`[name=${name}]`, "type");

// The six digits of now (RFC 6238) for a base32 secret.
function totp(secret) {
  const bits = [...secret.replace(/[^A-Z2-7]/g, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const mac = createHmac("sha1", key).update(step).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

export default {
  "a password can be looked at, by mouse and by keyboard, and is hidden before it is sent": async ({ runut, chrome, keep }) => {
    for (const width of [1280, 390]) {
      const page = keep(await visitor(chrome, runut.url, { width }));
      await page.goto("/masuk");
      await page.fill("[name=login]", "rina");
      await page.fill("[name=password]", password);
      assert.equal(await kind(page, "password"), "password");
      await press(page, "Lihat sandi");
      assert.equal(await kind(page, "password"), "text");
      assert.equal(await page.textContent(".secret [role=status]"), "Sandi terlihat");
      await look(page);
      await page.keyboard.press("Enter"); // the button still has the focus
      assert.equal(await kind(page, "password"), "password");
      assert.equal(await page.textContent(".secret [role=status]"), "Sandi disembunyikan");
      await press(page, "Lihat sandi");
      const sent = page.evaluate(() => new Promise((f) => document.querySelector("main form").addEventListener("submit", (e) => f(e.target.password.type))));
      await page.click("main button[type=submit]");
      assert.equal(await sent.catch(() => "password"), "password");
      await page.waitForURL("**/beranda");
    }
  },

  "without script there is no button, and the rule answers when the form is sent": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url, { script: false }));
    await page.goto("/masuk");
    assert.equal(await page.locator("[data-eye]:visible").count(), 0);
    await signIn(page, "rina");
    await page.goto("/akun/sandi");
    await page.fill("[name=password_now]", password);
    await page.fill("[name=password_new]", "rinawulandari1");
    await page.fill("[name=password_again]", "rinawulandari1");
    await press(page, "Ganti kata sandi");
    await says(page, "hampir seluruhnya nama Anda");
  },

  "what is typed as a new password is judged beside it": async ({ runut, chrome, keep }) => {
    for (const [width, dark] of [[1280, false], [390, true]]) {
      const page = keep(await visitor(chrome, runut.url, { width, dark }));
      await signIn(page, "rina");
      await page.goto("/akun/sandi");
      const hint = page.locator(".worth");
      assert.equal(await hint.isVisible(), false);
      for (const [typed, said, level] of [
        ["pendek", "6 huruf; paling pendek 12.", "0"],
        ["rinawulandari1", "hampir seluruhnya nama Anda", "0"],
        ["kuda lari pagi buta", "Baik", "2"],
        ["kuda lari pagi buta di pantai", "Kuat", "3"],
      ]) {
        await page.fill("[name=password_new]", typed);
        await hint.getByText(said).waitFor();
        assert.equal(await hint.getAttribute("data-level"), level);
      }
      await look(page);
      await page.fill("[name=password_new]", "");
      await hint.waitFor({ state: "hidden" });
    }
  },

  "a role demands the second step: led there, set up, and on to where one wanted": async ({ runut, chrome, keep }) => {
    const chief = keep(await visitor(chrome, runut.url));
    await signIn(chief, "kepala");
    await chief.goto("/pengaturan");
    await chief.getByLabel("Verifikator").check();
    await look(chief);
    await chief.locator("form[action='/pengaturan/langkah-kedua'] button[type=submit]").click();
    await says(chief, "Pengaturan Langkah kedua wajib tersimpan");
    for (const width of [1280, 390]) {
      const page = keep(await visitor(chrome, runut.url, { width, dark: width === 390 }));
      await page.goto("/orang");
      await page.fill("[name=login]", "siti");
      await page.fill("[name=password]", password);
      await page.click("main button[type=submit]");
      await says(page, "Peran Anda (Verifikator) mewajibkan langkah kedua");
      await look(page);
      await page.goto("/rencana");
      assert.match(page.url(), /dua-langkah\?kembali=\/rencana$/);
      await page.fill("[name=password_now]", password);
      await page.fill("[name=code]", totp(await page.textContent(".steps .hash")));
      await page.locator("form[action='/akun/dua-langkah'] button[type=submit]").click();
      await says(page, "Kode cadangan");
      await look(page);
      await page.getByRole("link", { name: "Sudah saya simpan" }).click();
      assert.match(page.url(), /\/rencana$/);
      runut.command(["account", "phone-lost", "--data", runut.data, "siti"]);
    }
  },
};
