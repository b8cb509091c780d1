// shot.mjs BUILD [OUT] [PATTERN]: pictures of every page, 1280 and 390 pixels wide, light and dark, from sample data.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Runut, browser, visitor, signIn, root, password } from "./runut.mjs";
import { open, pages } from "./pages.mjs";

const [build = "build-test", out = join(root, build, "shots"), pattern = ""] = process.argv.slice(2);

mkdirSync(out, { recursive: true });
const runut = await Runut.start(build, { demo: true });
for (const login of new Set(pages.map(([, , who]) => who).filter(Boolean)))
  runut.command(["account", "passwd", "--data", runut.data, login], password + "\n");
const chrome = await browser();
for (const width of [1280, 390]) {
  for (const dark of [false, true]) {
    const seen = new Map();
    for (const [name, path, who] of pages) {
      if (pattern && !name.includes(pattern)) continue;
      if (!seen.has(who)) {
        seen.set(who, await visitor(chrome, runut.url, { width, dark }));
        if (who) await signIn(seen.get(who), who);
      }
      const page = seen.get(who);
      await open(page, path);
      await page.screenshot({ path: join(out, `${name}-${width}${dark ? "-gelap" : ""}.png`), fullPage: !name.startsWith("matriks") });
    }
    for (const page of seen.values()) await page.context().close();
  }
}
await chrome.close();
await runut.stop();
console.log(`pictures in ${out}`);
