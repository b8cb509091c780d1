// intake.test.mjs: from a citizen's first click to the answer read: by keyboard at 390 pixels, with and without script.
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
    accounts: [["aduan", "Maya Puspita", "complaint_officer"]],
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

async function clean(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], page.url());
}

// Goes on with Tab until the control with that name has the focus, as somebody without a mouse does.
async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${selector} at ${page.url()}`);
}
const type = async (page, name, text) => {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
};

const subject = (options) => `Antrean terlalu lama ${options.script === false ? "tanpa" : "dengan"} skrip ${options.width}`;

async function handIn(page, options) {
  await page.goto("/aduan-uji");
  await type(page, "f.subject", subject(options));
  await type(page, "f.body", "Saya menunggu dua jam.");
  await tabTo(page, '[name="f.identity"]');
  await page.keyboard.press("ArrowDown"); // without a name
  await tabTo(page, "button.btn-primary");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/lacak\/tanda-terima$/);
  await says(page, "Aduan Anda sudah kami terima");
  return (await page.textContent("#kode")).trim();
}

async function officerAsks({ runut, chrome, keep }, options) {
  const page = keep(await visitor(chrome, runut.url));
  await signIn(page, "aduan");
  await page.goto(`/register/appeal?q=${encodeURIComponent(subject(options))}`);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/register\/appeal\/\d+$/);
  await page.getByRole("button", { name: "Tangani" }).click();
  await page.fill("#pesan", "Loket berapa?");
  await page.getByRole("button", { name: "Kirim pesan" }).click();
  await says(page, "Loket berapa?");
  return page;
}

async function officerAnswers(page) {
  await page.reload();
  await says(page, "Loket dua");
  await page.getByRole("link", { name: "Jawab", exact: true }).click();
  await page.fill('[name="f.reply"]', "Mulai besok ada dua loket.");
  await page.locator("main button.btn-primary").click();
  await says(page, "Dijawab");
}

async function wholeWay(t, options) {
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  const code = await handIn(page, options);
  if (options.script !== false) await clean(page);
  await tabTo(page, ".actions .btn-primary");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/lacak$/);
  await says(page, "Diterima");
  const officer = await officerAsks(t, options);

  // Later, on another device, with nothing but the code.
  const later = t.keep(await visitor(t.chrome, t.runut.url, options));
  await later.goto("/lacak");
  if (options.script !== false) await clean(later);
  await type(later, "kode", code.toLowerCase().replaceAll("-", " "));
  await later.keyboard.press("Enter");
  await later.getByText("Loket berapa?").waitFor();
  await says(later, "Loket berapa?");
  assert.equal(new URL(later.url()).pathname + new URL(later.url()).search, "/lacak");
  await type(later, "pesan", "Loket dua.");
  await tabTo(later, 'form[action="/lacak/pesan"] button');
  await later.keyboard.press("Enter");
  await later.waitForURL(/\/lacak#percakapan$/);
  await says(later, "Loket dua.");
  await officerAnswers(officer);
  await later.reload();
  await says(later, "Mulai besok ada dua loket.");
  await later.locator("aside .why summary").first().click();
  assert.ok(await later.locator(".count-days").first().isVisible());
  if (options.script !== false) await clean(later);
  assert.ok((await later.evaluate(() => document.documentElement.scrollWidth)) <= options.width, "the page scrolls sideways");
}

// A photo with its place goes in; the picture comes out without it, and a mistake keeps the file.
async function photo(t, options) {
  const page = t.keep(await visitor(t.chrome, t.runut.url, options));
  const path = join(t.runut.dir, "foto.jpg");
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 18]), Buffer.from("Exif\0\0GPS-RAHASIA")]);
  exif[3] = exif.length - 2;
  const jpeg = Buffer.from(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
    "base64",
  );
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
  await page.goto("/aduan-uji");
  await page.fill('[name="f.subject"]', "Dengan foto");
  await page.setInputFiles('[name="b.proof"]', path);
  await page.check('[name="f.identity"][value=anonymous]');
  await page.locator("form button.btn-primary").click();
  await page.getByText("Sudah kami terima; tidak perlu dipilih lagi.").waitFor();
  if (options.script !== false) await clean(page);
  await page.fill('[name="f.body"]', "Lihat foto.");
  await page.locator("form button.btn-primary").click();
  await page.waitForURL(/\/lacak\/tanda-terima$/);
  await page.getByRole("button", { name: "Lihat perkembangannya" }).click();
  await page.waitForURL(/\/lacak$/);
  const href = await page.getByRole("link", { name: "foto.jpg" }).getAttribute("href");
  const got = Buffer.from(await (await page.request.get(href)).body());
  assert.ok(got.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])));
  assert.ok(!got.includes("GPS-RAHASIA"), "the place is still in the picture");
}

// The QR code's address: the code is taken out of it before anything else can see it.
async function scanned(t) {
  const page = t.keep(await visitor(t.chrome, t.runut.url, { width: 390 }));
  const code = await handIn(page, { width: 391 });
  const asked = [];
  const phone = t.keep(await visitor(t.chrome, t.runut.url, { width: 390 }));
  phone.on("request", (r) => asked.push(r.url() + " " + (r.headers().referer ?? "")));
  await phone.goto(`/lacak#${code}`);
  await phone.getByText("Yang Anda sampaikan").waitFor();
  assert.ok(asked.every((a) => !a.includes(code)), "the code went into an address");
  assert.equal(new URL(phone.url()).hash, "");
}

// The proof is checked in the browser, with the network gone; one changed word shows.
async function offline(t) {
  const page = t.keep(await visitor(t.chrome, t.runut.url, { width: 390 }));
  await handIn(page, { width: 392 });
  const proof = await (await page.request.get("/lacak/tanda-terima.txt")).text();
  await page.goto("/transparansi/periksa");
  await clean(page);
  await page.context().setOffline(true);
  await page.fill("#bukti", proof);
  await page.getByRole("button", { name: "Periksa" }).click();
  await page.waitForSelector("#hasil .note");
  const verdict = await page.textContent("#hasil");
  assert.ok(/Bukti ini cocok|tidak dapat memeriksa tanda tangannya/.test(verdict), verdict);
  await page.fill("#bukti", proof.replace("dua jam", "dua menit"));
  await page.getByRole("button", { name: "Periksa" }).click();
  await page.waitForSelector("#hasil .note.bad");
}

export default {
  "the whole way by keyboard, 390 wide": (t) => wholeWay(t, { width: 390 }),
  "the whole way by keyboard without script, 390 wide": (t) => wholeWay(t, { width: 390, script: false }),
  "a photo loses its place, a mistake keeps it": (t) => photo(t, { width: 390 }),
  "a photo without script": (t) => photo(t, { width: 390, script: false }),
  "a scanned code stays out of addresses": scanned,
  "a proof is checked without the network": offline,
};
