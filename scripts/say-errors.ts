import { HubError } from '../subgraphs/common/errors/hub-error.ts';

/**
 * Imported first by each script: an error of the registry, or a taken port, ends it with its text alone, anything else
 * with its stack.
 */
process.on('uncaughtException', (error) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const known = error instanceof HubError || code === 'EADDRINUSE';
  console.error(known ? `${code}: ${message}` : error);
  process.exit(1);
});
