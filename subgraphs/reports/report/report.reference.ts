import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { ReportsContext } from '../context.ts';

/** The report another subgraph points at; null: not for this viewer. */
export const referenceReport: ReferenceResolver<ReportsContext> = ({ id }, { loaders }) => loaders.report.load(id);

/** Agencies and source records belong to others; we only add to them. */
export const referenceStub: ReferenceResolver<ReportsContext> = (reference) => reference;
