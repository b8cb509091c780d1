// runut.mjs: a fresh Runut on a free port, and a Chromium that looks at it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");

// The password of every account made here; long enough for the program's own rule.
export const password = "tapis pucuk rebung 2025";

const freePort = () =>
  new Promise((done, failed) => {
    const s = createServer();
    s.on("error", failed);
    s.listen(0, "127.0.0.1", () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });

export class Runut {
  // Initialises a data folder; `accounts` are [login, name, role, area?], `registers` and `instruments` folders of them.
  static async start(build, { accounts = [], plan = true, demo = false, registers = "", instruments = "" } = {}) {
    const r = new Runut();
    r.program = join(root, build, "runut");
    r.dir = mkdtempSync(join(tmpdir(), "runut-browser-"));
    r.data = join(r.dir, "data");
    r.command(["init", "--data", r.data, "--unit", "1811", "--name", "KPU Kabupaten Mesuji"]);
    if (registers) appendFileSync(join(r.data, "runut.conf"), `registers = ${join(root, registers)}\n`);
    if (instruments) appendFileSync(join(r.data, "runut.conf"), `instruments = ${join(root, instruments)}\n`);
    if (plan) r.command(["plan", "import", "--data", r.data, join(root, "data/plans/mesuji-2025.csv")]);
    if (plan) r.command(["plan", "bind", "--data", r.data]);
    if (demo) r.demo = r.command(["demo", "load", "--data", r.data]);
    for (const [login, name, role, area] of accounts)
      r.command(
        ["account", "add", "--data", r.data, login, "--name", name, "--role", role, ...(area ? ["--area", String(area)] : [])],
        password + "\n",
      );
    r.port = await freePort();
    r.url = `http://127.0.0.1:${r.port}`;
    r.server = spawn(r.program, ["serve", "--data", r.data, "--listen", `127.0.0.1:${r.port}`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    r.log = "";
    r.server.stderr.on("data", (d) => (r.log += d));
    for (let i = 0; i < 200; i++) {
      try {
        if ((await fetch(r.url + "/sehat")).ok) return r;
      } catch {
        // not yet
      }
      await new Promise((f) => setTimeout(f, 100));
    }
    throw new Error("the server did not answer:\n" + r.log);
  }

  // Runs the program; throws with its output when it fails.
  command(args, input = "") {
    const p = spawnSync(this.program, args, { input, encoding: "utf8" });
    if (p.status !== 0) throw new Error(`runut ${args.join(" ")}: ${p.status}\n${p.stdout}${p.stderr}`);
    return p.stdout;
  }

  async stop() {
    const gone = new Promise((f) => this.server.on("exit", f));
    this.server.kill("SIGTERM");
    await gone;
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export async function browser() {
  const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  if (!path) throw new Error("Chromium is not installed");
  return chromium.launch({
    executablePath: path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

const scriptless = new WeakSet();

// A person at a screen: own cookies, size, colours, with or without script.
export async function visitor(chrome, base, { width = 1280, script = true, dark = false } = {}) {
  const context = await chrome.newContext({
    baseURL: base,
    viewport: { width, height: width < 600 ? 844 : 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? "dark" : "light",
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  if (!script) scriptless.add(page);
  return page;
}

export async function signIn(page, login, secret = password) {
  await page.goto("/masuk");
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", secret);
  await page.click("main button[type=submit]");
  await page.waitForURL((u) => !u.pathname.startsWith("/masuk"));
}

// What the page says in its main part, with blanks as one.
export async function says(page, text) {
  const body = (await page.textContent("main")).replace(/\s+/g, " ");
  assert.ok(body.includes(text), `the page at ${page.url()} does not say "${text}", but: ${body.slice(0, 900)}`);
}
export const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// What is wider than the screen, whatever is unfolded, and what is squeezed until each letter has a line of its own.
export const misfits = () => {
  const folded = [...document.querySelectorAll("details:not([open])")], found = [];

  for (const open of [false, true]) {
    folded.forEach((d) => (d.open = open));
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push(`${wide} pixels wider than the screen${open ? ", unfolded" : ""}`);
  }
  for (const e of document.querySelectorAll("dd, td, th")) {
    const { width, height } = e.getBoundingClientRect();
    if (width > 0 && width < 32 && height > 100 && e.textContent.trim().length > 2) found.push(`squeezed: ${e.textContent.trim().slice(0, 40)}`);
  }
  folded.forEach((d) => (d.open = false));
  return found;
};

// Nothing that does not fit, and nothing for axe to find; where scripts are off, axe cannot run either.
export async function look(page) {
  assert.deepEqual(await page.evaluate(misfits), [], page.url());
  if (scriptless.has(page)) return;
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(" | ")}`), [], page.url());
}

// Goes on with Tab until the control with that name has the focus, as somebody without a mouse does.
export async function tabTo(page, selector) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${selector} at ${page.url()}`);
}
export async function type(page, name, text) {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}
export async function enter(page, selector) {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

// Fills controls of a register's form by the names of its fields.
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`[name="f.${name}"]`).first();
    const kind = await control.evaluate((e) => (e.tagName === "SELECT" ? "select" : e.type));
    if (kind === "select") await control.selectOption(value);
    else if (kind === "radio") await page.locator(`[name="f.${name}"][value="${value}"]`).check();
    else await control.fill(value);
  }
}
// Makes a move of a record, as staff do: its page, its fields and files, its button.
export async function move(page, path, name, values = {}, files = {}) {
  await page.goto(`${path}/langkah/${name}`);
  await fill(page, values);
  for (const [field, file] of Object.entries(files)) await page.setInputFiles(`[name="b.${field}"]`, file);
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL("**" + path);
}
// The record of that register that a search finds first.
export async function found(page, register, words) {
  await page.goto(`/register/${register}?q=${encodeURIComponent(words)}`);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/register\/\w+\/\d+$/);
  return new URL(page.url()).pathname;
}
// The day in the office's zone, `days` from today.
export const day = (days = 0) => new Date(Date.now() + 7 * 3600e3 + days * 86400e3).toISOString().slice(0, 10);

// The accounts that openSurvey needs.
export const surveyors = [
  ["layanan", "Mega Pertiwi", "service_officer"],
  ["pengarah", "Bagus Prakoso", "leadership"],
];

// A survey that takes answers: drafted by the officer, approved by the leadership, opened. Gives the officer's page, which shows it.
export async function openSurvey(runut, chrome, survey, { services = "", population = 480, open = false } = {}) {
  const staff = await visitor(chrome, runut.url);
  await signIn(staff, "layanan");
  await staff.goto(`/survei/periode/baru?survei=${survey}`);
  await staff.fill("#layanan", services);
  await staff.fill("#populasi", String(population));
  await staff.setChecked("[name=tautan]", open);
  await staff.getByRole("button", { name: "Buat rancangan survei" }).click();
  await staff.waitForURL(/\/survei\/periode\/\d+$/);
  const period = new URL(staff.url()).pathname;
  const leader = await visitor(chrome, runut.url);
  await signIn(leader, "pengarah");
  await leader.goto(period);
  await leader.fill("#sk", "12 Tahun 2026");
  await leader.fill("#sk_tanggal", "2026-01-05");
  await press(leader, "Setujui pelaksanaan");
  await leader.waitForSelector("text=Disetujui");
  await leader.context().close();
  await staff.goto(period);
  await press(staff, "Buka pengumpulan");
  await staff.waitForSelector("text=Mulai mode tablet");
  return { staff, period };
}
