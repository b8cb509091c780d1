"""public.py: what citizens do, measured: pages, complaints with a file, sealed reports, and visitors beside slow clients."""
import hashlib
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse

from figures import beside_commits, beside_nginx, note, send_all
from serving import PASSWORD, TOP

PAGES = ["/", "/layanan", "/rb", "/ppid", "/ppid/informasi", "/jdih", "/halaman/profil", "/berita", "/data", "/survei", "/wbs/statistik",
         "/transparansi/kunjungan"]


def pages(runut, nginx, rounds):
    for path in PAGES:
        beside_nginx(path + " (public)", "0.9 of nginx", nginx, runut, path, "", rounds)


# ── complaints ──


def solve(task, bits):
    """The number for which SHA-256(task:number) begins with so many zero bits, as the page's script finds it."""
    begin, n = hashlib.sha256(task.encode() + b":"), 0
    while True:
        h = begin.copy()
        h.update(b"%d" % n)
        if int.from_bytes(h.digest()[:4], "big") >> (32 - bits) == 0:
            return n
        n += 1


def multipart(fields, name, data):
    parts = "".join(f'--B\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    head = f'--B\r\nContent-Disposition: form-data; name="{name}"; filename="bukti.txt"\r\nContent-Type: text/plain\r\n\r\n'
    return (parts + head).encode() + data + b"\r\n--B--\r\n"


def complaint_bodies(runut, most):
    """Ready requests, each of another address with its own task solved and a file of 100 kB that no other has."""
    c, cookie = http.client.HTTPConnection("127.0.0.1", runut.port, timeout=30), ""
    for i in range(most):
        c.request("GET", "/pengaduan", headers={"Cookie": cookie} if cookie else {})
        r = c.getresponse()
        page = r.read().decode()
        cookie = cookie or "; ".join(v.split(";")[0] for k, v in r.getheaders() if k.lower() == "set-cookie")
        task, bits = re.search(r'name="tugas" value="([^"]+)"', page).group(1), int(re.search(r'data-bits="(\d+)"', page).group(1))
        fields = {"csrf": re.search(r'name="csrf" value="([^"]+)"', page).group(1), "tugas": task, "jawab": solve(task, bits),
                  "f.subject": f"Tanda terima tidak diberikan {i}", "f.body": "Saya menunggu dua jam di loket dua. " * 8, "f.identity": "anonymous"}
        body = multipart(fields, "b.proof", os.urandom(50000).hex().encode())
        yield (f"POST /pengaduan HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.{i >> 8}.{i & 255}.1\r\nCookie: {cookie}\r\n"
               f"Content-Type: multipart/form-data; boundary=B\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body


def submissions(runut, folder):
    bodies = list(complaint_bodies(runut, 360))
    beside_commits("complaint with 100 kB, its receipt", 0.5, runut, folder, [bodies[i::3] for i in range(3)], follow=True)


# ── sealed reports ──


class Handler:
    def __init__(self, runut, login, phrase):
        runut.command("account", "add", login, "--name", login, "--role", "wbs_handler", typed=PASSWORD)
        self.runut, self.phrase, self.cookie = runut, phrase, runut.sign_in(login)

    def page(self):
        return self.runut.get("/wbs/penangan/kunci", self.cookie).decode()

    def send(self, **fields):
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', self.page()).group(1)
        c = http.client.HTTPConnection("127.0.0.1", self.runut.port, timeout=30)
        c.request("POST", "/wbs/penangan/kunci", urllib.parse.urlencode(fields),
                  {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie})
        r = c.getresponse()
        if r.status != 303:
            sys.exit(f"key of a handler: {r.status} {r.read().decode()[:2000]}")
        r.read()


def with_handlers(runut):
    """Two handlers with keys, each confirmed by the other: the form is open."""
    both = [Handler(runut, "wbs-a", "kuda baterai jepit benar"), Handler(runut, "wbs-b", "gunung sungai awan pasir")]
    for h in both:
        h.send(aksi="buat", sandi=h.phrase, ulang=h.phrase)
    prints = [re.search(r'<span class="hash">([0-9a-f ]+)</span>', h.page()).group(1) for h in both]
    for h, sidik in zip(both, reversed(prints)):
        key = re.search(r'value="sahkan"><input type="hidden" name="id" value="(\d+)"', h.page()).group(1)
        h.send(aksi="sahkan", id=key, sidik=sidik)


def sealed_bodies(most):
    for i in range(most):
        body = multipart({"langkah": "kirim", "kelas": "corruption", "cara": "anonymous", "apa": f"Kuitansi dibuat dua kali {i}. " * 20}, "berkas",
                         os.urandom(50000).hex().encode())
        yield (f"POST /wbs HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.200.{i}.1\r\nContent-Type: multipart/form-data; boundary=B\r\n"
               f"Content-Length: {len(body)}\r\n\r\n").encode() + body


def sealed(runut, folder):
    """The server on one core; anew for each round, because an hour takes no more than so many reports. Receipts are made ahead, slowly,
    because a stranger's guess of one must cost: what is measured is a burst that the ready ones serve, by a server that has shown its form
    before (each worker's first question to the database reads the schema, 24 million instructions)."""
    with_handlers(runut)
    form = multipart({"langkah": "lapor"}, "berkas", b"")
    shown = (f"POST /wbs HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: {len(form)}\r\n\r\n").encode() + form

    def batches():
        for _ in range(3):
            runut.stop()
            runut.start()
            os.sched_setaffinity(runut.process.pid, {0})
            for task in os.listdir(f"/proc/{runut.process.pid}/task"):
                os.sched_setaffinity(int(task), {0})
            time.sleep(50)
            send_all(runut, folder, [shown] * 96, 16)
            yield list(sealed_bodies(30))

    beside_commits("sealed report with 100 kB, one core", 0.25, runut, folder, batches())
    runut.stop()
    runut.start()


# ── slow clients ──


def p99(runut):
    """Milliseconds within which 99 of 100 visits of the home page are answered; few visitors, as there are."""
    out = subprocess.run(["wrk", "-t1", "-c8", "-d3s", "--latency", runut.url("/")], capture_output=True, text=True, check=True).stdout
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def drip(port, most):
    """A child with so many connections, each of which sends one byte of a request a second, and begins anew when it is hung up. They are
    strangers to each other, so they send in the course of the second and not all at once."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid > 0:
        os.close(writing)
        os.read(reading, 1)
        os.close(reading)
        return pid
    text, told = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"a" * 1000, False
    open_now = [[None, 0] for _ in range(most)]
    while True:
        begin = time.monotonic()
        for i, slot in enumerate(open_now):
            if told and i % 10 == 0:
                time.sleep(max(0, begin + i / most - time.monotonic()))
            try:
                if slot[0] is None:
                    slot[0], slot[1] = socket.create_connection(("127.0.0.1", port), timeout=5), 0
                slot[0].send(text[slot[1]:slot[1] + 1])
                slot[1] += 1
            except OSError:
                if slot[0] is not None:
                    slot[0].close()
                slot[0] = None
        if not told:
            os.write(writing, b"x")
            told = True
        time.sleep(max(0, 1 - (time.monotonic() - begin)))


def slow_clients(runut, rounds):
    """The server on one core, its clients on the other: where they share one, a visitor sometimes waits two milliseconds for the
    scheduler, with slow clients and without."""
    alone, beside = [], []
    mine = os.sched_getaffinity(0)
    if len(mine) > 1:
        server, *clients = sorted(mine)
        for task in os.listdir(f"/proc/{runut.process.pid}/task"):
            os.sched_setaffinity(int(task), {server})
        os.sched_setaffinity(0, clients)
    for _ in range(rounds):
        alone.append(p99(runut))
        child = drip(runut.port, 2000)
        try:
            held = subprocess.run(["ss", "-Htn", "state", "established", f"sport = :{runut.port}"], capture_output=True, text=True, check=True).stdout
            beside.append(p99(runut))
        finally:
            os.kill(child, 9)
            os.waitpid(child, 0)
            time.sleep(1)
    ratio = statistics.median(b / a for a, b in zip(alone, beside))
    note("visitors beside 2,000 slow clients", "p99 at most doubles",
         f"{ratio:.2f} ({statistics.median(beside):.2f} ms beside {statistics.median(alone):.2f} ms; {len(held.splitlines())} open)")
    os.sched_setaffinity(0, mine)
    runut.stop()
    runut.start()


# ── on a slow line ──


def first_visits(runut):
    out = subprocess.run(["node", TOP + "/tests/browser/visit.mjs", runut.url("")] + ["/", "/layanan", "/pengaduan", "/ppid", "/wbs", "/jdih"],
                         capture_output=True, text=True, check=False)
    if out.returncode != 0:
        sys.exit(out.stderr)
    for path, paint, shift, size in (line.split() for line in out.stdout.splitlines()):
        note(path + " (first visit, 3G)", "painted in 1,500 ms, no shift", f"{paint} ms; shift {shift}; {int(size) / 1000:.0f} kB over the line")
