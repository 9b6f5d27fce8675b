/** The part of a rule that decides. */
export interface RuleScope {
  categoryId: string | null;
  regionCode: string | null;
}

/** Where and what a report is about. */
export interface RoutedReport {
  categoryId: string | null;
  regencyCode: string | null;
}

const isIn = (code: string | null, region: string) => code === region || code?.startsWith(`${region}.`) === true;

/** The rule that holds for a report: a category decides before a region, a smaller region before one around it. */
export function ruleFor<Rule extends RuleScope>(rules: readonly Rule[], report: RoutedReport): Rule | null {
  const fitting = rules.filter(
    ({ categoryId, regionCode }) =>
      (categoryId === null || categoryId === report.categoryId) &&
      (regionCode === null || isIn(report.regencyCode, regionCode)),
  );
  const rank = ({ categoryId, regionCode }: Rule) => (categoryId === null ? 0 : 100) + (regionCode?.length ?? 0);
  return fitting.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}
