import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { mail } from './parts.ts';

await runSubgraph(mail);
