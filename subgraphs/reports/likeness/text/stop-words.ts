/** Words that say neither what nor where. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `yang di ke dari dan atau untuk pada dengan ini itu ada adalah akan agar oleh kami kita saya mereka dia anda bapak ibu saudara
  tidak belum sudah telah juga saja lagi masih bisa dapat harus hanya jadi kalau karena sehingga maka tapi namun bahwa serta dalam
  seperti sebagai tentang sangat sekali banyak sering selalu setiap semua beberapa lebih kurang paling sampai hingga sejak saat sekarang
  mohon tolong minta bantu bantuan bantuannya segera harap harapan dimohon permohonan memohon tindak lanjut lanjuti ditindaklanjuti tindaklanjuti ditindak lanjutnya
  laporan lapor melaporkan dilaporkan melapor pelapor pengaduan keluhan mengeluhkan menyampaikan disampaikan sampaikan informasi menginformasikan
  terkait pihak dinas pemerintah petugas perhatian perhatiannya tersebut demikian atas mengenai perihal hal agak mungkin kiranya sekiranya
  apa apakah bagaimana kenapa mengapa kapan dimana mana siapa berapa begitu begini memang padahal waktu hari bulan tahun tanggal jam minggu malam pagi
  kemarin besok nanti terus tetap punya pernah baru bukan tanpa secara para kepada bagi antara jika bila supaya lalu kemudian sebelum sesudah setelah
  buat dibuat lihat beri diberi warga masyarakat orang wilayah daerah lokasi tempat titik alamat kota kondisi keadaan masalah
  perbaikan diperbaiki memperbaiki perbaiki dilakukan melakukan admin foto terlampir rekan tanggapan sekitar sekitarnya tepatnya persisnya
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh kali sama hampir sedang sambil saling pun per tepat izin
  siang sore indonesia jawa provinsi kabupaten
  jakarta surabaya bandung medan semarang makassar palembang denpasar yogyakarta samarinda balikpapan banjarmasin pekanbaru padang malang bogor bekasi tangerang depok solo surakarta sby bdg jkt`
    .trim()
    .split(/\s+/),
);
