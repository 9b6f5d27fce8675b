// One formula for what the hub decides by and what is measured here.
export { interval, share } from '../../../subgraphs/reports/model/interval.policy.ts';
