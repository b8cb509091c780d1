"""assess.py: a scored self-assessment, measured: its tree beside nginx, saving an answer, scoring a whole country."""
import http.client
import re
import subprocess
import sys
import urllib.parse

from figures import beside_commits, beside_nginx, note

YEARS = range(2021, 2026)


def begin(runut, cookie, year):
    """A round of the integrity-zone worksheet; returns its number."""
    page = runut.get("/penilaian/baru", cookie).decode()
    fields = {"csrf": re.search(r'name="csrf" value="([^"]+)"', page).group(1), "tahun": year,
              "instrumen": re.search(r'value="([0-9a-f]{64})" required[^>]*><span class="flex-grow-1"><b>LKE Zona Integritas', page).group(1)}
    c = http.client.HTTPConnection("127.0.0.1", runut.port, timeout=30)
    c.request("POST", "/penilaian", urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie})
    r = c.getresponse()
    r.read()
    if r.status != 303:
        sys.exit(f"beginning a round: {r.status}")
    return int(r.getheader("Location").rsplit("/", 1)[1])


def choices(runut, cookie, one):
    """Questions that are answered by choosing, each with its first choice, and the form's token."""
    codes = sorted(set(re.findall(rf'href="/penilaian/{one}/([A-Z]\.[^"/?]+)["?]', runut.get(f"/penilaian/{one}", cookie).decode())))
    found, token = {}, ""
    for code in codes:
        page = runut.get(f"/penilaian/{one}/{code}", cookie).decode()
        first = re.search(r'type="radio"[^>]*name="nilai" value="([^"]+)"', page) or re.search(r'name="nilai"[^>]*type="radio"[^>]*value="([^"]+)"', page)
        if first:
            found[code] = first.group(1)
            token = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    if not found:
        sys.exit("no question with a choice was found")
    return found, token


def answer_bodies(rounds, found, token, cookie, version):
    for one in rounds:
        for code, value in found.items():
            body = urllib.parse.urlencode({"csrf": token, "versi": version, "nilai": value, "otomatis": 1, "alasan": f"Dokumen tersedia, pembacaan ke-{version}."})
            yield (f"POST /penilaian/{one}/{code}/mandiri HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                   f"Content-Length: {len(body)}\r\n\r\n{body}").encode()


def figures(runut, nginx, folder, rounds):
    cookie = runut.sign_in("perencana")
    made = [begin(runut, cookie, year) for year in YEARS]
    found, token = choices(runut, cookie, made[0])
    beside_commits("saving an answer, durable", 0.5, runut, folder, [list(answer_bodies(made, found, token, cookie, v)) for v in range(3)])
    beside_nginx("tree (an assessment, signed in)", "0.5 of nginx", nginx, runut, f"/penilaian/{made[0]}", cookie, rounds)
    out = subprocess.run([runut.build + "/tests/bench/score_bench"], capture_output=True, text=True, check=True).stdout
    note("scoring 553 units x 400 questions", "1 s on one core", out.strip())
