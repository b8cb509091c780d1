// open311.test.mjs: an Open311 client written by others (npm: open311, by Code for America) finds the services, files a complaint and reads its answer.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { Runut, visitor, signIn } from "./runut.mjs";

const Open311 = createRequire(import.meta.url)("open311");

export async function setup(build) {
  const runut = await Runut.start(build, {
    accounts: [
      ["pengaduan", "Eko Prasetyo", "complaint_officer"],
      ["sari", "Sari Agen", "agent"],
    ],
  });
  return { runut };
}
export async function teardown({ runut }) {
  await runut.stop();
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

export default {
  "a client of others files a complaint and reads it": async (t) => {
    const client = new Open311({ endpoint: `${t.runut.url}/open311/v2/`, discovery: `${t.runut.url}/open311/v2/discovery.json`, apiKey: "none needed", jurisdiction: "1811" });
    const ask = (name, ...args) => promisify(client[name].bind(client))(...args);
    const found = await ask("serviceDiscovery");
    assert.equal(found.endpoints[0].specification, "http://wiki.open311.org/GeoReport_v2");
    const services = await ask("serviceList");
    const time = services.find((s) => s.service_code === "time");
    assert.equal(time.service_name, "Waktu pelayanan");
    assert.deepEqual((await ask("serviceDefinition", "time")).attributes, []);
    const [filed] = await ask("submitRequest", { service_code: "time", description: "Menunggu dua jam di meja layanan.", first_name: "Sari", last_name: "Warga", attributes: { publish: "yes" } });
    assert.match(filed.service_request_id, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const [open] = await ask("serviceRequests", filed.service_request_id);
    assert.equal(open.status, "open");
    assert.deepEqual(await ask("serviceRequests", {}), []);

    const officer = t.keep(await visitor(t.chrome, t.runut.url, {}));
    await signIn(officer, "pengaduan");
    await officer.goto("/register/complaint/1/langkah/verify");
    await officer.selectOption('[name="f.gravity"]', "light");
    await officer.selectOption('[name="f.examiner"]', { label: "Sari Agen" });
    await press(officer, "Nyatakan lengkap dan periksa");
    await officer.goto("/register/complaint/1/langkah/answer_light");
    await officer.selectOption('[name="f.verdict"]', "founded");
    await officer.fill('[name="f.reply"]', "Petugas ditambah pada hari Senin.");
    await officer.fill('[name="f.public_text"]', "Antrean panjang di meja layanan.");
    await press(officer, "Jawab langsung");
    await officer.waitForURL(/\/register\/complaint\/1$/);

    const [closed] = await ask("serviceRequests", filed.service_request_id);
    assert.equal(closed.status, "closed");
    assert.equal(closed.status_notes, "Petugas ditambah pada hari Senin.");
    const all = await ask("serviceRequests", { status: "closed" });
    assert.equal(all.length, 1);
    assert.equal(all[0].description, "Antrean panjang di meja layanan.");
    assert.ok(!JSON.stringify(all).includes("Menunggu dua jam") && !JSON.stringify(all).includes("Warga"));
  },
};
