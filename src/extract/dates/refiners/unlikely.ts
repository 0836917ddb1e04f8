import type { Refiner } from '../types.js';

/** Within these, a date can be of use to a reader of police inspections (HMIC was founded in 1856). */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2059;

/** Drops years outside what a letter can mean, dates inside web or file addresses, and copyright years. */
export const dropUnlikely: Refiner = (mentions, { text }) =>
  mentions.filter(({ start, end, value }) => {
    const year = Number(value.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) return false;
    const before = text.slice(Math.max(0, start - 200), start);
    if (/(?:©|\(c\)|copyright)\s{0,2}$/iu.test(before)) return false;
    if (/(?:https?:\/\/|www\.)[^\s<>]{0,190}$/iu.test(before)) return false;
    // A date in a file name ("letter_2025-12-18.pdf").
    return (
      !/_$/u.test(before) &&
      !/^[^\s,;]{0,40}\.(?:pdf|docx?|html?|xlsx?)\b/iu.test(text.slice(end, end + 48))
    );
  });
