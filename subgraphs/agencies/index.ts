import { runSubgraph } from '../common/runtime/run-subgraph.ts';
import { agencies } from './parts.ts';

await runSubgraph(agencies);
