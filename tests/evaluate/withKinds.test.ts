import { describe, expect, it } from 'vitest';
import { type GoldDocument, withKinds } from '../../src/evaluate/gold.js';

type Listed = [string, 'recommendation' | 'area_for_improvement' | 'cause_of_concern'];

function keysOf(listed: Listed[], numbers: string[]): string[] {
  const gold = {
    recommendations: listed.map(([number, kind]) => ({ number, kind, due: null })),
    claims: [{ recommendations: numbers }],
  } as unknown as GoldDocument;
  return withKinds(gold).claims[0]?.recommendations ?? [];
}

describe('what a number in a gold claim answers', () => {
  it.each<[string, Listed[], string[], string[]]>([
    ['an area that the file lists', [['4', 'area_for_improvement']], ['4'], ['afi:4']],
    ['a cause that the file lists', [['1', 'cause_of_concern']], ['1'], ['coc:1']],
    ['a recommendation', [['4', 'recommendation']], ['4'], ['4']],
    [
      'a recommendation where an area has the same number',
      [
        ['4', 'recommendation'],
        ['4', 'area_for_improvement'],
      ],
      ['4'],
      ['4'],
    ],
    ['what the file does not list', [], ['7'], ['7']],
    [
      'a key that tells its kind',
      [['2', 'cause_of_concern']],
      ['afi:2', 'coc:2/1'],
      ['afi:2', 'coc:2/1'],
    ],
  ])('%s', (_, listed, numbers, keys) => {
    expect(keysOf(listed, numbers)).toEqual(keys);
  });
});
