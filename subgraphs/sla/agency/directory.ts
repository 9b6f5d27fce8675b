import { Directory } from '../../common/directory/directory.ts';

/** The register of agencies as sla knows it: which agency lies below which. */
export const directory = new Directory('sla');
