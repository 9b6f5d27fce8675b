import { registerEnumType } from 'type-graphql';

/** Level of a region in the administrative tree. */
export enum RegionLevel {
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  DISTRICT = 'DISTRICT',
  VILLAGE = 'VILLAGE',
}

registerEnumType(RegionLevel, {
  name: 'RegionLevel',
  description: 'Level in the administrative tree.',
  valuesConfig: {
    PROVINCE: { description: 'Provinsi, code "13".' },
    REGENCY: { description: 'Kabupaten or kota, code "13.08".' },
    DISTRICT: { description: 'Kecamatan, code "13.08.05".' },
    VILLAGE: { description: 'Kelurahan, desa, nagari; code "13.08.05.2001".' },
  },
});
