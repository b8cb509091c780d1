"""Generated stories of registers: for each definition, as GET /api/v1/registers/NAME tells it, and for each role.

Who may what; required fields and limits; wrong types, impossible dates, numbers out of range; ids that are nobody's,
another unit's, another register's; markup that comes back as text; stale versions, replays, moves out of order, posts
without a token. What is refused changes nothing: the ledger stays as long as it was.
"""
import datetime, json, os, re, sre_constants, sre_parse, time

FAR = "far-staff"
MARKUP = "<script>alert(\"x\")</script>'&"
# The stories' day, in the office's zone.
TODAY = datetime.datetime.fromtimestamp(time.time() + int(os.environ["RUNUT_TEST_SHIFT"]),
                                        datetime.timezone(datetime.timedelta(hours=7))).date()
NOBODY = 999999
OF_ONE = {"owner", "creator", "in_charge"}  # those whom a record names


def day(n):
    return (TODAY + datetime.timedelta(days=n)).isoformat()


class Trouble(Exception):
    pass


class Api:
    """One person with a token."""

    def __init__(self, world, server, data, db, login, browser):
        self.server, self.browser, self.login = server, browser(), login
        self.token = world.command(["token", "add", login], data, db).split()[-1]

    def call(self, method, path, body=None):
        head = {"Authorization": "Bearer " + self.token}
        if body is not None:
            head["Content-Type"] = "application/json"
        a = self.browser.request(self.server, method, "/api/v1/registers" + path,
                                 None if body is None else json.dumps(body).encode(), head)
        try:
            found = json.loads(a.text()) if a.body else {}
        except ValueError:
            found = {}
        if a.status >= 500:
            raise Trouble("%s %s %s: %d %s" % (self.login, method, path, a.status, a.text()[:300]))
        return a.status, found


# What no record can be made of on the spot, and the story that plays it instead.
SLOW = {"service_request": "a standard is adopted only days after it was published: registers/service_request/service_request.t"}


# ── values ──

def text_for(pattern):
    """A text that the pattern takes."""
    out = []
    for op, arg in sre_parse.parse(pattern):
        out.append(text_of(op, arg))
    return "".join(out)


def text_of(op, arg):
    if op is sre_constants.LITERAL:
        return chr(arg)
    if op is sre_constants.ANY:
        return "a"
    if op is sre_constants.IN:
        kind, value = arg[0]
        if kind is sre_constants.RANGE:
            return chr(value[0])
        return chr(value) if kind is sre_constants.LITERAL else "1"
    if op in (sre_constants.MAX_REPEAT, sre_constants.MIN_REPEAT):
        least, most, what = arg
        return "".join(text_of(*one) for _ in range(max(least, min(1, most))) for one in what)
    if op is sre_constants.SUBPATTERN:
        return "".join(text_of(*one) for one in arg[-1])
    if op is sre_constants.BRANCH:
        return "".join(text_of(*one) for one in arg[1][0])
    return ""


class Maker:
    """Makes records of any register, and what they refer to."""

    def __init__(self, registers, api_of):
        self.registers, self.api_of, self.known, self.n, self.person, self.rows = registers, api_of, {}, 0, 0, 1

    def typed(self, d):
        return [f for f in d["fields"] if not f.get("computed") and f["type"] != "file"]

    def creator(self, d):
        for role in d["rights"]["create"]:
            if role in self.api_of:
                return self.api_of[role]
        return self.api_of["staff"]

    def value(self, f, choice=0):
        self.n += 1
        t = f["type"]
        if t in ("text", "longtext", "address"):
            if "pattern" in f:
                made = text_for(f["pattern"])
                if f.get("unique"):  # digits that count up, where the pattern has some
                    tail = str(self.n)
                    digits = [m.start() for m in re.finditer(r"\d", made)][-len(tail):]
                    for at, ch in zip(digits[::-1], tail[::-1]):
                        made = made[:at] + ch + made[at + 1:]
                return made
            return ("Contoh %d" % self.n)[:int(f.get("max", 200))]
        if t in ("integer", "money", "duration"):
            low = int(f.get("min", 1))
            if re.fullmatch(r"\d+", f.get("default", "")) and choice == 0:
                return int(f["default"])
            if "min" in f and 1900 <= low <= 2100:
                return min(TODAY.year, int(f.get("max", TODAY.year)))
            return min(low + choice, int(f.get("max", low + choice)))
        if t in ("decimal", "percent"):
            return min(float(f.get("min", 0)) + 1 + choice, float(f.get("max", 100 if t == "percent" else 1e9)))
        if t == "date":
            return day(30) if f.get("future") else day(-1)
        if t == "time":
            return (day(30) if f.get("future") else day(-1)) + "T09:00"
        if t == "choice":
            return f["options"][choice % len(f["options"])]["name"]
        if t == "choices":
            return [f["options"][choice % len(f["options"])]["name"]]
        if t == "yesno":
            return choice % 2 == 0
        if t == "person":  # the account that comes second is nobody who makes records
            self.person = self.person % 11 + 1 if f.get("unique") else self.person
            return self.person + 1 if f.get("unique") else 2
        if t == "unit":
            return 1
        if t == "ref":
            return self.ref(f["to"])
        if t == "table":
            rows = max(int(f.get("min_rows", 0)), self.rows)
            return [{c["name"]: self.value(c, choice) for c in f["columns"] if not c.get("computed")} for _ in range(rows)]
        raise Trouble("a type nobody knows: " + t)

    def ref(self, name):
        if name not in self.known:
            self.known[name] = None
            self.known[name] = self.make(self.registers[name])["id"]
        if self.known[name] is None:
            raise Trouble("records of %s refer to one another in a ring" % name)
        return self.known[name]

    def another(self, name, n):
        """A record that may be chosen: with other choices, or further on its way."""
        d = self.registers[name]
        if n % 4 != 1:
            self.advance(d, self.ref(name))
            return self.known[name]
        self.rows = 9
        fields = {f["name"]: self.value(f, 0 if f["type"] == "table" else n // 4) for f in self.typed(d)
                  if "when" not in f and (f["type"] in ("choice", "table") or (f.get("required") and "default" not in f))}
        self.rows = 1
        self.known[name] = self.make(d, fields)["id"]
        return self.known[name]

    def advance(self, d, record_id):
        """Any move that somebody may make, with what it asks for."""
        path = "/%s/records/%d" % (d["name"], record_id)
        by = {f["name"]: f for f in self.typed(d)}
        for api in self.api_of.values():
            status, r = api.call("GET", path)
            for name in r.get("moves", []) if status == 200 else []:
                m = next(m for m in d["moves"] if m["name"] == name)
                fields = {f: self.value(by[f]) for f in m["require"] if f in by and r["fields"].get(f) is None}
                body = {"version": r["version"], "reason": "Contoh", "fields": fields}
                if api.call("POST", path + "/moves/" + name, body)[0] == 200:
                    return

    def make(self, d, fields=None):
        """A record; what the answer finds wrong is filled in or changed, a dozen times at most."""
        api = self.creator(d)
        by = {f["name"]: f for f in self.typed(d)}
        fields = dict(fields or {f["name"]: self.value(f) for f in by.values()
                                 if f.get("required") and "default" not in f and "when" not in f})
        tried, said = {}, ""
        for _ in range(40):
            status, a = api.call("POST", "/%s/records" % d["name"], {"fields": fields})
            if status == 200:
                self.fields = fields
                return a
            said = a.get("detail", status)
            for e in a.get("errors", []):
                name = re.split(r"\.", e.get("field", ""))[0]
                f = by.get(name)
                if f is None:
                    continue
                tried[name] = tried.get(name, -1) + 1
                fields[name] = self.other(d, f, tried[name])
            if not a.get("errors"):
                break
        raise Trouble("no record of %s can be made: %s (%s)" % (d["name"], said, json.dumps(fields)[:600]))

    def other(self, d, f, n):
        """Another value: the next option, a later day, an earlier one, a number of law, nothing."""
        if f["type"] == "ref":
            return self.another(f["to"], n)
        law = [v["value"] for r in d.get("rules", []) for v in r["values"]]
        if f["type"] in ("integer", "decimal", "percent", "money", "duration") and n % 2 == 1 and law:
            v = law[n // 2 % len(law)]
            return int(v) if f["type"] not in ("decimal", "percent") else v
        if f["type"] in ("date", "time"):
            days = [-1, -2, 0, 1, 30, -40, -400, 400]
            return day(days[n % len(days)]) + ("T09:00" if f["type"] == "time" else "")
        if n > 0 and not f.get("required") and n % 5 == 4:
            return None
        if f["type"] == "person":
            return 2 + n % 11
        return self.value(f, n)


# ── what is wrong with a value ──

def wrong_values(f, far_person):
    t = f["type"]
    out = [("an object", {"x": 1})]
    if t not in ("choices", "table"):
        out.append(("an array", ["a", "b"]))
    if t in ("text", "longtext"):
        most = int(f.get("max", 200 if t == "text" else 4000))
        out.append(("one character too many", "x" * (most + 1)))
        out.append(("a control character", "a\u0007b"))
    if t == "text":
        out.append(("two lines", "a\nb"))
        if "pattern" in f and not re.fullmatch(f["pattern"], "\u00a7"):
            out.append(("not of its pattern", "\u00a7"))
    if t in ("integer", "money", "duration", "decimal", "percent"):
        out.append(("no number", "tiga"))
        out.append(("a number beyond all", "9" * 30))
        if "min" in f:
            out.append(("too small", f["min"] - 1))
        if "max" in f:
            out.append(("too large", f["max"] + 1))
        if t == "percent" and "max" not in f:
            out.append(("too large", 101))
    if t in ("integer", "money"):
        out.append(("a fraction", "1,5"))
    if t == "date":
        out += [("a day that does not exist", "2025-02-30"), ("no date", "kemarin"), ("another order", "30-01-2025")]
    if t == "time":
        out += [("an hour that does not exist", "2025-02-01T25:00"), ("a day that does not exist", "2025-02-30T09:00")]
    if t in ("date", "time"):
        hour = "T09:00" if t == "time" else ""
        if f.get("past"):
            out.append(("after today", day(2) + hour))
        if f.get("future"):
            out.append(("before today", day(-2) + hour))
    if t in ("choice", "yesno"):
        out.append(("no option", "zzz_none"))
    if t == "choices":
        out.append(("no option", ["zzz_none"]))
    if t in ("person", "unit", "ref"):
        out += [("nobody's id", NOBODY), ("no id", "zzz"), ("a negative id", -1)]
    if t == "person":
        out.append(("a person of another unit", far_person))
    if t == "table":
        out.append(("not an array", "x"))
        out.append(("too many rows", [{}] * (int(f.get("rows", 100)) + 1)))
        out.append(("a column that is not there", [{"zzz": 1}]))
    return out


class Rules:
    def __init__(self, world, cookies, server, data, db, browser, ledger_size, routes):
        self.cookies = cookies
        self.world, self.server, self.data, self.db, self.browser = world, server, data, db, browser
        self.ledger_size, self.routes = lambda: ledger_size(server), routes
        self.wrong, self.count = [], 0

    def judge(self, good, what):
        self.count += 1
        if not good:
            self.wrong.append(what)

    def refused(self, what, statuses, got):
        status, a = got
        self.judge(status in statuses, "%s: expected %s, but %d %s" % (what, "/".join(map(str, statuses)), status,
                                                                       a.get("detail", "")))
        return a

    # ── one register ──

    def holders(self, d, right):
        who = set(d["rights"][right])
        if right in ("read", "create") and who & OF_ONE:
            return set(self.api)
        return who

    def roles(self, d, record):
        """Who gets in, by role: the list, a new record, a change, a removal."""
        name, none = d["name"], {"fields": {"zzz": 1}}
        for role, api in self.api.items():
            for right, method, path, body in (("read", "GET", "/records", None), ("create", "POST", "/records", none)):
                status, _ = api.call(method, "/" + name + path, body)
                may = role in self.holders(d, right)
                self.judge((status != 403) == may, "%s: %s %s as %s: %d" % (name, right, path, role, status))
            status, _ = api.call("GET", "/%s/records/%d" % (name, record["id"]))
            if role not in self.holders(d, "read"):
                self.judge(status in (403, 404), "%s: reads a record as %s: %d" % (name, role, status))
            for right, path, body in (("edit", "", {"version": 1, "fields": {"zzz": 1}}), ("remove", "/remove", {"version": 0, "reason": "x"})):
                if role in d["rights"][right] or set(d["rights"][right]) & OF_ONE:
                    continue
                self.refused("%s: %s as %s" % (name, right, role), (403, 404),
                             api.call("POST", "/%s/records/%d%s" % (name, record["id"], path), body))

    def fields(self, d, good):
        api, path = self.make.creator(d), "/%s/records" % d["name"]
        for f in self.make.typed(d):
            name = f["name"]
            if f.get("required") and "when" not in f and "default" not in f:
                rest = {k: v for k, v in good.items() if k != name}
                a = self.refused("%s: without %s" % (d["name"], name), (422,), api.call("POST", path, {"fields": rest}))
                self.names(d, a, name, "without it")
            for what, value in wrong_values(f, self.far_person):
                a = self.refused("%s.%s: %s" % (d["name"], name, what), (422,),
                                 api.call("POST", path, {"fields": dict(good, **{name: value})}))
                self.names(d, a, name, what)
        for what, body in (("a field that is not there", {"fields": dict(good, zzz=1)}), ("no object", {"fields": "x"}),
                           ("a computed field", {"fields": dict(good, **{f["name"]: 1 for f in d["fields"] if f.get("computed")})})):
            if what == "a computed field" and not any(f.get("computed") for f in d["fields"]):
                continue
            self.refused("%s: %s" % (d["name"], what), (422,), api.call("POST", path, body))

    def names(self, d, a, name, what):
        said = [e.get("field", "").split(".")[0] for e in a.get("errors", [])]
        self.judge(name in said, "%s.%s: %s: the answer names %s" % (d["name"], name, what, said))

    def others(self, d, record):
        """Another unit, another register, nobody's."""
        far, name = self.far, d["name"]
        for method, path, body in (("GET", "/records/%d" % record["id"], None),
                                   ("POST", "/records/%d" % record["id"], {"version": 1, "fields": {}}),
                                   ("POST", "/records/%d/remove" % record["id"], {"version": 1, "reason": "x"})):
            self.refused("%s: %s from another unit" % (name, path), (403, 404), far.call(method, "/" + name + path, body))
        status, a = far.call("GET", "/%s/records" % name)
        self.judge(status == 403 or not a.get("records"), "%s: another unit sees records" % name)
        api = self.make.creator(d)
        self.refused("%s: nobody's record" % name, (404, 403), api.call("GET", "/%s/records/%d" % (name, NOBODY)))
        other = next((r for r in self.registers if r != name and self.made.get(r)), None)
        if other:
            self.refused("%s: a record of %s" % (name, other), (404, 403),
                         api.call("GET", "/%s/records/%d" % (name, self.made[other]["id"])))

    def editor(self, d):
        return next((self.api[r] for r in d["rights"]["edit"] if r in self.api), None)

    def closed(self, d, record):
        return any(s["name"] == record["state"] and s["kind"] in ("done", "ended") for s in d["states"])

    def versions(self, d, record):
        api, path = self.editor(d), "/%s/records/%d" % (d["name"], record["id"])
        if api is None or api.call("GET", path)[0] != 200:
            return
        self.refused("%s: a stale version" % d["name"], (409,), api.call("POST", path, {"version": record["version"] - 1 or 77, "fields": {}}))
        self.refused("%s: no version" % d["name"], (422,), api.call("POST", path, {"fields": {}}))

    def replay(self, d, record):
        """A change goes through once; sent again it is stale. This one is not refused, so the ledger grows."""
        api, path = self.editor(d), "/%s/records/%d" % (d["name"], record["id"])
        if api is None or api.call("GET", path)[0] != 200 or self.closed(d, record):
            return
        body = {"version": record["version"], "fields": {}}
        status, _ = api.call("POST", path, body)
        self.judge(status == 200, "%s: a change with the right version: %d" % (d["name"], status))
        self.refused("%s: the same change again" % d["name"], (409,), api.call("POST", path, body))

    def moves(self, d, record):
        path = "/%s/records/%d" % (d["name"], record["id"])
        version = record["version"]
        for m in d["moves"]:
            who = set(m["by"])
            to = path + "/moves/" + m["name"]
            for role, api in self.api.items():
                if role in who or who & OF_ONE:
                    continue
                self.refused("%s: %s as %s" % (d["name"], m["name"], role), (403, 404), api.call("POST", to, {"version": version}))
            api = next((self.api[r] for r in m["by"] if r in self.api), None)
            if api is None or api.call("GET", path)[0] != 200:
                continue
            if record["state"] not in m["from"]:
                self.refused("%s: %s out of order" % (d["name"], m["name"]), (403, 409, 422),
                             api.call("POST", to, {"version": version, "reason": "x", "fields": {}}))
            else:
                self.refused("%s: %s with a stale version" % (d["name"], m["name"]), (403, 409, 422),
                             api.call("POST", to, {"version": version + 7, "reason": "x", "fields": {}}))
                if m.get("reason"):
                    self.refused("%s: %s without a reason" % (d["name"], m["name"]), (403, 422),
                                 api.call("POST", to, {"version": version, "fields": {}}))
                for f in m["require"]:
                    if record["fields"].get(f) is None:
                        self.refused("%s: %s without %s" % (d["name"], m["name"], f), (403, 409, 422),
                                     api.call("POST", to, {"version": version, "reason": "x", "fields": {}}))
        self.refused("%s: a move that is not there" % d["name"], (404,), self.make.creator(d).call("POST", path + "/moves/zzz", {"version": 1}))

    def pages(self, d, record):
        """The routes of the pages, as a browser sends them: without a token nothing passes."""
        for method, pattern, right, kind, _ in self.routes:
            if ":register" not in pattern or pattern.startswith("/api/"):
                continue
            path = pattern.replace(":register", d["name"]).replace(":id", str(record["id"]))
            path = path.replace(":move", d["moves"][0]["name"] if d["moves"] else "zzz").replace(":clock", "zzz")
            guest = self.browser()
            a = guest.request(self.server, method, path) if method == "GET" else self.post(guest, path, kind)
            self.judge(a.status == (303 if method == "GET" else 403), "%s as a guest: %d" % (path, a.status))
            if method == "POST":
                who = self.web[next((r for r in d["rights"]["create"] if r in self.web), "staff")]
                a = self.post(who, path, kind)
                self.judge(a.status == 403, "%s without a token: %d" % (path, a.status))

    def markup(self, d):
        """Every text field holds markup; it comes back as text, on the record's page, its form, the list and in files."""
        fields = dict(self.make.fields)
        some = [f for f in self.make.typed(d) if f["type"] in ("text", "longtext") and "pattern" not in f
                and int(f.get("max", 200)) >= len(MARKUP) and "when" not in f]
        if not some:
            return
        for f in some:
            fields[f["name"]] = MARKUP
        status, a = self.make.creator(d).call("POST", "/%s/records" % d["name"], {"fields": fields})
        if status == 422 and a.get("errors"):  # unique, or bound to another field: those that complain stay as they were
            for e in a["errors"]:
                if e.get("field") in self.make.fields:
                    fields[e["field"]] = self.make.other(d, next(f for f in d["fields"] if f["name"] == e["field"]), 1)
            status, a = self.make.creator(d).call("POST", "/%s/records" % d["name"], {"fields": fields})
        self.judge(status == 200, "%s: markup is not taken: %d %s" % (d["name"], status, a.get("detail", "")))
        if status != 200 or "id" not in a:
            return
        role = next((r for r in d["rights"]["create"] if r in self.web), "staff")
        for path in ("/register/%s/%d" % (d["name"], a["id"]), "/register/%s/%d/ubah" % (d["name"], a["id"]),
                     "/register/%s" % d["name"], "/register/%s?q=alert" % d["name"]):
            page = self.web[role].request(self.server, "GET", path)
            self.judge(page.status < 500 and "<script>alert" not in page.text(), "%s: markup comes back as markup, or %d" % (path, page.status))

    def post(self, browser, path, kind):
        if kind == "files":
            return browser.request(self.server, "POST", path, b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"})
        return browser.request(self.server, "POST", path, b"a=1", {"Content-Type": "application/x-www-form-urlencoded"})

    def one(self, d):
        if d["name"] in SLOW:
            return
        if d["rights"]["create"] in ([], ["program"]):  # nobody makes these by hand
            for role, api in self.api.items():
                self.refused("%s: made by hand as %s" % (d["name"], role), (403,),
                             api.call("POST", "/%s/records" % d["name"], {"fields": {"zzz": 1}}))
            return
        record = self.make.make(d)
        good = dict(self.make.fields)
        self.made[d["name"]] = record
        if "fields" not in record:  # made for others' eyes
            return
        # What a uniqueness holds on to must not stand in the way of what is tried next.
        for f in self.make.typed(d):
            if f.get("unique") and f["name"] in good:
                good[f["name"]] = self.make.value(f)
            if f["name"] in d.get("unique", [])[-1:]:  # a year, most often that of today by itself
                good[f["name"]] = good.get(f["name"], TODAY.year) - 1 if f["type"] == "integer" else self.make.value(f)
        before = self.ledger_size()
        self.roles(d, record)
        self.fields(d, good)
        self.others(d, record)
        self.versions(d, record)
        self.moves(d, record)
        self.pages(d, record)
        after = self.ledger_size()
        self.judge(before == after, "%s: what was refused has changed something: ledger %s -> %s" % (d["name"], before, after))
        self.make.fields = good
        self.markup(d)
        self.replay(d, record)

    def all(self, roles, only=None):
        self.api = {r: Api(self.world, self.server, self.data, self.db, "only-admin" if r == "admin" else r.replace("_", "-"), self.browser)
                    for r in ["admin"] + roles}
        self.far = Api(self.world, self.server, self.data, self.db, FAR, self.browser)
        self.web = {r: self.browser(self.cookies["only-admin" if r == "admin" else r.replace("_", "-")]) for r in self.api}
        self.far_person = 14  # the fourteenth account that run makes is far-staff
        self.registers, self.made = {}, {}
        for api in self.api.values():
            for row in api.call("GET", "")[1].get("registers", []):
                if row["name"] not in self.registers:
                    self.registers[row["name"]] = api.call("GET", "/" + row["name"])[1]
        self.make = Maker(self.registers, self.api)
        for name, d in self.registers.items():
            if only and name != only:
                continue
            try:
                self.one(d)
            except Trouble as e:
                self.wrong.append(str(e))
        return self.count, self.wrong
