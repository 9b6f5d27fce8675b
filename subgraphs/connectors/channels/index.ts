import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { channels } from './parts.ts';

await runSubgraph(channels);
