"""serving.py: starts what is measured (an installation of ours, nginx) and asks it."""
import http.client
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

TICKS = os.sysconf("SC_CLK_TCK")
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PASSWORD = "sandi panjang sekali"

NGINX = """worker_processes 2; pid {dir}/nginx.pid; error_log {dir}/error.log; daemon off;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
client_body_temp_path {dir}/b; proxy_temp_path {dir}/p; fastcgi_temp_path {dir}/f; uwsgi_temp_path {dir}/u;
scgi_temp_path {dir}/s; default_type text/html; server {{ listen 127.0.0.1:{port}; root {dir}/html; }} }}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def cpu_of(pids):
    """Seconds that these processes have computed."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat", encoding="ascii") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def rss_of(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as f:
        return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024


def wait_for(port, path="/", seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            c.request("GET", path)
            c.getresponse().read()
            return
        except OSError:
            time.sleep(0.001)
    sys.exit("the server does not answer")


class Nginx:
    def __init__(self, folder):
        self.dir, self.port = folder + "/nginx", free_port()
        os.makedirs(self.dir + "/html")
        os.chmod(folder, 0o755)
        with open(self.dir + "/conf", "w", encoding="ascii") as f:
            f.write(NGINX.format(dir=self.dir, port=self.port))
        self.process = subprocess.Popen(["nginx", "-p", self.dir, "-c", self.dir + "/conf"])
        wait_for(self.port)

    def pids(self):
        out = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False).stdout
        return [int(p) for p in out.split()]

    def serve(self, name, body):
        with open(f"{self.dir}/html/{name}", "wb") as f:
            f.write(body)
        return f"http://127.0.0.1:{self.port}/{name}"

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Runut:
    """An installation with the plan of Mesuji, and the server on it."""

    def __init__(self, build, data, registers=""):
        self.build, self.data, self.process = build, data, None
        self.more = ["--registers", registers] if registers else []
        self.command("init", "--unit", "1811", "--name", "KPU Kabupaten Mesuji")
        self.command("plan", "import", "--decree", "Keputusan Nomor 37", "--decree-date", "2025-10-13",
                     TOP + "/data/plans/mesuji-2025.csv")
        for login, role in (("perencana", "planner"), ("pelaksana", "area_lead"), ("staf", "staff")):
            self.command("account", "add", login, "--name", login, "--role", role, typed=PASSWORD)

    def command(self, *words, typed=""):
        at = 2 if words[0] in ("plan", "account") else 1
        line = [self.build + "/runut", *words[:at], "--data", self.data, *words[at:]]
        done = subprocess.run(line, input=typed, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(" ".join(line) + "\n" + done.stdout + done.stderr)

    def start(self):
        """Starts the server; returns the milliseconds from the start of the program to its first answer."""
        self.port = free_port()
        begin = time.monotonic()
        self.process = subprocess.Popen([self.build + "/runut", "serve", "--data", self.data, "--listen",
                                         f"127.0.0.1:{self.port}", *self.more], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        wait_for(self.port, "/transparansi")
        return (time.monotonic() - begin) * 1000

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path, cookie=""):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        c.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        r = c.getresponse()
        body = r.read()
        if r.status != 200:
            sys.exit(f"{path}: {r.status}")
        return body

    def sign_in(self, login):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        c.request("GET", "/masuk")
        r = c.getresponse()
        guest = "; ".join(v.split(";")[0] for k, v in r.getheaders() if k.lower() == "set-cookie")
        token = re.search(rb'name="csrf" value="([^"]+)"', r.read()).group(1).decode()
        c.request("POST", "/masuk", urllib.parse.urlencode({"login": login, "password": PASSWORD, "csrf": token}),
                  {"Content-Type": "application/x-www-form-urlencoded", "Cookie": guest})
        r = c.getresponse()
        r.read()
        if r.status != 303:
            sys.exit(f"signing in as {login}: {r.status}")
        return "; ".join(v.split(";")[0] for k, v in r.getheaders() if k.lower() == "set-cookie")


def wrk(url, pids, cookie="", seconds=1):
    """Requests a second, and microseconds of processor time a request: the server's and the client's."""
    line = ["wrk", "-t2", "-c64", f"-d{seconds}s", url] + (["-H", "Cookie: " + cookie] if cookie else [])
    before, mine = cpu_of(pids), resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    after, now = cpu_of(pids), resource.getrusage(resource.RUSAGE_CHILDREN)
    if "Non-2xx" in out:
        sys.exit(f"{url}: answers other than 200\n{out}")
    n = int(re.search(r"(\d+) requests in", out).group(1))
    client = now.ru_utime + now.ru_stime - mine.ru_utime - mine.ru_stime
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), (after - before) / n * 1e6, client / n * 1e6
