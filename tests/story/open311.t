# Programs of others file a complaint by Open311 GeoReport v2 and read it: with the secret code the answer, without it only what may be published.
as guest
GET /open311/v2/discovery.json -> 200 "GeoReport_v2" "/open311/v2" type=application/json
GET /open311/v2/discovery.xml -> 200 "<specification>http://wiki.open311.org/GeoReport_v2</specification>" type=text/xml
GET /open311/v2/services.json -> 200 "\"service_code\":\"time\"" "Waktu pelayanan" "\"metadata\":false" @Access-Control-Allow-Origin="*"
GET /open311/v2/services.xml?jurisdiction_id=1811 -> 200 "<service_code>conduct</service_code>"
GET /open311/v2/services.json?jurisdiction_id=9999 -> 404 "\"code\":\"404\""
GET /open311/v2/services/time.json -> 200 "\"attributes\":[]"
GET /open311/v2/services/time.xml -> 200 "<service_definition>"
GET /open311/v2/services/nothing.json -> 404
-- What is missing is said, and no cookie and no token of a page is needed.
POST /open311/v2/requests.json csrf=none description="Lama" -> 400 "service_code"
POST /open311/v2/requests.xml csrf=none service_code=time -> 400 "<description>description belum diisi"
POST /open311/v2/requests.json csrf=none service_code=levitation description=x -> 404
POST /open311/v2/requests.json csrf=none service_code=time description="Antrean panjang <b>sekali&" address_string="Meja layanan" first_name=Budi last_name=Rahasia email=budi@example.org attribute[publish]=yes -> 201 "service_request_id"
keep code "\"service_request_id\":\"([0-9A-Z-]+)\""
POST /open311/v2/requests.xml csrf=none service_code=conduct description="Ketus" phone=0812345 -> 201 "<service_request_id>"
keep other "<service_request_id>([0-9A-Z-]+)<"
-- Its own code shows its state; the lists show nothing that nobody has released.
GET /open311/v2/requests/{code}.json -> 200 "\"status\":\"open\"" "Diterima" "Antrean panjang" !"Rahasia" !"budi@" @Cache-Control="no-store"
GET /open311/v2/requests/{code}.xml -> 200 "Antrean panjang &lt;b&gt;sekali&amp;"
GET /open311/v2/tokens/{code}.json -> 200 "\"service_request_id\":\"{code}\""
GET /open311/v2/requests/7H2P-58WD-QN3X.json -> 404
GET /open311/v2/requests.json -> 200 !"Antrean" !"Ketus"
GET /open311/v2/requests/1.json -> 404
GET /open311/v2/requests/2.json -> 404
GET /open311/v2/requests/abc.json -> 404
as complaint_officer
GET /register/complaint/1?pribadi=ya -> 200 "Budi Rahasia" "Aplikasi lain (Open311)" "Rahasia"
GET /register/complaint/2?pribadi=ya -> 200 "Tanpa nama" !"0812345"
GET /register/complaint/1/langkah/verify -> 200
keep agent "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/complaint/1/langkah/verify versi=1 f.gravity=light f.topic=time f.examiner={agent} -> 303
POST /register/complaint/1/langkah/answer_light versi=2 f.verdict=founded f.reply="Ditambah satu petugas." f.public_text="Antrean panjang di meja layanan." -> 303
as guest
GET /open311/v2/requests/{code}.json -> 200 "\"status\":\"closed\"" "Ditambah satu petugas."
GET /open311/v2/requests.json -> 200 "Antrean panjang di meja layanan." "\"service_request_id\":\"1\"" !"Ditambah" !"Budi" !"sekali" !"Ketus"
GET /open311/v2/requests.json?status=open -> 200 "[]"
GET /open311/v2/requests.json?service_code=conduct -> 200 "[]"
GET /open311/v2/requests.xml?service_request_id=1,2 -> 200 "<service_request_id>1</service_request_id>" !"<service_request_id>2<"
GET /open311/v2/requests.json?start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z -> 200 "[]"
GET /open311/v2/requests/1.json -> 200 "Antrean panjang di meja layanan." !"Ditambah"
-- Without a key strangers are held back.
POST /open311/v2/requests.json csrf=none service_code=time description=a -> 201
POST /open311/v2/requests.json csrf=none service_code=time description=b -> 201
POST /open311/v2/requests.json csrf=none service_code=time description=c -> 429 "\"code\":\"429\""
