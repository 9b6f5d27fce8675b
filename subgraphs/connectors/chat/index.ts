import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { chat } from './parts.ts';

await runSubgraph(chat);
