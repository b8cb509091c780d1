// gambar.mjs BUILD [OUT]: the pictures that README and the guide show (docs/gambar), from sample data.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Runut, browser, visitor, signIn, root, password } from "./runut.mjs";

const [build = "build-test", out = join(root, "docs/gambar")] = process.argv.slice(2);
const pictures = [
  ["matriks", "/rencana/2025", 1280, 1240],
  ["matriks-390", "/rencana/2025", 390, 1560],
  ["beranda", "/beranda", 1280, 1240],
  ["indikator", "/rencana/2025/7.6.2.1?bulan=11", 1280, 1240],
  ["transparansi", "/transparansi", 1280, 1300],
];

mkdirSync(out, { recursive: true });
const runut = await Runut.start(build, { demo: true });
runut.command(["account", "passwd", "--data", runut.data, "admin"], password + "\n");
const chrome = await browser();
for (const [name, path, width, height] of pictures) {
  const page = await visitor(chrome, runut.url, { width });
  if (name !== "transparansi") await signIn(page, "admin");
  await page.setViewportSize({ width, height });
  await page.goto(path);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.context().close();
}
await chrome.close();
await runut.stop();
console.log(`pictures in ${out}`);
