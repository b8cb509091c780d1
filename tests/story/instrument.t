# Instruments in and out: an office's own as YAML and as a table.
as staff
GET /penilaian/instrumen -> 200 "Lembar Kerja Evaluasi Zona Integritas" "spip 2021" !"Impor instrumen</a>"
GET /penilaian/instrumen/impor -> 403

# An office's own instrument, as YAML: every mistake with its line, nothing kept.
as planner
GET /penilaian/instrumen/impor -> 200 "bobot yang tidak berjumlah" "Periksa berkas"
POST /penilaian/instrumen/impor berkas=@instrument-bad.yaml -> 422 "abz" ">15<" "baris dalam berkas"
POST /penilaian/instrumen/impor berkas=@instrument-sum.yaml -> 422 "add up to 11, but they must come to 10"
POST /penilaian/instrumen/impor berkas=@lke-foreign.csv -> 422 "first row must name"
POST /penilaian/instrumen/impor -> 422 "Pilih satu berkas"
GET /penilaian/instrumen -> 200 !"uji-sendiri"
POST /penilaian/instrumen/impor berkas=@instrument.yaml -> 200 "Instrumen uji sendiri" "uji-sendiri 2027" "Simpan sebagai pilihan"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
GET /penilaian/baru -> 200 !"Instrumen Uji"
POST /penilaian/instrumen/impor/terapkan berkas=palsu nama=x -> 422
POST /penilaian/instrumen/impor/terapkan berkas={seal} nama=instrument.yaml -> 303 /penilaian/instrumen
GET /penilaian/instrumen -> 200 "uji-sendiri 2027" "milik satuan kerja"
keep hash "instrumen/([0-9a-f]{64})/tarik"
GET /penilaian/baru -> 200 "Instrumen Uji"
GET /penilaian/instrumen/{hash}/naskah.yaml -> 200 "instrument: uji-sendiri" type=text/plain
GET /penilaian/instrumen/{hash}/lembar.xlsx -> 200 type=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
GET /penilaian/instrumen/0000/naskah.yaml -> 404

# The same as a table: the row is told, weights that do not add up are refused.
POST /penilaian/instrumen/impor berkas=@instrument-bad.csv -> 422 "add up to 9" "baris dalam tabel"
POST /penilaian/instrumen/impor berkas=@instrument.csv -> 200 "Instrumen dari tabel"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
POST /penilaian/instrumen/impor/terapkan berkas={seal} nama=instrument.csv -> 303

# A running assessment keeps its version when the instrument is retired.
POST /penilaian instrumen={hash} tahun=2025 -> 303
keep own "Location: /penilaian/(\d+)"
as staff
POST /penilaian/instrumen/{hash}/tarik -> 403
as planner
POST /penilaian/instrumen/{hash}/tarik -> 303
POST /penilaian/instrumen/{hash}/tarik -> 404
GET /penilaian/baru -> 200 !"Instrumen Uji"
GET /penilaian/{own} -> 200 "Instrumen Uji"

