# Surveys and floods: a code answers once; an open link asks the browser to work, without script a stricter limit holds; tablets have their own.
as service_officer
POST /survei/periode survei=complaint rentang=semester_1 tahun=2026 layanan=Pengaduan gabung=pooled -> 303 /survei/periode/*
keep id "Location: /survei/periode/(\d+)"
POST /survei/periode survei=skm rentang=semester_1 tahun=2026 layanan=Data gabung=pooled tautan=1 -> 303 /survei/periode/*
keep open "Location: /survei/periode/(\d+)"
as leadership
POST /survei/periode/{id}/tetapkan/approve versi=1 sk="12 Tahun 2026" sk_tanggal=2026-01-02 -> 303
POST /survei/periode/{open}/tetapkan/approve versi=1 sk="12 Tahun 2026" sk_tanggal=2026-01-02 -> 303
as service_officer
POST /survei/periode/{id}/langkah/open versi=2 -> 303
POST /survei/periode/{open}/langkah/open versi=2 -> 303

# A case is closed: whoever has its code is offered the survey, and answers once.
as guest
POST /open311/v2/requests.json csrf=none service_code=time description="Antrean" -> 201
keep receipt "\"service_request_id\":\"([0-9A-Z-]+)\""
as complaint_officer
GET /register/complaint/1/langkah/verify -> 200
keep agent "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/complaint/1/langkah/verify versi=1 f.gravity=light f.topic=time f.examiner={agent} -> 303
POST /register/complaint/1/langkah/answer_light versi=2 f.verdict=founded f.reply="Ditambah satu petugas." -> 303
as guest
POST /lacak kode={receipt} -> 303
GET /lacak -> 200 "Bagaimana pengaduan Anda ditangani?"
keep code "/survei/complaint\?kode=([0-9A-Z-]+)"
GET /survei/complaint?kode={code} -> 200 "name=\"q.q1\"" !"name=\"tugas\""
GET /survei/skm?kode={code} -> 422 "tidak dikenal"
POST /survei/complaint bagian=2 kode={code} q.q1=4 q.q2=3 -> 303 /survei/complaint/terima-kasih
POST /survei/complaint bagian=2 kode={code} q.q1=1 q.q2=1 -> 409 "sudah"
GET /survei/complaint?kode={code} -> 200 "sudah" !"name=\"q.q1\""
GET /lacak -> 200 !"/survei/complaint"
as service_officer
GET /survei/periode/{id} -> 200 "<dd>1</dd>"

# Open to everybody: six answers without work, then what was answered comes back; work opens the way, and serves once.
as guest
POST /survei/skm bagian=4 layanan=1 q.u1=4 -> 303
repeat 5 POST /survei/skm bagian=4 layanan=1 q.u1=4 tugas=abc jawab=1 -> 303 /survei/skm/terima-kasih
POST /survei/skm bagian=4 layanan=1 q.u1=3 saran="Tambah kursi" -> 429 "Tanpa skrip" "Tambah kursi" "name=\"q.u1\" value=\"3\"" @Retry-After="6"
keep task "name=\"tugas\" value=\"([^\"]+)\""
work done {task}
POST /survei/skm bagian=4 layanan=1 q.u1=3 tugas={task} jawab={done} -> 303 /survei/skm/terima-kasih
as service_officer
GET /survei/periode/{open} -> 200 "<dd>7</dd>"
as guest
POST /survei/skm bagian=4 layanan=1 q.u1=3 tugas={task} jawab={done} -> 303 /survei/skm/terima-kasih
as service_officer
GET /survei/periode/{open} -> 200 "<dd>7</dd>"
# Only the last part asks for work.
as guest
GET /survei/skm -> 200 !"name=\"tugas\""
POST /survei/skm bagian=3 layanan=1 q.u1=3 -> 200 "name=\"tugas\"" "Peramban Anda tidak menjalankan skrip"

# The key of a tablet may have been read from its screen: a wide limit of its own.
as service_officer
GET /survei/periode/{open} -> 200
keep key "/survei/skm/tablet\?k=([A-Za-z0-9_-]+)"
as guest
repeat 300 POST /survei/skm/tablet?k={key} layanan=1 q.u1=4 -> 303
POST /survei/skm/tablet?k={key} layanan=1 q.u1=4 -> 429 "Terlalu banyak kiriman"
