# Teams of the decree: membership gives the role, leaving takes it away.
as admin
GET /tim -> 200 "Belum ada tim"
POST /tim/baru kind=area area=0 name="" valid_from=2025-13-01 -> 422 "Pilih area" "Tulis nama tim" "Pilih tanggal"
POST /tim/baru kind=raja area=0 name=X valid_from=2025-01-01 -> 422 "Pilih jenis tim"
POST /tim/baru kind=leadership area=3 name=X valid_from=2025-01-01 -> 422 "Hanya Tim Pelaksana"
POST /tim/baru kind=area area=4 name=X valid_from=2025-01-01 valid_until=2024-01-01 -> 422 "setelah tanggal mulai"
POST /tim/baru kind=area area=4 name="Tim Tata Laksana <i>" decree="Keputusan 12/2025" document=999 valid_from=2025-01-01 -> 422 "Pilih dokumen"
POST /tim/baru kind=area area=4 name="Tim Tata Laksana <i>" decree="Keputusan 12/2025" valid_from=2025-01-01 -> 303 /tim/*
keep team "Location: /tim/(\d+)"
GET /tim/{team} -> 200 "Tim Tata Laksana &lt;i&gt;" "Keputusan 12/2025" "Belum ada anggota"
POST /orang/baru name="Hendra Saputra" -> 303
keep id "Location: /orang/(\d+)"
POST /orang/{id}/akun login=hendra -> 200
keep once "sekali pakai</dt><dd><b>([a-z0-9-]+)"
POST /tim/{team}/anggota person=99999 -> 422 "Pilih orang aktif"
POST /tim/{team}/anggota person={id} position=Ketua -> 303
POST /tim/{team}/anggota person={id} -> 409 "sudah anggota"
GET /tim -> 200 "Hendra Saputra" queries<=9
-- Who leads it stands first.
POST /orang/baru name="Ahmad Anggota" -> 303
keep second "Location: /orang/(\d+)"
POST /tim/{team}/anggota person={second} position=anggota -> 303
GET /tim -> 200
keep first "Hendra Saputra\s+<span class=.muted.>(Ketua)</span>\s*</div>\s*<div>Ahmad Anggota"
GET /orang/{id} -> 200 "Pelaksana area" "Area 4" "Tim Tata Laksana"
as hendra
POST /masuk login=hendra password={once} -> 303
POST /akun/sandi password_now={once} password_new="kata sandi hendra" password_again="kata sandi hendra" -> 303
GET /tim -> 200
GET /tim/baru -> 403
POST /tim/{team}/anggota person=1 -> 403
# A role that comes from a team is not taken away by hand.
as admin
GET /orang/{id} -> 200 !"/cabut"
# A decree that has run out gives nothing any more.
POST /tim/{team}/ubah version=1 name="Tim Tata Laksana" valid_from=2025-01-01 valid_until=2025-06-30 -> 303
POST /tim/{team}/ubah version=1 name="Tim Lain" valid_from=2025-01-01 -> 409 "Orang lain baru saja mengubah" "Tim Lain"
as hendra
GET /tim -> 403
as admin
POST /tim/{team}/ubah version=2 name="Tim Tata Laksana" valid_from=2025-01-01 -> 303
as hendra
GET /tim -> 200
as admin
POST /tim/{team}/anggota/{id}/keluar -> 303
POST /tim/{team}/anggota/{id}/keluar -> 409
as hendra
GET /tim -> 403
# Other units see nothing of it.
as far-admin
GET /tim -> 200 "Belum ada tim"
GET /tim/{team} -> 404
GET /tim/{team}/ubah -> 404
POST /tim/{team}/ubah version=3 name=X valid_from=2025-01-01 -> 404
POST /tim/{team}/anggota person=1 -> 404
POST /tim/{team}/anggota/{id}/keluar -> 404
# The decree's document: chosen among those of the unit; its page names the team.
as admin
POST /dokumen/baru berkas=@rekap.pdf kategori=sk klasifikasi=internal -> 303 /dokumen/*
keep doc "Location: /dokumen/(\d+)"
GET /tim/{team}/ubah -> 200 "rekap.pdf"
keep version "name=\"version\" value=\"(\d+)"
POST /tim/{team}/ubah version={version} name="Tim Tata Laksana" valid_from=2025-01-01 document={doc} -> 303
GET /tim/{team} -> 200 "/dokumen/{doc}" "rekap.pdf"
GET /dokumen/{doc} -> 200 "Tim Tata Laksana" "/tim/{team}"
as far-admin
POST /tim/baru kind=agent area=0 name="Tim Jauh" valid_from=2025-01-01 document={doc} -> 422 "Pilih dokumen"
