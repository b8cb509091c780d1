# The log is open to everybody: heads, keys, proofs.
as guest
GET /transparansi/rantai -> 200 "Buku besar" "KPU Kabupaten Mesuji" queries<=15
GET /transparansi/rantai/1811/checkpoint -> 200 "runut/1811" "— runut/1811" @Content-Type="text/plain"
GET /transparansi/rantai/1811/kunci -> 200 "runut/1811+"
GET /transparansi/rantai/1811/entri/0 -> 200 "Entri 0 termasuk" !"Isi entri"
GET /transparansi/rantai/1811/entri/0?bentuk=json -> 200 "\"index\":0" @Content-Type="application/json"
GET /transparansi/rantai/1811/entri/0?bentuk=teks -> 200 "c2sp.org/tlog-proof@v1"
GET /transparansi/rantai/1811/entri/999999 -> 404
GET /transparansi/rantai/1811/entri/-1 -> 404
GET /transparansi/rantai/1811/entri/x -> 404
GET /transparansi/rantai/1811/entri?nomor=1 -> 303 /transparansi/rantai/1811/entri/1
GET /transparansi/rantai/1811/entri -> 303 /transparansi/rantai?satker=1811
GET /transparansi/rantai/1811/banding?dari=1&sampai=3 -> 200 "melanjutkan"
GET /transparansi/rantai/1811/banding?dari=1&sampai=3&bentuk=json -> 200 "\"old_size\":1"
GET /transparansi/rantai/1811/banding?dari=3&sampai=1 -> 404
GET /transparansi/rantai/1811/banding?dari=0&sampai=999999 -> 404
GET /transparansi/rantai/1811/banding -> 404
GET /transparansi/rantai/0000/checkpoint -> 404

# What an entry says is for the unit's administrator alone.
as staff
GET /transparansi/rantai/1811/entri/0 -> 200 !"Isi entri"
as admin
GET /transparansi/rantai/1811/entri/0 -> 200 "Isi entri" "runut-entry-1"
as far-admin
GET /transparansi/rantai/1811/entri/0 -> 200 !"Isi entri"

# By command.
$ ledger head -> 0 "runut/1811"
$ ledger head --key -> 0 "runut/1811+"
$ ledger prove 0 -> 0 "index 0"
$ ledger prove 999999 -> 1 "Tidak ada entri"
$ ledger prove x -> 2 "nomor"
$ ledger consistency 1 3 -> 0 "old_root"
$ ledger consistency 3 1 -> 1
$ verify -> 0 "utuh"
