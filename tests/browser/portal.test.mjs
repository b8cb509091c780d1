// portal.test.mjs: the public face: its weight, without script, on a phone, by keyboard, on paper; and an editor's way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Runut, visitor, signIn, says, look, type, enter, root } from "./runut.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const FIRST_VISIT = 60_000; // bytes on the wire, of everything a first visit fetches

const faces = ["/", "/rb", "/halaman/pejabat", "/berita", "/berita/jam-layanan", "/data", "/cari-publik?q=layanan", "/transparansi", "/transparansi/kunjungan"];

export async function setup(build) {
  const runut = await Runut.start(build, { demo: true, accounts: [["penyunting", "Sari Contoh (CONTOH)", "service_officer"]] });
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

// What the browser fetched, in bytes as they came over the wire.
async function weigh(page, path) {
  const cdp = await page.context().newCDPSession(page);
  let bytes = 0;
  await cdp.send("Network.enable");
  cdp.on("Network.loadingFinished", (e) => (bytes += e.encodedDataLength));
  await page.goto(path, { waitUntil: "networkidle" });
  return bytes;
}

const shift = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => (sum += e.value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 300);
      }),
  );

// From the home page to a standard with its fourteen components; from there to its satisfaction and how that is computed, its
// questionnaire and its complaint form, which know which service it is about.
async function standard({ runut, chrome, keep }, options) {
  const page = keep(await visitor(chrome, runut.url, options));
  await page.goto("/");
  await enter(page, 'main a[href="/layanan"]');
  await page.waitForURL(/\/layanan$/);
  await look(page);
  await type(page, "q", "salinan informasi");
  await page.keyboard.press("Enter");
  await page.waitForURL(/layanan\?q=/);
  await enter(page, 'main a[href="/layanan/informasi-publik"]');
  await page.waitForURL(/\/layanan\/informasi-publik$/);
  for (const text of ["Syarat", "Langkah", "10 hari kerja", "Gratis", "Yang Anda terima", "Pengaduan, saran, dan masukan"]) await says(page, text);
  await enter(page, "details.section summary");
  assert.equal(await page.locator("details.section h3:visible").count(), 8);
  await look(page);

  const figure = /Kepuasan pengguna: (\d\d,\d\d) \([A-D], /.exec(await page.textContent("aside"));
  assert.ok(figure, await page.textContent("aside"));
  await says(page, "Semester I 2026, dari ");
  await enter(page, 'aside a[href^="/survei/hasil/"]');
  await page.waitForURL(/\/survei\/hasil\/\d+$/);
  const row = page.locator("tr", { hasText: "Permintaan informasi publik" });
  assert.ok((await row.textContent()).includes(figure[1]), "the same figure where it is computed");
  await enter(page, "details.why summary");
  await says(page, "1/9");
  await look(page);

  await page.goto("/layanan/informasi-publik");
  await enter(page, 'main a[href^="/survei/skm?layanan="]');
  await page.waitForURL(/\/survei\/skm/);
  assert.equal((await page.locator("label:has([name=layanan]:checked)").textContent()).trim(), "Permintaan informasi publik");
  await page.goto("/layanan/informasi-publik");
  await enter(page, 'main a[href^="/pengaduan?f.service="]');
  await page.waitForURL(/\/pengaduan/);
  assert.equal((await page.locator('[name="f.service"] option:checked').textContent()).trim(), "Permintaan informasi publik");
  await page.goto("/layanan/magang");
  assert.ok(!(await page.textContent("main")).includes("Kepuasan pengguna"), "nobody was asked about this one");
}

export default {
  "a standard, its figure, its survey and its complaint, by keyboard, 390": (t) => standard(t, { width: 390 }),
  "a standard, its figure, its survey and its complaint, without script": (t) => standard(t, { width: 390, script: false }),

  "a first visit weighs less than 60 kB": async ({ runut, chrome, keep }) => {
    for (const path of faces) {
      const page = keep(await visitor(chrome, runut.url, { width: 390 }));
      const bytes = await weigh(page, path);
      assert.ok(bytes > 5000 && bytes < FIRST_VISIT, `${path}: ${bytes} bytes`);
    }
  },

  "nothing moves while it loads, and it paints soon on 3G": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url, { width: 390 }));
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    // Chromium's "slow 3G" of its own tools is slower than any line in the regency; this is their "fast 3G".
    await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
    await page.goto("/", { waitUntil: "load" });
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    assert.ok(paint < 1500, `first contentful paint after ${Math.round(paint)} ms`);
    assert.ok((await shift(page)) < 0.01);
  },

  "search engines and readers find what they need": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url));
    await page.context().addInitScript(axe);
    for (const path of faces) {
      await page.goto(path);
      const seen = await page.evaluate(async () => {
        const one = (s, a) => document.querySelectorAll(s).length === 1 && document.querySelector(s)[a];
        const r = await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] } });
        return {
          lang: document.documentElement.lang,
          h1: document.querySelectorAll("h1").length,
          title: document.title,
          canonical: one("link[rel=canonical]", "href"),
          og: document.querySelectorAll("meta[property^='og:']").length,
          violations: r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(" | ")}`),
        };
      });
      assert.equal(seen.lang, "id", path);
      assert.equal(seen.h1, 1, path);
      assert.ok(seen.title.endsWith("KPU Kabupaten Mesuji"), seen.title);
      assert.ok(seen.canonical && seen.og >= 4, path);
      assert.deepEqual(seen.violations, [], `${path}\n${seen.violations.join("\n")}`);
    }
  },

  "by keyboard alone, on a phone, without script": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url, { width: 390, script: false }));
    await page.goto("/");
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").textContent(), "Langsung ke isi");
    await page.goto("/cari-publik");
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press("Tab");
      if ((await page.locator(":focus").getAttribute("name")) === "q") break;
    }
    await page.keyboard.type("gratifikasi");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=gratifikasi/);
    const hit = page.locator("main a", { hasText: "Tolak gratifikasi" });
    await hit.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/anti-gratifikasi/);
    assert.equal(await page.locator("h1").textContent(), "Tolak gratifikasi");
  },

  "on paper there is nothing to press": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url));
    await page.goto("/halaman/maklumat");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".head nav").isVisible(), false);
    assert.equal(await page.locator(".public-foot nav").first().isVisible(), false);
    assert.equal(await page.locator("article blockquote").isVisible(), true);
    assert.equal(await page.locator(".only-print").first().isVisible(), true);
  },

  "an editor writes, looks, publishes, takes back": async ({ runut, chrome, keep }) => {
    const page = keep(await visitor(chrome, runut.url));
    await signIn(page, "penyunting");
    await page.goto("/konten");
    await page.click("text=Tulis berita");
    await page.fill("[name=judul]", "Lowongan magang (CONTOH)");
    await page.fill("[name=ringkasan]", "Untuk pelajar dan mahasiswa.");
    await page.fill("[name=isi]", "# Syarat\n\nSurat dari sekolah.");
    await page.selectOption("[name=keadaan]", "published");
    await page.click("text=Pratinjau");
    assert.equal(await page.locator("section h2", { hasText: "Syarat" }).count(), 1);
    assert.equal(await page.inputValue("[name=judul]"), "Lowongan magang (CONTOH)");
    await page.click("main .btn-primary");
    await page.waitForURL(/\/berita\/lowongan-magang/);
    await page.click("text=Ubah halaman ini");
    await page.fill("[name=isi]", "# Syarat\n\nSurat dari kampus.");
    await page.click("main .btn-primary");
    await page.waitForURL(/\/berita\//);
    const stranger = keep(await visitor(chrome, runut.url));
    await stranger.goto("/berita/lowongan-magang-contoh");
    assert.match(await stranger.locator("article").textContent(), /Surat dari kampus/);
    await page.goto("/konten/berita/lowongan-magang-contoh/versi/1");
    await page.click("main .btn-primary");
    await stranger.reload();
    assert.match(await stranger.locator("article").textContent(), /Surat dari sekolah/);
  },

  "a visitor signs in at the desk and out again": async ({ runut, chrome, keep }) => {
    const officer = keep(await visitor(chrome, runut.url));
    await signIn(officer, "penyunting");
    await officer.goto("/meja");
    const href = new URL(await officer.getAttribute("main a.btn-primary", "href")).pathname;
    const tablet = keep(await visitor(chrome, runut.url, { width: 820, script: false }));
    await tablet.goto(href);
    await tablet.click("main form .btn-primary");
    assert.match(await tablet.locator(".errors").textContent(), /Nama tamu/);
    await tablet.fill("[name='f.name']", "Tamu Contoh (CONTOH)");
    await tablet.check("[name='f.purpose'][value=visit]");
    await tablet.click("main form .btn-primary");
    const number = await tablet.locator("dd b").textContent();
    assert.match(number, /^BT-\d{4}\//);
    await look(tablet);
    await tablet.emulateMedia({ media: "print" }); // nothing to press on it
    assert.ok(await tablet.locator("svg.qr").isVisible());
    assert.equal(await tablet.locator("main .actions").isVisible(), false);
    await tablet.emulateMedia({ media: "screen" });
    await tablet.click("main a.btn-primary");
    await tablet.fill("[name=nomor]", number);
    await tablet.click("section form button");
    assert.match(await tablet.locator(".note").textContent(), /Kepulangan tamu nomor \S+ tercatat/);
    await tablet.goto(href.replace(/.{6}$/, "AAAAAA"));
    assert.match(await tablet.locator("h1").textContent(), /tidak ada/);
  },
};
