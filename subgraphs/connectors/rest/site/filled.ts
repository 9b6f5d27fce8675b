import { SourceError } from '../../kit/index.ts';

/** The path with an item's id in it. @throws SourceError('record') for an id that would lead to another path */
export function pathFor(path: string, name: 'id' | 'externalId', id: string): string {
  if (/^\.{1,2}$/.test(id)) throw new SourceError('record', `the id "${id}" cannot stand in an address.`);
  return path.replaceAll(`{${name}}`, encodeURIComponent(id));
}
