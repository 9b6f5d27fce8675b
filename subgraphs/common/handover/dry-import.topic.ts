import { z } from 'zod';
import type { Topic } from './topic.ts';

const payload = z.strictObject({ importRunId: z.uuid() });

/** "Count what an import from the source would bring": key = the import. */
export const dryImport: Topic<z.infer<typeof payload>> = {
  name: 'dry-import',
  version: 1,
  receivers: ['connectors'],
  payload,
  exclusive: true,
};
