# Floods: guesses of codes wait, submissions without script are few, those with work are many.
conf registers = @site
restart
as guest
POST /lacak kode=0000-0000-0001 -> 422
POST /lacak kode=0000-0000-0002 -> 422
POST /lacak kode=0000-0000-0003 -> 422
POST /lacak kode=0000-0000-0004 -> 422
POST /lacak kode=0000-0000-0005 -> 422
POST /lacak kode=0000-0000-0006 -> 422
POST /lacak kode=0000-0000-0007 -> 422
POST /lacak kode=0000-0000-0008 -> 422
POST /lacak kode=0000-0000-0009 -> 422
POST /lacak kode=0000-0000-0010 -> 422
POST /lacak kode=0000-0000-0011 -> 422
POST /lacak kode=0000-0000-0012 -> 422
POST /lacak kode=0000-0000-0013 -> 429 "Terlalu banyak percobaan"
later 2h
POST /lacak kode=0000-0000-0014 -> 422 "tidak kami kenali"

# Without work: four, then a wait that keeps what was typed; work opens the way again.
GET /aduan-uji -> 200
keep t1 "name=\"tugas\" value=\"([^\"]+)\""
POST /aduan-uji tugas={t1} jawab= f.subject="Satu" f.body=x f.identity=anonymous -> 303
GET /aduan-uji -> 200
keep t2 "name=\"tugas\" value=\"([^\"]+)\""
POST /aduan-uji tugas={t2} jawab=12 f.subject="Dua" f.body=x f.identity=anonymous -> 303
GET /aduan-uji -> 200
keep t3 "name=\"tugas\" value=\"([^\"]+)\""
POST /aduan-uji tugas={t3} f.subject="Tiga" f.body=x f.identity=anonymous -> 303
GET /aduan-uji -> 200
keep t4 "name=\"tugas\" value=\"([^\"]+)\""
POST /aduan-uji tugas={t4} f.subject="Empat" f.body=x f.identity=anonymous -> 303
GET /aduan-uji -> 200
keep t5 "name=\"tugas\" value=\"([^\"]+)\""
POST /aduan-uji tugas={t5} f.subject="Lima" f.body=x f.identity=anonymous -> 429 "Tanpa skrip" "value=\"Lima\""
keep t6 "name=\"tugas\" value=\"([^\"]+)\""
work a6 {t6}
POST /aduan-uji tugas={t6} jawab={a6} f.subject="Enam" f.body=x f.identity=anonymous -> 303
# A task that lay about for a night is asked to be sent again.
GET /aduan-uji -> 200
keep t7 "name=\"tugas\" value=\"([^\"]+)\""
work a7 {t7}
later 9h
POST /aduan-uji tugas={t7} jawab={a7} f.subject="Tujuh" f.body=x f.identity=anonymous -> 422 "terlalu lama terbuka" "value=\"Tujuh\""

# A file over the limit is named, and what was typed stays.
later 1h
file besar.txt 27000000
GET /aduan-uji -> 200
keep t8 "name=\"tugas\" value=\"([^\"]+)\""
work a8 {t8}
POST /aduan-uji tugas={t8} jawab={a8} f.subject="Berkas besar" f.body="Terlampir" f.identity=anonymous b.proof=@{TMP}/besar.txt -> 422 "besar.txt" "25 MB" "value=\"Berkas besar\""

# Files of a move count, too: an applicant who was asked for more sends thirty wrong ones, and waits.
later 2h
file kecil.txt 500
GET /aduan-uji -> 200
keep t9 "name=\"tugas\" value=\"([^\"]+)\""
work a9 {t9}
POST /aduan-uji tugas={t9} jawab={a9} f.subject="Dilengkapi" f.body=x f.identity=anonymous -> 303
GET /lacak/tanda-terima -> 200
keep code "id=\"kode\">([0-9A-Z-]+)<"
as complaint-officer
GET /register/appeal?q=Dilengkapi -> 200
keep id "/register/appeal/(\d+)"
POST /register/appeal/{id}/langkah/start versi=1 -> 303
POST /register/appeal/{id}/langkah/ask versi=2 alasan="Mohon dilengkapi" -> 303
as guest
POST /lacak kode={code} -> 303
repeat 29 POST /lacak/langkah/complete perkara={id} versi=3 f.more= b.proof=@{TMP}/kecil.txt -> 422 "Isi “Keterangan tambahan”"
POST /lacak/langkah/complete perkara={id} versi=3 f.more= b.proof=@{TMP}/kecil.txt -> 429 "Terlalu banyak kiriman"
later 2h
POST /lacak kode={code} -> 303
POST /lacak/langkah/complete perkara={id} versi=3 f.more="Loket dua" b.proof=@{TMP}/kecil.txt -> 303 /lacak
