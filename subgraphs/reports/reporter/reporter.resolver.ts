import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { RevealReporterInput } from './reporter.inputs.ts';
import { Reporter } from './reporter-identity.ts';

/** Asking who wrote a report. */
@Resolver(() => Reporter)
export class ReporterResolver {
  @Mutation(() => Reporter, {
    nullable: true,
    description:
      'Who wrote a report, in the clear; null: nobody knows. CENTRAL_ADMIN, OMBUDSMAN. The reason is kept in the audit log.',
  })
  revealReporter(
    @Arg('input', () => RevealReporterInput) input: RevealReporterInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Reporter | null> {
    return services.reporter.reveal(input);
  }
}

/** Whose report it is. */
@Resolver(() => Report)
export class OwnershipResolver {
  @FieldResolver(() => Boolean, { nullable: true, description: 'Did this viewer write it, by the own account?' })
  mine(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<boolean> {
    return loaders.isOwn.load(id);
  }
}
