# The information office for everybody: its promise with the terms as they hold, its figures live, what is open, what is exempt.
as guest
GET /ppid -> 200 "10 hari kerja" "UU 14/2008 Pasal 22 ayat (7)" "3 hari kerja" "(belum dikonfirmasi)" "Belum dimuat" "permohonan diterima" queries<=30
GET /ppid/informasi -> 200 "Daftar ini belum terisi"
GET /ppid/dikecualikan -> 200 "Tidak ada informasi yang dikecualikan"
as information_officer
POST /register/public_information f.title="Maklumat layanan informasi" f.summary="Janji <b>kami</b>" f.class=always f.topic=pledge f.holder=PPID f.maker=PPID f.made_on=2026-01-05 f.made_at=Mesuji f.form=soft f.retention="5 tahun" b.document=@rekap.pdf -> 303
keep m "Location: /register/public_information/(\d+)"
GET /register/public_information/{m} -> 200
keep file "/dokumen/(\d+)"
POST /register/public_information f.title="=SUM(1)" f.summary="Realisasi" f.class=periodic f.topic=finance f.holder=Keuangan f.maker=Sekretaris f.made_on=2026-01-05 f.made_at=Mesuji f.form=hard f.retention="5 tahun" -> 303
keep k "Location: /register/public_information/(\d+)"
as guest
GET /ppid/informasi -> 200 !"Maklumat layanan informasi"
GET /ppid/informasi/{m}/berkas/{file} -> 404
as information_officer
POST /register/public_information/{m}/langkah/publish versi=1 f.published_on=2026-02-02 -> 303
POST /register/public_information/{k}/langkah/publish versi=1 f.published_on=2026-02-02 -> 303
as guest
GET /ppid/informasi -> 200 "Maklumat layanan informasi" "Janji &lt;b&gt;kami" "Wajib tersedia setiap saat" "paling lambat setiap 6 bulan" "Atas permohonan" queries<=10
GET /ppid/informasi?golongan=periodic -> 200 !"Maklumat layanan"
GET /ppid/informasi?q=janji -> 200 "Maklumat layanan" !"=SUM"
GET /ppid/informasi?q=zzz -> 200 "Tidak ada informasi yang cocok"
GET /ppid/informasi.csv -> 200 type=text/csv "Maklumat layanan informasi" "'=SUM(1)"
GET /ppid/informasi/{m}/berkas/{file} -> 200 "%PDF" @Content-Disposition="rekap.pdf"
GET /ppid/informasi/{k}/berkas/{file} -> 404
GET /ppid/laporan/{m}/berkas/{file} -> 404
GET /ppid -> 200 "Maklumat layanan informasi"
-- Figures follow at once; nothing of who asks is on the page.
as information_officer
POST /register/information_request f.received_on=2026-11-02 f.channel=desk f.applicant_kind=person f.applicant_name="Siti Contoh" f.identity_no=1811010101800001 f.address="Jalan Contoh 1" f.subject="Salinan berita acara" f.detail="Berita acara" f.purpose=Penelitian f.obtain=copy f.format=soft f.delivery=pickup -> 303
as guest
GET /ppid -> 200 "<span class=\"v\">1</span><span class=\"k\">permohonan diterima" !"Siti" !"Salinan berita acara"
-- Exempt: with the test behind it, as long as it holds.
as information_officer
POST /register/exempt_information f.proposed_on=2026-01-05 f.title="NIK pemilih" f.scope="NIK dan NKK" f.holder=Data f.ground=h f.statute="UU 27/2022 Pasal 4" f.tested_at=before f.harm="Penyalahgunaan data" f.benefit="Pemilih terlindungi" f.interest="Data pribadi" f.balance="Nama tetap terbuka" -> 303
keep x "Location: /register/exempt_information/(\d+)"
POST /register/exempt_information/{x}/langkah/review versi=1 f.experts=Tim f.tested_on=2026-01-12 -> 303
POST /register/exempt_information/{x}/langkah/send versi=2 f.sent_no=5/2026 -> 303
as guest
GET /ppid/dikecualikan -> 200 !"NIK pemilih"
as information_officer
POST /register/exempt_information/{x}/langkah/decide versi=3 f.decree_no=101/2026 f.decree_on=2026-02-02 f.valid_from=2026-02-02 f.valid_until=2026-11-27 -> 303
as guest
GET /ppid/dikecualikan -> 200 "NIK pemilih" "Penyalahgunaan data" "h. Rahasia pribadi" "UU 27/2022 Pasal 4" "101/2026" "2 Feb 2026 sampai 27 Nov 2026"
later 72h
GET /ppid/dikecualikan -> 200 !"NIK pemilih"
