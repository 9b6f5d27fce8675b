/**
 * What complaint writers shorten or spell by ear, "short=long"; nothing after "=": says nothing, dropped.
 * Own list, from the frequencies in DATA_PROFILE; ambiguous ones (km, an, pa) are left alone unless one reading is rare.
 */
const TABLE = `
yg=yang yng=yang jg=juga jga=juga dg=dengan dgn=dengan dng=dengan dngn=dengan utk=untuk untk=untuk u/=untuk
tdk=tidak tdak=tidak ga=tidak gak=tidak gk=tidak ngga=tidak nggak=tidak enggak=tidak engga=tidak g=tidak tak=tidak ndak=tidak teu=tidak kagak=tidak
blm=belum blum=belum belom=belum blom=belum sdh=sudah udah=sudah udh=sudah sdah=sudah dah=sudah uda=sudah
krn=karena karna=karena krna=karena dikarenakan=karena kalo=kalau klo=kalau kl=kalau klu=kalau kalu=kalau tp=tapi tpi=tapi tetapi=tapi
dr=dari dri=dari d=di k=ke pd=pada pda=pada dlm=dalam dlam=dalam dpn=depan dpan=depan didepan=depan disamping=samping dibelakang=belakang didekat=dekat
kpd=kepada kpada=kepada tsb=tersebut tsbt=tersebut trsbt=tersebut tgl=tanggal tggl=tanggal bln=bulan thn=tahun th=tahun hr=hari jm=jam mgg=minggu mingu=minggu
jl=jalan jln=jalan jlan=jalan jlnan=jalan gg=gang gng=gang gangg=gang kp=kampung kmp=kampung kmpg=kampung ds=desa dsn=dusun dk=dukuh dkh=dukuh
kel=kelurahan kec=kecamatan kab=kabupaten prov=provinsi perum=perumahan prum=perumahan komp=kompleks komplek=kompleks kompl=kompleks kplk=kompleks
blk=belakang blkg=belakang blkng=belakang belkang=belakang sblh=sebelah seblh=sebelah dkt=dekat deket=dekat smping=samping
no=nomor nmr=nomor nomer=nomor nmer=nomor nor=nomor blok=blok blog=blok
rmh=rumah rmah=rumah org=orang orng=orang ank=anak anakk=anak bpk=bapak bp=bapak pak=bapak ibuk=ibu sdr=saudara sodara=saudara
sy=saya sya=saya aku=saya ak=saya gue=saya gw=saya kmi=kami kt=kita klian=kalian
mhn=mohon mohn=mohon mhon=mohon mohin=mohon mohonn=mohon tlg=tolong tlong=tolong tlng=tolong mnt=minta minta=minta
sgr=segera sgra=segera sgera=segera bs=bisa bsa=bisa dpt=dapat dapet=dapat hrs=harus hrus=harus msh=masih msih=masih lg=lagi lgi=lagi
jd=jadi jdi=jadi tau=tahu kmrn=kemarin kemaren=kemarin kmren=kemarin skrg=sekarang skrng=sekarang skg=sekarang sblm=sebelum sblmnya=sebelumnya
bgt=sangat banget=sangat sgt=sangat sngt=sangat bnyk=banyak byk=banyak bnyak=banyak lbh=lebih krg=kurang krng=kurang
sm=sama sma=sama spt=seperti sprti=seperti sperti=seperti kyk=seperti kayak=seperti sbg=sebagai ttg=tentang ttng=tentang
aja=saja aj=saja sj=saja cm=hanya cma=hanya cuma=hanya cuman=hanya trs=terus trus=terus gmn=bagaimana gimana=bagaimana knp=kenapa kenpa=kenapa
bikin=buat bkin=buat dibikin=dibuat ngasih=beri dikasih=diberi pake=pakai pke=pakai liat=lihat lht=lihat nunggu=tunggu dtg=datang
smua=semua smw=semua sktr=sekitar skitar=sekitar sktar=sekitar disekitar=sekitar stp=setiap tiap=setiap stiap=setiap
shg=sehingga shgga=sehingga shingga=sehingga agr=agar biar=agar supaya=agar wkt=waktu mlm=malam malem=malam mlam=malam pg=pagi
pdhl=padahal pdahal=padahal emang=memang emg=memang gitu=begitu gini=begini gtu=begitu nih= nich= sih= dong= deh= loh= lah= kok= kan= ya= yaa= yah= yaah= teh= mah= atuh= euy=
min=admin trims= trmksh= makasih= mksh= tks= thx= thanks= terimakasih= trimakasih= trimakasi= trimksh= tq= nuhun= hatur= punten= suwun= matur= nuwun= kasih= terima= trima= trim=
assalamualaikum= assalamu= assalamualaikm= asalamualaikum= alaikum= waalaikumsalam= wassalamualaikum= wassalam= wr= wb= wrwb= warahmatullahi= wabarakatuh= salam= selamat= hormat= yth= hallo= halo= hai= met= slmt=
lampu2=lampu lmpu=lampu lampunya=lampu penerangan=penerangan jalanan=jalan jalannya=jalan jembatn=jembatan jmbtn=jembatan jmbatan=jembatan
lobang=lubang berlobang=berlubang lubng=lubang brlubang=berlubang amblas=ambles ambels=ambles rsk=rusak rusk=rusak aspla=aspal pengaspalan=aspal
pju=pju gorong=gorong slokan=selokan slkn=selokan comberan=selokan got=selokan mampet=mampet mampat=mampet buntu=mampet tersumbat=mampet sumbat=mampet
cuvert=culvert covert=culvert kulvert=culvert crossingan=crossing sampahnya=sampah smph=sampah sampai=sampai smpe=sampai sampe=sampai nyampe=sampai smpai=sampai sampek=sampai
air=air airnya=air ar=air listrk=listrik lstrk=listrik pohonnya=pohon phn=pohon pohn=pohon rantingnya=ranting kebel=kabel kbl=kabel
padam=padam pdm=padam mati=padam matii=padam nyala=nyala menyala=nyala mblam=padam mlm2=malam
spbu=spbu pom=spbu pon=spbu bensin= rs=rumahsakit rsud=rumahsakit rsu=rumahsakit apotek=apotik musholla=musala mushola=musala mushalla=musala langgar=musala surau=musala masjit=masjid mesjid=masjid msjd=masjid mjd=masjid
sdn=sekolah sdit=sekolah smpn=sekolah sman=sekolah smk=sekolah smkn=sekolah mts=sekolah tk=sekolah paud=sekolah mi=sekolah man=sekolah
ka=kereta rel=rel perlintasan=perlintasan simpang=pertigaan simpangan=pertigaan pertigaan=pertigaan perempatan=perempatan prempatan=perempatan prapatan=perempatan trotoar=trotoar trotoir=trotoar
truck=truk tuck=truk motor=motor mtr=motor mbl=mobil mobl=mobil kendaraan=kendaraan kndraan=kendaraan parkr=parkir
ktpel=ktp ektp=ktp kk=kk akte=akta bansos=bansos dinsos=dinsos disduk=disdukcapil dukcapil=disdukcapil dispendukcapil=disdukcapil dispenduk=disdukcapil dishub=dishub
ijin=izin izn=izin resiko=risiko praktek=praktik apotk=apotik kuatir=khawatir kawatir=khawatir kwatir=khawatir dikawatirkan=khawatir dikwatirkan=khawatir dikuatirkan=khawatir dikhawatirkan=khawatir
rt=rt rw=rw rtrw=rtrw utr=utara slt=selatan sltn=selatan tmr=timur brt=barat tgh=tengah wtn=wetan kln=kulon jy=jaya ry=raya ke2=kedua gn=gunung
hp=ponsel wa=whatsapp app=aplikasi apk=aplikasi internet=internet sinyal=sinyal signal=sinyal inet=internet jt=juta rb=ribu rp=rupiah dll= dsb= dst= dkk= bkn=bukan ad=ada adlh=adalah adl=adalah
ok= oke= info=informasi lap=laporan lapor=lapor lporan=laporan laporn=laporan plg=paling ttp=tetap tetep=tetap ttep=tetap pny=punya pnya=punya nya= ny= n=dan dn=dan & =dan
kilo=kilometer klm=kilometer lorong=gang lrg=gang lrng=gang lr=gang jalam=jalan jlm=jalan btn=perumahan cluster=perumahan klaster=perumahan kluster=perumahan prmhn=perumahan prumahan=perumahan perumhan=perumahan perumh=perumahan asrama=kompleks
kampong=kampung gampong=kampung kampoeng=kampung kmpng=kampung pedukuhan=dukuh padukuhan=dukuh lk=lingkungan lingk=lingkungan lingkgn=lingkungan br=banjar jorong=dusun korong=dusun dusn=dusun
kalurahan=kelurahan klurahan=kelurahan kelurhan=kelurahan nagari=desa kenagarian=desa pekon=desa kapanewon=kecamatan kemantren=kecamatan distrik=kecamatan kecamtan=kecamatan kcamatan=kecamatan kabupatn=kabupaten kabupten=kabupaten kav=kavling kapling=kavling kapl=kavling
prapatn=perempatan parapatan=perempatan perempatn=perempatan prmptn=perempatan pertigan=pertigaan pertelon=pertigaan protelon=pertigaan prtigaan=pertigaan simp=pertigaan persimpangan=pertigaan dipertigaan=pertigaan diperempatan=perempatan
seberang=seberang sebrang=seberang sbrang=seberang sbrg=seberang diseberang=seberang disebrang=seberang sabrang=seberang disebelah=sebelah disblh=sebelah hadapan=depan berhadapan=depan dihadapan=depan
payuneun=depan hareupeun=depan gigireun=samping tukangeun=belakang deukeut=dekat caket=dekat peuntaseun=seberang ngarep=depan ngarepe=depan mburi=belakang mburine=belakang cedak=dekat cedhak=dekat cerak=dekat sandinge=samping depannye=depan deketnye=dekat
dalan=jalan dalane=jalan jalane=jalan ruksak=rusak bolong=berlubang jeglong=berlubang jeglongan=berlubang jeblugan=berlubang legok=berlubang kobak=berlubang jeblos=berlubang kejeblos=berlubang uwuh=sampah runtah=sampah sampahe=sampah solokan=selokan longkang=selokan parit=selokan paret=selokan kalenan=selokan riol=selokan caah=banjir kebanjiran=banjir banjire=banjir uwit=pohon wite=pohon tangkal=pohon peteng=gelap poek=gelap pareum=padam pejah=padam lampune=lampu lampuna=lampu mambu=bau hawu=debu kebul=asap haseup=asap padem=padam modar=padam
rumkit=rumahsakit rsia=rumahsakit puskes=puskesmas pkm=puskesmas pustu=puskesmas ponpes=pesantren pontren=pesantren univ=universitas poltek=universitas politeknik=universitas resto=restoran rm=restoran warteg=restoran lapas=lapas kost=kos kosan=kos poskamling=pos posyandu=posyandu minimart=minimarket swalayan=minimarket supermarket=minimarket vihara=vihara wihara=vihara kelenteng=klenteng kalikan=kali sungaine=sungai susukan=sungai
`;

/** Short or misspelt word -> the usual one; '' = drop. Lower case on both sides. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\s+/)
    .filter((entry) => entry.includes('='))
    .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
);
