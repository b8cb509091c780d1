"""figures.py: what is measured of whatever is measured: beside nginx, beside SQLite's own commits, and how it is told."""
import os
import statistics
import subprocess
import sys

from serving import cpu_of, wrk

RESULTS = []


def note(name, goal, text):
    RESULTS.append((name, goal, text))
    print(f"{name:34} {text:70} goal: {goal}", flush=True)


def beside_nginx(name, goal, nginx, runut, path, cookie, rounds):
    body = runut.get(path, cookie)
    theirs = nginx.serve(name.split()[0].replace("/", "_") + ".html", body)
    wrk(runut.url(path), [runut.process.pid], cookie)
    a, b = [], []
    for _ in range(rounds):
        a.append(wrk(theirs, nginx.pids()))
        b.append(wrk(runut.url(path), [runut.process.pid], cookie))
    ratio = statistics.median(y[0] / x[0] for x, y in zip(a, b))
    cost = [statistics.median(r[1] + r[2] for r in side) for side in (a, b)]
    note(name, goal, f"{ratio:.2f} of nginx ({statistics.median(y[0] for y in b):.0f}/s beside "
                     f"{statistics.median(x[0] for x in a):.0f}/s; {len(body)} bytes; "
                     f"{cost[1]:.0f} µs beside {cost[0]:.0f} µs of processor)")


def send_all(runut, folder, requests, connections, follow=False):
    """Sends them over as many connections, and fetches what each answer leads to if asked; returns how many a second were taken, and µs of processor for each."""
    with open(f"{folder}/requests", "wb") as f:
        for r in requests:
            f.write(b"%d\n" % len(r) + r)
    before = cpu_of([runut.process.pid])
    out = subprocess.run([runut.build + "/tests/bench/send_bench", str(runut.port), str(connections), f.name] +
                         (["follow"] if follow else []), capture_output=True, text=True, check=False)
    if out.returncode != 0:
        sys.exit(out.stderr)
    return float(out.stdout), (cpu_of([runut.process.pid]) - before) * 1e6 / len(requests)


def beside_commits(name, goal, runut, folder, batches, follow=False):
    """Each batch of ready requests sent over eight connections, beside SQLite's own synced commits a moment before."""
    own, ours = [], []
    for requests in batches:
        out = subprocess.run([runut.build + "/tests/bench/commit_bench", folder, "2"], capture_output=True, text=True, check=True).stdout
        own.append(float(out))
        ours.append(send_all(runut, folder, requests, 8, follow))
    ratio = statistics.median(b[0] / a for a, b in zip(own, ours))
    note(name, f"{goal} of SQLite",
         f"{ratio:.2f} of SQLite's own synced commits ({statistics.median(o[0] for o in ours):.0f}/s beside "
         f"{statistics.median(own):.0f}/s; {statistics.median(o[1] for o in ours):.0f} µs of processor)")
