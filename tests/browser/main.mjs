// main.mjs BUILD [PATTERN]: runs every *.test.mjs here, one browser for all; ends with "N passed, N failed".
import { readdirSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { browser, root } from "./runut.mjs";

const [build = "build-test", pattern = ""] = process.argv.slice(2);
const here = join(root, "tests/browser");
const shots = join(root, build, "browser-failures");
let passed = 0;
let failed = 0;

const chrome = await browser();
for (const file of readdirSync(here).filter((f) => f.endsWith(".test.mjs")).sort()) {
  const { default: tests, setup, teardown } = await import(join(here, file));
  const wanted = Object.entries(tests).filter(([name]) => `${file} ${name}`.includes(pattern));
  if (wanted.length === 0) continue;
  let with_;
  try {
    with_ = await setup(build, chrome);
  } catch (e) {
    console.log(`not ok ${file} setup: ${e.stack}`);
    failed++;
    continue;
  }
  for (const [name, test] of wanted) {
    const pages = [];
    try {
      await test({ ...with_, chrome, keep: (p) => (pages.push(p), p) });
      passed++;
      console.log(`ok ${file.replace(".test.mjs", "")}: ${name}`);
    } catch (e) {
      failed++;
      console.log(`not ok ${file.replace(".test.mjs", "")}: ${name}\n${e.stack}`);
      mkdirSync(shots, { recursive: true });
      for (const [i, p] of pages.entries()) {
        const path = join(shots, `${file}-${name}-${i}.png`.replace(/[^a-zA-Z0-9.-]+/g, "-"));
        await p.screenshot({ path, fullPage: true }).catch(() => {});
        console.log(`  at ${p.url()}, picture ${path}`);
      }
    }
    for (const p of pages) await p.context().close();
  }
  await teardown(with_);
}
await chrome.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
