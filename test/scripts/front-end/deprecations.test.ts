import { expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { COUNTER, deprecations } from '../../../scripts/front-end/deprecations.ts';

const API = `type Query { report: Report } interface Numbered { old: String @deprecated(reason: "Use number.") }
  type Report implements Numbered { number: String old: String @deprecated(reason: "Use number.") }`;

const file = (name: string, text: string) => {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return { name, text, document, operation: operation as OperationDefinitionNode };
};
const FILES = [
  file('lama', 'query A { report { ...parts } } fragment parts on Report { old }'),
  file('baru', 'query B { report { old: number } }'),
];

test('a deprecated field is told with its reason and the operations that ask for it, also through a fragment', () => {
  expect(deprecations(API, null, FILES)).toEqual([
    { field: 'Numbered.old', reason: 'Use number.', operations: [], clients: null },
    { field: 'Report.old', reason: 'Use number.', operations: ['lama'], clients: null },
  ]);
});

test('clients are counted from a Prometheus page, those without a name together', () => {
  const page = [
    `# TYPE ${COUNTER} counter`,
    `${COUNTER}{client="dasbor",field="Report.old"} 3`,
    `${COUNTER}{field="Report.old",client="dasbor"} 2`,
    `${COUNTER}{field="Report.old"} 1`,
    `${COUNTER}{field="Report.older",client="lain"} 9`,
  ].join('\n');
  const [ofInterface, ofReport] = deprecations(API, page, FILES);
  expect(ofInterface?.clients).toEqual({});
  expect(ofReport?.clients).toEqual({ dasbor: 5, unknown: 1 });
});
