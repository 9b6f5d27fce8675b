import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { METRICS } from '../../subgraphs/common/metrics/metrics.ts';

interface Rule {
  alert: string;
  expr: string;
  annotations: { do: string };
}
const textOf = (...path: string[]) => readFileSync(fromRoot(...path), 'utf8');
const { groups } = parse(textOf('docs', 'alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const metrics = Object.values(METRICS);

test.each(rules.map((rule) => [rule.alert, rule] as const))(
  'the alert %s asks for metrics and labels that exist',
  (_, { expr }) => {
    const [name = ''] = /lapor_\w+/.exec(expr) ?? [];
    const metric = metrics.find((one) => [one.name, `${one.name}_bucket`].includes(name));
    expect(metric).toBeDefined();
    const asked = [...expr.matchAll(/(\w+)="|by \((\w+)\)/g)].map(([, matched, grouped]) => matched ?? grouped);
    const labels: readonly string[] = ['le', ...(metric?.labels ?? [])];
    expect(asked.filter((label) => !labels.includes(label ?? ''))).toEqual([]);
  },
);

test.each(rules.map((rule) => [rule.alert, rule] as const))(
  'the alert %s says where to read what to do',
  (_, { annotations }) => {
    const [path = '', anchor] = annotations.do.split('#');
    const headings = [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    expect(anchor === undefined || headings.includes(anchor)).toBe(true);
  },
);
