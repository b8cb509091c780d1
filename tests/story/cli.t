# Commands: what is wrong is said, with a status, and changes nothing.
$ init --unit 1811 --name "KPU Kabupaten Mesuji" -> 1 "sudah berisi Runut"
$ init --unit "18 11" --name X -> 2 "Kode paling banyak"
$ init --unit 1811 -> 2 "--data, --unit, dan --name"
$ serve --listen 127.0.0.1:{port} -> 1 "{port}"
$ serve --listen di.mana.saja -> 1 "Tidak dapat melayani"
$ serve --base-url ftp://x -> 2 "https://"
$ serve --apa -> 2 "Pilihan --apa tidak dikenal"
$ serve --help -> 0 "SIGTERM"
$ account add -> 2 "Sebutkan nama akun"
# An argument that nothing asked for is a mistake: here it would strike the data of every register.
$ register retain complaint -> 2 "argumen"
$ key replace sekarang -> 2 "argumen"
$ account list rina -> 2 "argumen"
$ ledger head 1811 -> 2 "argumen"
$ verify semua -> 2 "argumen"
$ account add rina --name Rina --role raja < "sebuah kata sandi panjang" -> 2 "Peran raja tidak dikenal"
$ account add rina --name Rina --role staff --area 9 < "sebuah kata sandi panjang" -> 2 "1 sampai 8"
$ account add rina --name Rina --role staff < "" -> 1
$ account add Rina --name Rina --role staff < "sebuah kata sandi panjang" -> 1 "huruf kecil"
$ account add staff --name Rina --role staff < "sebuah kata sandi panjang" -> 1 "sudah dipakai"
$ account add rina --name Rina --role area_lead --area 7 < "sebuah kata sandi panjang" -> 0 "rina"
$ account passwd takada < "sebuah kata sandi panjang" -> 1 "takada"
$ account passwd rina < "kata sandi yang baru" -> 0
as guest
POST /masuk login=rina password="kata sandi yang baru" -> 303
GET /akun -> 200 "Pelaksana area" "Area 7"
# A new password from outside ends the sessions.
$ account passwd rina < "kata sandi lebih baru" -> 0
GET /akun -> 303
$ token add rina --name rekap -> 0
$ unit import tidak-ada.csv -> 1 "tidak dapat dibaca"
$ unit import @units-bad.csv -> 1 "Baris 3"
$ account list -> 0 "rina"
# A broken definition of the office's own stops every command that would use it, with all that is wrong.
$ account list --registers @tests/unit -> 1 "bad.yaml:2: unknown key 'typ' of a field; did you mean 'type'?" "bad.yaml:1: a definition has no 'title'; add it" "lihat di atas"
$ serve --listen 127.0.0.1:0 --registers @tests/unit -> 1 "bad.yaml:2"
$ account list --registers tidak/ada -> 1 "tidak dapat dibaca"
$ account list --registers @tests/story/site -> 0 "rina"
conf workers = 4        # as many as at once
$ account list -> 0 "rina"
# A settings file with a mistake names its line.
conf base_url = ftp://runut.example
$ account list -> 1 "runut.conf:" "base_url = ftp"
