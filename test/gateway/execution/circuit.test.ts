import { expect, test } from '@jest/globals';
import { Circuit, Circuits } from '../../../gateway/execution/circuit.ts';

/** Calls that are made one after the other: `+` succeeds, `-` fails, `0` tells nothing, a number lets ms pass. */
function walk(steps: string): string {
  let now = 0;
  const circuit = new Circuit({ failures: 3, restMs: 100 }, () => now);
  const states = steps.split(' ').map((step) => {
    if (/^\d{2,}$/.test(step)) now += Number(step);
    else if (!circuit.allows()) return 'refused';
    else circuit.record(step === '0' ? null : step === '+');
    return circuit.state;
  });
  return states.at(-1) ?? '';
}

test.each([
  ['+ + +', 'closed'],
  ['- -', 'closed'],
  ['- - -', 'open'],
  ['- - + - -', 'closed'],
  ['- - 0 -', 'open'],
  ['- - - +', 'refused'],
  ['- - - 99 +', 'refused'],
  ['- - - 100 +', 'closed'],
  ['- - - 100 -', 'open'],
  ['- - - 100 - 99 +', 'refused'],
  ['- - - 100 - 100 + - -', 'closed'],
  ['- - - 100 0 +', 'closed'],
])('after the calls %s it is %s', (steps, state) => {
  expect(walk(steps)).toBe(state);
});

test('a resting circuit lets one call through, not two', () => {
  let now = 0;
  const circuit = new Circuit({ failures: 1, restMs: 100 }, () => now);
  circuit.allows();
  circuit.record(false);
  now = 100;
  expect([circuit.allows(), circuit.allows()]).toEqual([true, false]);
  expect(circuit.state).toBe('half-open');
});

test('a gateway names the circuits that are not closed', () => {
  const circuits = new Circuits({ failures: 1, restMs: 100 });
  circuits.of('books').record(true);
  circuits.of('authors').record(false);
  expect(circuits.disturbed()).toEqual({ authors: 'open' });
  expect(circuits.of('authors')).toBe(circuits.of('authors'));
});
