# Only an administrator sees and changes settings.
as staff
GET /pengaturan -> 403
POST /pengaturan bagian=report report_place=Mesuji -> 403
as admin
# One statement looks at each register that holds personal data.
GET /pengaturan -> 200 "Laporan dan kop surat" "Server surat" "Belum pernah ada cadangan" queries<=40
POST /pengaturan bagian=report report_place=Mesuji dulu_report_place="" -> 303 /pengaturan
GET /pengaturan -> 200 "value=\"Mesuji"
POST /pengaturan bagian=tidakada -> 404

# Somebody else was faster: nothing is overwritten, and what they wrote is shown.
POST /pengaturan bagian=report report_place=Brabasan dulu_report_place="" -> 409 "Mesuji"
GET /pengaturan -> 200 "value=\"Mesuji"

# What is wrong comes back with what was typed.
POST /pengaturan bagian=mail smtp_url=http://x dulu_smtp_url="" smtp_from="bukan alamat" -> 422 "smtp://" "bukan alamat"
POST /pengaturan bagian=mail smtp_url=smtp://a:b@host -> 422
POST /pengaturan bagian=mail smtp_url=smtp://127.0.0.1:1 smtp_from=runut@example.id dulu_smtp_url="" dulu_smtp_from="" smtp_password="rahasia dapur" -> 303
GET /pengaturan -> 200 "smtp://127.0.0.1:1" "Sudah tersimpan" !"rahasia dapur"

# Markup is text.
POST /pengaturan bagian=report report_place="<b>x" dulu_report_place=Mesuji -> 303
GET /pengaturan -> 200 "&lt;b&gt;x" !"<b>x"

# Holidays of the unit itself.
POST /pengaturan/libur aksi=tambah hari=2026-02-31 nama=Salah -> 422 "tanggal yang benar"
POST /pengaturan/libur aksi=tambah hari=2026-02-27 nama="" -> 422
POST /pengaturan/libur aksi=tambah hari=2026-02-27 nama="Hari jadi Mesuji" -> 303
GET /pengaturan?tahun=2026 -> 200 "Hari jadi Mesuji"
POST /pengaturan/libur aksi=hapus hari=2026-02-27 -> 303
GET /pengaturan?tahun=2026 -> 200 !"Hari jadi Mesuji"
GET /pengaturan?tahun=1999 -> 200 "belum dimasukkan"

# Mail belongs to the installation, not to each unit.
as far-admin
GET /pengaturan -> 200 !"Server surat"
POST /pengaturan bagian=mail smtp_url=smtp://x -> 404
$ verify -> 0 "utuh"
