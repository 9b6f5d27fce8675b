import { registerEnumType } from 'type-graphql';

/** What kind of body an agency is (K/L/D and what hangs below them). */
export enum AgencyKind {
  MINISTRY = 'MINISTRY',
  INSTITUTION = 'INSTITUTION',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
  OFFICE = 'OFFICE',
  DISTRICT = 'DISTRICT',
  VILLAGE = 'VILLAGE',
  STATE_ENTERPRISE = 'STATE_ENTERPRISE',
  REGIONAL_ENTERPRISE = 'REGIONAL_ENTERPRISE',
  OTHER = 'OTHER',
}

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'Kind of body: ministry (K), institution (L), regional government (D) and what hangs below them.',
  valuesConfig: {
    OFFICE: { description: 'OPD, dinas, badan: office of a regional government.' },
    DISTRICT: { description: 'Kecamatan.' },
    VILLAGE: { description: 'Kelurahan, desa, nagari.' },
    STATE_ENTERPRISE: { description: 'BUMN.' },
    REGIONAL_ENTERPRISE: { description: 'BUMD, for example a water company.' },
    OTHER: { description: 'Embassy, university, hospital and whatever else must answer complaints.' },
  },
});
