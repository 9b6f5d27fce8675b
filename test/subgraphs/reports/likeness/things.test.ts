import { describe, expect, it } from '@jest/globals';
import { type LikenessRecord, prepare } from '../../../../subgraphs/reports/likeness/likeness.ts';

const things = (text: string) => {
  const place = { regency: null, district: null, village: null, detail: null };
  const record: LikenessRecord = {
    ...{ id: '1', text, categoryId: null, agencyId: null, channelId: null, receivedAt: '', place },
    ...{ reporterKeys: [], anonymous: false, secret: false, status: 'OPEN' },
  };
  return [...prepare(record).things].sort();
};

describe('what complaints are about', () => {
  it.each([
    ['dalan bolong neng ngarep omah', ['road']],
    ['jalan ruksak parah', ['road']],
    ['tutup parit mampet', ['drain']],
    ['runtah numpuk', ['garbage']],
    ['caah deui caah deui', ['flood']],
    ['lampune pejah', ['lamp']],
    ['lampu jalan menyala siang hari', ['dayburning']],
    ['PJU padam', ['lamp']],
    ['lampu merah padam', ['lamp', 'signal']],
    ['gas melon langka di pangkalan', ['fuel']],
    ['antre pertalite', ['fuel']],
    ['air PAM tidak mengalir', ['water']],
    ['kartu keluarga belum terbit', ['idcard']],
    ['pindah domisili dipersulit', ['idcard']],
    ['sipnya belum keluar, STR sudah', ['permit']],
    ['dugaan penyelewengan dana desa', ['village']],
    ['kartu tani belum jadi', ['farm']],
    ['balapan liar tiap malam', ['racing']],
    ['paspor belum selesai', ['migration']],
    ['perundungan di kelas', ['bullying']],
    ['THR belum dibayar', ['labour']],
    ['tebing longsor', ['landslide']],
    ['aplikasi tidak bisa dibuka', ['app']],
    ['balik nama STNK', ['licence']],
    ['izin usaha belum terbit', ['permit']],
    ['mohon izin melaporkan', []],
    ['sampah hasil perampingan pohon belum diambil', ['garbage']],
    ['sisa tebangan pohon', []],
  ])('%s: %j', (text, expected) => {
    expect(things(text)).toEqual(expected);
  });
});
