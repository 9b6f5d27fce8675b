import { describe, expect, it } from '@jest/globals';
import { type LikenessRecord, prepare } from '../../../../subgraphs/reports/likeness/likeness.ts';

const NOWHERE = { regency: null, district: null, village: null, detail: null };
const record = (text: string, place: Partial<LikenessRecord['place']> = {}): LikenessRecord => ({
  ...{ id: '1', text, categoryId: null, agencyId: null, channelId: null, receivedAt: '', reporterKeys: [] },
  ...{ anonymous: false, secret: false, status: 'OPEN', place: { ...NOWHERE, ...place } },
});
const at = (detail: string) => prepare(record('', { detail }));
const streets = (detail: string) =>
  at(detail).spot.streets.map(({ words, directions, gangs }) => [...words, ...directions, ...gangs].join(' '));

describe('places as they are told in different cities', () => {
  it.each([
    ['Jl. Kenari Contoh Lorong 5', ['kenari contoh 5']],
    ['Jln Kenari Contoh Lrg. 3 No 9', ['kenari contoh 3']],
    ['Gampong Kenari Contoh', ['kenari contoh']],
    ['Jorong Kenari Contoh', ['kenari contoh']],
    ['Br. Kenari Contoh Kaja', ['kenari contoh utara']],
    ['Jl. Kenari Contoh Kaler', ['kenari contoh utara']],
    ['BTN Kenari Contoh Blok C', ['kenari contoh']],
    ['Cluster Kenari Contoh', ['kenari contoh']],
    ['Lk. IV Kenari Contoh', ['kenari contoh']],
    ['Padukuhan Kenari Contoh', ['kenari contoh']],
    ['Jl. Stasiun Contoh', ['stasiun contoh']],
    ['Jl. Pelajar Contoh', ['pelajar contoh']],
    ['Jl. Jend. H. Kenari Contoh', ['kenari contoh']],
    ['Gg. Kenari RT 3', ['kenari']],
  ])('%s is the street %j', (detail, expected) => {
    expect(streets(detail)).toEqual(expected);
  });

  it.each([
    ['RT.003/RW 07', ['3'], ['7']],
    ['RT 03/07', ['3'], ['7']],
    ['RT/RW 03/07', ['3'], ['7']],
    ['RT/RW 4', ['4'], []],
    ['RT 5, 7 dan 11', ['5', '7', '11'], []],
    ['RT 5, 2 titik lampu', ['5'], []],
    ['rt02 rw05', ['2'], ['5']],
  ])('%s: RT %j, RW %j', (detail, rts, rws) => {
    const { spot } = at(detail);
    expect([[...spot.rts], [...spot.rws]]).toEqual([rts, rws]);
  });

  it.each([
    ['Blok D no 4', ['d'], ['4']],
    ['Blok D-4', ['d'], ['4']],
    ['Blok A2/15', ['a2'], ['15']],
    ['blok a2 no. 15', ['a2'], ['15']],
    ['Blok 7', ['7'], []],
    ['Tower B lantai 3', ['b'], []],
    ['Kav. 12', [], ['12']],
  ])('%s: block %j, house %j', (detail, blocks, houses) => {
    const { spot } = at(detail);
    expect([[...spot.blocks], [...spot.houses]]).toEqual([blocks, houses]);
  });

  it.each([
    ['KM 12 arah bandara', ['km12']],
    ['lebih kurang 12 km dari kota', []],
    ['Titik C', ['c']],
  ])('%s is the label %j', (detail, labels) => {
    expect([...at(detail).spot.labels]).toEqual(labels);
  });

  it.each([
    ['payuneun masjid Al Contoh', 'contoh'],
    ['ngarepe toko Kenari', 'kenari'],
    ['diseberang SPBU Kenari', 'spbu'],
    ['gigireun pesantren Kenari', 'kenari'],
    ['dkt indomaret Kenari', 'indomaret'],
  ])('%s is near %s', (detail, word) => {
    expect([...at(detail).spot.near]).toContain(word);
  });

  it.each([
    ['pertigaan Jl. Kenari dan Jl. Melati', ['kenari', 'melati']],
    ['prapatan Kenari - Melati', ['kenari', 'melati']],
    ['simpang Kenari', ['kenari']],
    ['Jl. Kenari no 4', []],
  ])('%s is the crossing %j', (detail, crossings) => {
    expect([...at(detail).crossings]).toEqual(crossings);
  });

  it.each([
    ['Jalan rusak di desa Kenari kecamatan Melati kab. Contoh', ['kenari'], ['melati'], ['contoh']],
    ['Lampu padam, Ds. Kenari Kidul Kec.Melati', ['kenarikidul'], ['melati'], []],
    ['banjir di nagari Kenari, distrik Melati', ['kenari'], ['melati'], []],
    [
      'Lampu padam.Lokasi Kejadian KOTA CONTOH | MELATI | KENARI | Jl. Anggrek no 4',
      ['kenari'],
      ['melati'],
      ['kotacontoh'],
    ],
  ])('%s', (text, village, district, regency) => {
    const { areas } = prepare(record(text));
    expect([[...areas.village], [...areas.district], [...areas.regency]]).toEqual([village, district, regency]);
  });

  it('columns go before words', () => {
    const { areas } = prepare(record('Lampu padam di desa Kenari', { village: 'Melati Contoh' }));
    expect([...areas.village]).toEqual(['melaticontoh']);
  });

  it.each(['Banyak kendaraan terganggu dan warga khawatir', 'mohon segera dipangkas karena menumpuk di pinggir'])(
    'no word of "%s" is a name',
    (text) => {
      expect([...prepare(record(text)).names]).toEqual([]);
    },
  );
});
