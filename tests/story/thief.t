# What somebody with a copy of something can do with it: not much, and not for long.

# A copy of a session's cookie: when its owner changes the password, it is worth nothing, like all other sessions.
as owner
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
keep copy "sesi=([A-Za-z0-9_-]{64});"
as thief
cookie sesi={copy}
GET /akun -> 200 "Staff"
# It makes no token for programs, no other password and no second step: each asks for the password.
POST /akun/token token_name=diam password_now=tebakan -> 422 "Kata sandi sekarang tidak cocok"
POST /akun/sandi password_now=tebakan password_new="sandi si pencuri" password_again="sandi si pencuri" -> 422
as owner
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new="kata sandi yang lain" password_again="kata sandi yang lain" -> 303 @Set-Cookie="sesi="
GET /akun -> 200
as thief
GET /akun -> 303

# A copy that is used after the owner's browser got a new cookie, or before: both are out, and the log says so.
as owner
POST /masuk login=agent password="sebuah kata sandi panjang" -> 303
keep copy "sesi=([A-Za-z0-9_-]{64});"
later 16m
GET /kotak-masuk -> 200 @Set-Cookie="sesi="
later 2m
GET /kotak-masuk -> 200
as thief
cookie sesi={copy}
POST /akun/tampilan csrf=stale lang=id theme=auto -> 403
as owner
GET /kotak-masuk -> 200
as thief
GET /kotak-masuk -> 303
as owner
GET /kotak-masuk -> 303
log "session of agent ended: a token from before its rotation came back"

# Starting the second step ends the sessions that came in by the password alone.
as thief
POST /masuk login=planner password="sebuah kata sandi panjang" -> 303
as owner
POST /masuk login=planner password="sebuah kata sandi panjang" -> 303
GET /akun/dua-langkah -> 200
keep secret "<span class=\"hash\">([A-Z2-7 ]+)"
keep sealed "name=\"sealed\" value=\"([^\"]+)"
totp code {secret}
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code={code} -> 200
GET /akun -> 200
as thief
GET /akun -> 303
# A secret that was shown to one account starts nothing for another.
as verifier
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code={code} -> 422 !"Kode cadangan"
# A first step ends with the password that made it.
as thief
POST /masuk login=planner password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
as owner
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new="kata sandi yang lain" password_again="kata sandi yang lain" -> 303
later 40s
totp code {secret}
as thief
POST /masuk tahap={step} code={code} -> 422 "Masuk lagi dari awal"

# A note with a password to be used once: after seven days it opens nothing.
as chief
POST /masuk login=admin password="sebuah kata sandi panjang" -> 303
GET /orang?q=assessor -> 200
keep id "/orang/(\d+)\">Assessor<"
POST /orang/{id}/sandi -> 200 "Berlaku sampai" "3 Desember 2026"
keep once "sekali pakai</dt><dd><b>([a-z0-9-]+)"
later 6d
as guest
POST /masuk login=assessor password={once} -> 303 /beranda
later 25h
as guest
POST /masuk login=assessor password={once} -> 422 "lewat tujuh hari"

# The calendar's secret address ends with the person's time here.
as guest
POST /masuk login=reviewer password="sebuah kata sandi panjang" -> 303
POST /beranda/kalender -> 200
keep feed "(/kalender/[A-Za-z0-9_-]+\.ics)"
GET {feed} -> 200
as chief-again
POST /masuk login=admin password="sebuah kata sandi panjang" -> 303
GET /orang?q=reviewer -> 200
keep id "/orang/(\d+)\">Reviewer<"
POST /orang/{id}/aktif active=0 -> 303
as guest
GET {feed} -> 404
