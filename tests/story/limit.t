# Too large a file, and a full disk: what is refused says why, changes nothing, and goes through once it can.
conf upload_max = 1572864
restart
file batas.txt 1572864
file lebih.txt 1572865
as staff
GET /dokumen/baru -> 200 "1,5 MB"
POST /dokumen/baru berkas=@{TMP}/batas.txt -> 303 /dokumen/1
GET /dokumen/1 -> 200 "batas.txt" "1,5 MB"
POST /dokumen/baru berkas=@{TMP}/lebih.txt -> 413 "satu berkas paling besar 1,5 MB" "Kiriman terlalu besar"
GET /dokumen -> 200 "1 dokumen" !"lebih.txt"

# The disk that takes the uploads holds 256 kB.
restart tmp=262144
file besar.txt 400000
POST /dokumen/baru berkas=@{TMP}/besar.txt -> 507 "Diska peladen penuh. Tidak ada yang tersimpan" "G-"
GET /dokumen -> 200 "1 dokumen" "batas.txt" !"besar.txt"
GET /dokumen/1/unduh -> 200 "satu baris"
GET /dokumen/2 -> 404
# Time and again; what needs no room there goes on.
POST /dokumen/baru berkas=@{TMP}/besar.txt -> 507
POST /dokumen/baru tautan=https://kab-mesuji.kpu.go.id/berita/1 tautan_nama="Berita" -> 303 /dokumen/2

# With room again, what was refused is taken.
restart
POST /dokumen/baru berkas=@{TMP}/besar.txt -> 303 /dokumen/3
GET /dokumen/3/unduh -> 200 "satu baris"
$ verify -> 0
