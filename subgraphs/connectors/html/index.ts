import { runSubgraph } from '../../common/runtime/run-subgraph.ts';
import { html } from './parts.ts';

await runSubgraph(html);
