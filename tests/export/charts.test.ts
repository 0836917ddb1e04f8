import { join } from 'node:path';
import { load } from 'cheerio';
import { beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/index.js';
import { POSITION_MARKS, STATUS_MARKS } from '../../src/export/chart/marks.js';
import {
  barChart,
  barSvg,
  barText,
  comparisonPage,
  matrixSvg,
  quoteContexts,
  timelineOf,
  timelineSvg,
} from '../../src/export/index.js';
import { markup } from '../../src/export/markup.js';
import type { ResponseRecord } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const HOSTILE = '</script><img src=x onerror=alert(1)>&amp;"\'';
const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  const barset = makeRecord({
    recommendations: ['1', '2'],
    claims: [
      { quote: `The plan ${HOSTILE} is in force.`, recommendations: ['1'] },
      { quote: 'Training will end by March 2026.', status: 'planned', recommendations: ['2'] },
      { quote: 'A detainee died in 2011.', recommendations: ['1'] },
    ],
    positions: { 1: 'says_completed', 2: 'says_planned' },
    salt: 'Ask office@barset.example',
  });
  due(barset, '2026-03');
  const loam = makeRecord({ areas: ['loamshire'], positions: { 1: 'not_mentioned' } });
  await store.save(barset, `home/${HOSTILE.replaceAll('/', '')}.pdf`);
  await store.save(loam, 'l.pdf');
  return () => store.close();
});

/** Gives the second claim a date until when. */
function due({ claims: [, claim] }: ResponseRecord, value: string): void {
  if (claim) claim.dueDate = { value, basis: 'stated', evidence: null };
}

function comparison(all = false) {
  return compare(store, CATALOGUE, { inspection: 'group-cse-2025', all });
}

/** The parts of a picture or page; a fault of its markup would lose some. */
function parts(text: string, xml: boolean) {
  return load(text, { xml });
}

describe('marks', () => {
  it.each([
    ['position', POSITION_MARKS],
    ['status', STATUS_MARKS],
  ])('have a letter of their own for each %s', (_, marks) => {
    const letters = Object.values(marks).map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

describe('pictures', () => {
  async function pictures(): Promise<Record<string, string>> {
    const all = await comparison(true);
    return {
      status: barSvg(barChart(all)),
      claims: barSvg(barChart(all, 'claims')),
      matrix: matrixSvg(all),
      timeline: timelineSvg(await timelineOf(store, 'barsetshire')),
    };
  }

  it('have a title, a description in words, and what they rest on', async () => {
    for (const [name, svg] of Object.entries(await pictures())) {
      const $ = parts(svg, true);
      expect($('svg').attr('role'), name).toBe('img');
      expect($('svg > title').text().length, name).toBeGreaterThan(20);
      expect($('svg > desc').text(), name).toMatch(/[Ii]t rests on/i);
      expect($('svg > text').text(), name).toContain('A claim is not compliance.');
      for (const label of ($('svg').attr('aria-labelledby') ?? '').split(' ')) {
        expect($(`#${label}`).length, name).toBe(1);
      }
    }
  });

  it('say of how many bodies they tell', async () => {
    const { status, matrix } = await pictures();
    for (const svg of [status, matrix]) expect(svg).toContain('2 documents of 2 bodies, of 4');
  });

  it('hold what a document says as words only', async () => {
    for (const svg of Object.values(await pictures())) {
      const $ = parts(svg, true);
      expect($('img, script, foreignObject, image, a').length).toBe(0);
      expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    }
  });

  it('show in the matrix the letter and the words of each cell', async () => {
    const $ = parts(matrixSvg(await comparison()), true);
    const words = $('rect > title')
      .toArray()
      .map((title) => $(title).text());
    expect(words).toContain('Barsetshire Constabulary, recommendation 2: says will do');
    expect(
      $('text')
        .toArray()
        .map((text) => $(text).text()),
    ).toContain('W');
  });

  it('draw a promise from its letter to its date', async () => {
    const timeline = await timelineOf(store, 'barsetshire');
    expect(
      timeline.letters.map(({ date, promises }) => [date, promises.map((one) => one.due)]),
    ).toEqual([['2025-12-18', ['2026-03']]]);
    expect(timeline.reports).toMatchObject([{ id: 'group-cse-2025', published: '2025-10-24' }]);
    const $ = parts(timelineSvg(timeline), true);
    expect($('path > title').text()).toBe('2026-03: “Training will end by March 2026.”');
  });

  it('can be drawn of a body without dates', async () => {
    const other = makeRecord({
      areas: ['polchester'],
      date: null,
      catalogued: false,
      inspection: 'document:1',
    });
    await store.save(other, 'p.pdf');
    const svg = timelineSvg(await timelineOf(store, 'polchester'));
    expect(svg).toContain('undated');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

describe('bars', () => {
  it('count each body once for each recommendation that forces are asked', async () => {
    const { groups } = barChart(await comparison(true));
    expect(groups.map(({ recommendation, total }) => [recommendation, total])).toEqual([
      ['1', 4],
      ['2', 4],
    ]);
    expect(groups[0]?.bars.map(({ value, count }) => [value, count])).toEqual([
      ['says_completed', 1],
      ['not_mentioned', 1],
      ['no_document', 2],
    ]);
  });

  it('count claims by status', async () => {
    const { groups } = barChart(await comparison(), 'claims');
    expect(groups.map(({ bars }) => bars.map(({ value, count }) => [value, count]))).toEqual([
      [['completed', 2]],
      [['planned', 1]],
    ]);
  });

  it('fit the width in characters', async () => {
    const text = barText(barChart(await comparison(true)), 60);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(text).toMatch(/C says completed +█+ 1/);
  });
});

describe('the page of a comparison', () => {
  async function page(open = false) {
    const all = await comparison(true);
    return comparisonPage(all, await quoteContexts(store, all), { open });
  }

  it('has a row for each body, also where nothing is held', async () => {
    const $ = parts(await page(), false);
    expect($('tbody tr').length).toBe(4);
    expect($('tbody tr').first().text()).toContain('says completed');
    expect($('.silence').first().text()).toMatch(/not mentioned|no document held/);
    expect($('header').text()).toContain('2 documents of 2 bodies, of 4');
  });

  it('opens each quote in its place in the letter', async () => {
    const $ = parts(await page(), false);
    const opened = $('details blockquote').filter((_, quote) =>
      $(quote).find('mark').text().startsWith('Training'),
    );
    expect(opened.find('mark').text()).toBe('Training will end by March 2026.');
    expect(opened.text().length).toBeGreaterThan('Training will end by March 2026.'.length + 20);
    expect($('details[open]').length).toBe(0);
    expect(parts(await page(true), false)('details:not([open])').length).toBe(0);
  });

  it('needs nothing from elsewhere and takes nothing for markup', async () => {
    const text = await page();
    const $ = parts(text, false);
    expect($('script, img, link, iframe, object, form, a').length).toBe(0);
    expect($('meta[http-equiv]').attr('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(
      $('*')
        .toArray()
        .flatMap((one) => Object.keys('attribs' in one ? one.attribs : {}))
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
    expect($('mark').text()).toContain(HOSTILE);
  });

  it('leaves out cases and contact details', async () => {
    const text = await page();
    expect(text).not.toContain('detainee');
    expect(text).not.toContain('office@barset.example');
    expect(text).toContain('Its words are left out');
  });
});

describe('markup', () => {
  it('escapes what is put in, once', () => {
    const inner = markup`<b>${'<&>"\''}</b>`;
    expect(markup`${inner}${[inner, 'a<']}${null}${1}\u0001${'\u0001'}`.text).toBe(
      '<b>&#60;&#38;&#62;&#34;&#39;</b><b>&#60;&#38;&#62;&#34;&#39;</b>a&#60;1\u0001\ufffd',
    );
  });
});
