# Guessing is slowed; the owner is not.
as known
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
as guest
POST /masuk login=staff password=tebak1 -> 422
POST /masuk login=staff password=tebak2 -> 422
POST /masuk login=staff password=tebak3 -> 422
POST /masuk login=staff password=tebak4 -> 422
POST /masuk login=staff password=tebak5 -> 422
POST /masuk login=staff password=tebak6 -> 429 "Terlalu banyak percobaan" @Retry-After=""
# The right password waits as well, or a guess would be known by it.
POST /masuk login=staff password="sebuah kata sandi panjang" -> 429
# A browser that has signed in before is not slowed by strangers at the same address.
as known
POST /keluar -> 303
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
# Another login from the same address still may try.
as guest
POST /masuk login=planner password="sebuah kata sandi panjang" -> 303
# After the wait it goes on, and then longer.
as guest
later 20s
POST /masuk login=staff password=tebak7 -> 422
POST /masuk login=staff password=tebak8 -> 429
later 20s
POST /masuk login=staff password=tebak9 -> 429
later 20s
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
# A login that does not exist is slowed in the same way.
as guest
POST /masuk login=takada password=tebak1 -> 422
POST /masuk login=takada password=tebak2 -> 422
POST /masuk login=takada password=tebak3 -> 422
POST /masuk login=takada password=tebak4 -> 422
POST /masuk login=takada password=tebak5 -> 422
POST /masuk login=takada password=tebak6 -> 429
