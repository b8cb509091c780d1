// visit.mjs BASE PATH...: a first visit on a 3G line (150 ms to and fro, 1.6 Mbit/s), five times each, for ./dev bench: one line a page,
// "PATH FCP CLS BYTES": the median of the first contentful paint in milliseconds, the greatest layout shift, what came over the line.
import { browser } from "./runut.mjs";

const [base, ...paths] = process.argv.slice(2);
const chrome = await browser();

async function visit(path) {
  const context = await chrome.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  let bytes = 0;

  await line.send("Network.enable");
  line.on("Network.loadingFinished", (e) => (bytes += e.encodedDataLength));
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  await page.goto(base + path, { waitUntil: "networkidle" });
  const seen = await page.evaluate(
    () =>
      new Promise((done) => {
        let shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => (shift += e.value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done({ paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, shift }), 200);
      }),
  );
  await context.close();
  return { ...seen, bytes };
}

for (const path of paths) {
  const seen = [];
  for (let i = 0; i < 5; i++) seen.push(await visit(path));
  const paints = seen.map((s) => s.paint).sort((a, b) => a - b);
  console.log(path, paints[2].toFixed(0), Math.max(...seen.map((s) => s.shift)), Math.max(...seen.map((s) => s.bytes)));
}
await chrome.close();
