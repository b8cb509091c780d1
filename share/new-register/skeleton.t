# A record is made, answered, and counted; who may not is refused.
as staff
GET /register/skeleton -> 200
POST /register/skeleton f.subject= f.received_on=2025-02-03 f.kind=minor -> 422
POST /register/skeleton f.subject="Percobaan (CONTOH)" f.received_on=2025-02-03 f.kind=major -> 422
POST /register/skeleton f.subject="Percobaan (CONTOH)" f.received_on=2025-02-03 f.kind=minor -> 303 /register/skeleton/*
keep id "Location: /register/skeleton/(\d+)"
GET /register/skeleton/{id} -> 200 "Percobaan (CONTOH)" "SK-0001/1811/"
GET /register/skeleton/{id}/langkah/answer -> 200
keep v "name=\"versi\" value=\"(\d+)\""
POST /register/skeleton/{id}/langkah/answer versi={v} f.answer= -> 422
POST /register/skeleton/{id}/langkah/answer versi={v} f.answer="Sudah ditangani." -> 303 /register/skeleton/{id}
GET /register/skeleton/{id} -> 200 "Dijawab"
as reviewer
POST /register/skeleton f.subject=x f.received_on=2025-02-03 f.kind=minor -> 403
as guest
GET /register/skeleton -> 303 /masuk*
