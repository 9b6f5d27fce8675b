const TABLE = `tree=pohon lamp=lampu_jalan signal=lampu_lalu_lintas road=jalan_rusak paving=paving drain=saluran river=sungai flood=banjir garbage=sampah smell=bau
parking=parkir traffic=lalu_lintas water=air_ledeng power=listrik cable=kabel bridge=jembatan sidewalk=trotoar toilet=toilet park=taman grave=makam vendor=pedagang noise=kebisingan
smoke=asap animal=hewan stray=orang_jalanan levy=pungutan idcard=kependudukan aid=bantuan_sosial health=kesehatan school=sekolah land=tanah permit=izin labour=ketenagakerjaan
tax=pajak internet=internet crime=kejahatan building=bangunan clearing=kerja_bakti bus=angkutan_umum
dayburning=lampu_menyala_siang landslide=longsor fire=kebakaran waste=pencemaran fuel=bbm_dan_gas market=pasar livestock=peternakan farm=pertanian bullying=kekerasan licence=surat_kendaraan app=aplikasi
racing=balap_liar order=ketertiban village=pemerintahan_desa migration=imigrasi faith=agama consumer=perlindungan_konsumen tourism=wisata`;
const NAMES = new Map(TABLE.split(/\s+/).map((entry) => entry.split('=') as [string, string]));

/** Things by their Indonesian names: "tree, lamp" -> "pohon, lampu jalan". */
export const inIndonesian = (things: string) =>
  things.replace(/\w+/g, (thing) => (NAMES.get(thing) ?? thing).replaceAll('_', ' '));
