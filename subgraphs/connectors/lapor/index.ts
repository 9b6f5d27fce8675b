import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { lapor } from './parts.ts';

await runSubgraph(lapor);
