import { Directory } from '../../common/directory/directory.ts';

/** The register of agencies as notices know it: names, and which agency lies below which. */
export const directory = new Directory('notices');
