import { runSubgraph } from '../common/runtime/run-subgraph.ts';
import { sla } from './parts.ts';

await runSubgraph(sla);
