# Two people save the same month: the second sees both texts and decides; the files are not lost.
$ plan import @data/plans/mesuji-2025.csv -> 0
as planner
POST /rencana/2025/konfirmasi cara=terbaca pilih=1.1.1.1:1 -> 303
as area_lead
GET /rencana/2025/1.1.1.1?bulan=1 -> 200
keep v "name=\"bulan\" value=\"1\"><input type=\"hidden\" name=\"versi\" value=\"(\d+)\""
as agent
POST /rencana/2025/1.1.1.1/lapor bulan=1 versi={v} catatan="Tulisan pertama" -> 303
as area_lead
POST /rencana/2025/1.1.1.1/lapor bulan=1 versi={v} catatan="Tulisan kedua" berkas=@data/holidays.csv -> 409 "Tulisan pertama" "Tulisan kedua" "menyimpan laporan ini lebih dulu" "holidays.csv"
keep w "name=\"bulan\" value=\"1\"><input type=\"hidden\" name=\"versi\" value=\"(\d+)\""
POST /rencana/2025/1.1.1.1/lapor bulan=1 versi={w} catatan="Pertama dan kedua" -> 303
GET /rencana/2025/1.1.1.1?bulan=1 -> 200 "Pertama dan kedua"

# The same with targets.
as planner
GET /rencana/2025/1.1.1.1/ubah -> 200
keep e "name=\"versi\" value=\"(\d+)\""
POST /rencana/2025/1.1.1.1/ubah versi={e} arah=up target=90 satuan=percent -> 303
POST /rencana/2025/1.1.1.1/ubah versi={e} arah=up target=80 satuan=percent -> 409 "sudah mengubah" "90" "80"
POST /rencana/2025/1.1.1.1/ubah arah=samping -> 422
POST /rencana/2025/1.1.1.1/ubah arah=up target=sembilan -> 422 "sembilan"
POST /rencana/2025/1.1.1.1/ubah arah=up pelaksana=999999 -> 422 "dari daftar"
