import { stem } from '../text/stem.ts';

/**
 * Words of everyday complaints, as roots: never part of a name in running text. Own list; a root covers its grown forms
 * ("tumpuk": menumpuk, tertumpuk, tumpukan). Words that streets are called after (mawar, merdeka, damai) stay out.
 */
const TABLE = `
acara adu aduan aktif aktivitas aktifitas akun akhir akibat aku ambil aman ancam angkat angkut antar antri antre antrian antrean apabila apalagi arah arahan arus asal asap atap atur awal
bahan bahas bahaya bahkan bahu bakar balap balik bangun barang baru batang batas batu bawa bawah bayar bebas becek beda bekas belajar belanja belok benar bentuk berat berkas beri bersih berkala biasa biaya bikin bicara blokir bocor bongkar booking brisik buang buat buka bukti bunyi buruk butuh
cabang cabut camat cangkul cara cari catat celaka cemar cepat cerita cek cetak coba cor cuci cukup curah curam cuma
daftar dahan dampak dana dangkal darurat dasar data datang daun debit demi denda dengar depan deras derita diam didik diri domisili dorong duduk duga dukung dulu dahulu
efektif ekor email enak erat evaluasi event
fasilitas fasum fungsi foto
gagal gali galian ganggu gangguan ganti garis gelap genang gerak gerbang gerobak gotong gulita guna
habis hadap halang hambat hancur hanyut hardik harga harap hasil hati haus hendak heran hewan hidup hilang hitung hubung hujan hutan
ikut imbas imbau inap ingat ingin injak intensif isi istirahat istri suami
jaga jalur jamin jangan janji jarak jarang jaring jasa jatuh jawab jebol jeblos jeglong jelas jelek jemput jenis jual juang juga jumlah jurang juta
kabar kadang kait kaki kali kamu kantong karat karena karyawan kasih kasihan kategori kawasan kayu kecewa kejadian kelola keluar keluarga keluh kelompok kemarau kembali kena kencang kendala kendara kendaraan kepala kepung kerap kerikil kering kerja keras keropos ketika ketua khawatir kirim kiri kanan kuat kuota komplain konfirmasi kontrol korban kotor kriminal kuasa kualitas kumuh kunci kunjung kurang kurun kutip
label laku lahan lahir laka lalat lalu lama lambat lampir lancar lantas lantai langsung langganan langkah lanjut lapak lapor larang larut lapuk layak layan layu lebar lebih lebat lembar lempar lengkap lepas letak libur licin liar lihat lintas lokasi longsor luap luar luas lumayan lumpur lupa lupak
macam macet mahal main makan maki makin malah malas manual mana mampir manfaat manusia marah masa masal masalah masih masuk material mati mau melayani memang menerus mepet merasa mesin mewakili minggu minim minta miring mobil mohon motor mudah muda mulai mulut muat mungkin musim musyawarah
naik nama nasional negeri nomor nilai normal nyala nyaman nyata nyawa
obat oknum olah online ongkos operasi orang otomatis
padahal padat pagar pakai paham paksa paling panas pancing pandang panjang panggil pantau parah pas pasang pasti pasukan patah pekan pekat pekerja pelat penting penuh perangkat periksa perintah perlu permisi pernah persis pesan peduli pemkot pemkab pemda pemprov pemerintah penduduk pendek pengantar petugas pihak pikir pilih pinggir pinjam pindah pipa pohon pola potong praktik prihatin produk produksi proses protes publik pulang pusat putar putus
ragu ramai ramah rambat rambu rangka rapat rapi rapuh rasa rata rawat rawan rekam rekomendasi relokasi resah resmi respon ribu rinci rimbun rindang ringan risau risiko roboh roda rubuh ruang ruas rubah rugi rumput rusak rutin rumit rupiah
sabar sabit sadar sah sahabat sakit salah salur sama sampai sangat sangka saran sarana satgas satu sayang seharusnya sebab sebagian sebentar sebulan sebut sedang sedia sedih sedikit sedot segala segera sehat sehari sekali sekalian sekaligus sekeliling seluruh semakin semen semoga sempat sempit semua sembarang sembarangan sendiri senin selasa rabu kamis jumat sabtu sengaja sengat seolah sepeda sepi serah serta serius serok sesuai sesuatu setahun setempat setiap setuju sewaktu siap sisa sisi sistem situasi solusi spanduk standar status subuh sulam sulit sumbat sungguh surat suara susah survei survey susul swadaya syarat
tabrak tagih tahan tahap tahu takut tambah tamu tambal tampak tampung tanam tanda tangan tangga tanggap tanggung tanya tarik taruh tata tayang tebal tebing tegas teknis tekan telepon tembus teman tempo tempuh tengah tentu tepi tepat terang terima terjal terlalu terlampir terlihat tertib tetap tetangga tiang tiba tidur tikung tikungan timbul timbun timpa tindak tinggal tinggi tiris titip tolak toleran tolong tong tonton total truk tua tugas tuju tukang tulis tulus tumbang tumbuh tumpah tumpuk tunggak tunggu tunjuk tuntas turun turut tutup tuntut
uang ubah ucap uji ujung ukur ulang ulah umum unit untung unggah update upaya urai urug uruk urukan urunan urus urutan usaha usia usul utama usulan
vital viral visual volume
waktu wajib walau warga wakil wisata wujud yaitu yakni zona
januari februari maret april mei juni juli agustus september oktober november desember
admin agen aplikasi bapa bisnis bu bupati dlh dishub dkrth dinkes dinsos disdik dispora disperindag dpmptsp dprd dprkpp dpubmp dsdabm gubernur kades kadus kak kementerian kontraktor lurah menteri pupr pt cv polri presiden rekan satpam satpol sapa satuan tim team walikota wali umkm upt uptd lpmk lpm bpbd damkar perangkat dirjen instansi intansi jabar jatim jateng kaltim sulsel sumut
api ayam ban beton besi cat kaca kardus karet kawat kunci lem pasir plastik pot tanah tanggul tenda terpal tombol sepatu sandal
google maps map share loc lokasinya video story instagram facebook twitter status screenshot link chat
gede gedhe cilik leutik ageung alit akeh loba pisan tenan banget nemen wae bae ora henteu euweuh kudu kedah pripun kumaha kenging iki iku ieu eta mriki dieu kene kono ditu sampun parantos durung tacan lewat liwat
`;
const PLAIN = new Set(TABLE.trim().split(/\s+/));
/** Roots shorter than this are hit by chance. */
const ROOT = 4;

/** Whether a word belongs to everyday language, itself or by its root. */
export function isPlain(word: string): boolean {
  if (PLAIN.has(word)) return true;
  const root = stem(word);
  return root.length >= ROOT && root !== word && (PLAIN.has(root) || NASAL.some((first) => PLAIN.has(first + root)));
}

/** What "me-" and "pe-" swallow: menumpuk = tumpuk, memakai = pakai, menyapu = sapu, mengirim = kirim. */
const NASAL = ['t', 'p', 's', 'k'];
