import { SourceError } from '../../kit/index.ts';
import { CALLS } from './generation.ts';
import { generationOf, type LaporConfig } from './settings.ts';

const CREDENTIALS: Record<LaporConfig['variant'], [name: 'key' | 'token', what: string][]> = {
  G3: [
    ['key', 'first credential of G3, "Bearer <key>"'],
    ['token', 'second credential of G3, a {GUID}'],
  ],
  G2: [['token', 'KEYTOKEN of G2, issued by the LAPOR! team']],
  G1: [],
};

/** Asked before anything is read. @throws SourceError('config') naming everything that has to be set, and why */
export function checkSettings(config: LaporConfig): void {
  const faults = [...credentialFaults(config), ...callFaults(config)];
  if (faults.length > 0) throw new SourceError('config', faults.join('; '));
}

const credentialFaults = (config: LaporConfig) =>
  CREDENTIALS[config.variant].filter(([name]) => !config[name]).map(([name, what]) => `${name}: not set (${what})`);

function callFaults(config: LaporConfig): string[] {
  const { variant } = config;
  const { calls } = generationOf(config);
  const { path, form } = calls.report;
  const faults = CALLS.filter((name) => calls[name].path?.includes('{token}')).map(
    (name) => `calls.${name}.path: {token} may stand in form only, for addresses are logged`,
  );
  if (path === null)
    faults.push(
      `calls.report.path: not set; no call of ${variant} that reads a report is publicly known. ` +
        'Take it from your integration document, with calls.report.method, calls.report.form, places and fields where ' +
        'they differ; or use variant G3, or the exports (family SHEET)',
    );
  else if (!`${path} ${Object.values(form ?? {}).join(' ')}`.includes('{id}'))
    faults.push('calls.report: {id} stands neither in path nor in form, so every report would be the same');
  return faults;
}
