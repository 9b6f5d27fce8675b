import { expect, it } from '@jest/globals';
import { generatedPersons } from '../../../../scripts/eval/persons/generated-persons.ts';
import { evaluatePersons } from '../../../../scripts/eval/persons/person-eval.ts';

it('the generated persons are the same for the same seed', () => {
  expect(generatedPersons(5).slice(0, 50)).toEqual(generatedPersons(5).slice(0, 50));
});

it('finds the records of one person among families and namesakes', () => {
  const { precision, recall } = evaluatePersons(generatedPersons().slice(0, 700));
  expect(precision).toBeGreaterThan(0.98);
  expect(recall).toBeGreaterThan(0.98);
});

it('links a record of one list to one of the other at most', () => {
  const all = generatedPersons().slice(0, 400);
  const originals = all.filter(({ id }) => id.endsWith('-org'));
  const copies = all.filter(({ id }) => id.endsWith('-dup-0'));
  const { links, truePairs, f1 } = evaluatePersons(originals, copies);
  expect(links).toBeLessThanOrEqual(copies.length);
  expect(truePairs).toBe(copies.length);
  expect(f1).toBeGreaterThan(0.98);
});
