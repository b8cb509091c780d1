// runut.mjs: a fresh Runut on a free port, and a Chromium that looks at it.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, existsSync } from "node:fs";
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
  return context.newPage();
}

export async function signIn(page, login, secret = password) {
  await page.goto("/masuk");
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", secret);
  await page.click("main button[type=submit]");
  await page.waitForURL((u) => !u.pathname.startsWith("/masuk"));
}
