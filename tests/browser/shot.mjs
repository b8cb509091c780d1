// shot.mjs BUILD [OUT] [PATTERN]: pictures of every page, 1280 and 390 pixels wide, light and dark, from sample data.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Runut, browser, visitor, signIn, root, password } from "./runut.mjs";
import { pages } from "./pages.mjs";

const [build = "build-test", out = join(root, build, "shots"), pattern = ""] = process.argv.slice(2);

mkdirSync(out, { recursive: true });
const runut = await Runut.start(build, { demo: true });
runut.command(["account", "passwd", "--data", runut.data, "admin"], password + "\n");
const chrome = await browser();
for (const width of [1280, 390]) {
  for (const dark of [false, true]) {
    const guest = await visitor(chrome, runut.url, { width, dark });
    const admin = await visitor(chrome, runut.url, { width, dark });
    await signIn(admin, "admin");
    for (const [name, path, who] of pages) {
      if (pattern && !name.includes(pattern)) continue;
      const page = who ? admin : guest;
      await page.goto(path);
      await page.screenshot({ path: join(out, `${name}-${width}${dark ? "-gelap" : ""}.png`), fullPage: !name.startsWith("matriks") });
    }
    await guest.context().close();
    await admin.context().close();
  }
}
await chrome.close();
await runut.stop();
console.log(`pictures in ${out}`);
