/* The words of the tab for the codes of the server, and the signs of changes. */
import { inLanguage } from '../shared/words.js';
import arabic from './words-ar.js';
import english from './words-en.js';

export const WORDS = inLanguage(arabic, english);

const SIGNS = { ADDED: '+', REMOVED: '−', MOVED: '⇄', CHANGED: '≠' };

/** The kinds of changes with a word, a sign and a colour each, so that none is needed alone. */
export const KINDS = Object.fromEntries(
  Object.entries(SIGNS).map(([kind, sign]) => [kind, { word: WORDS.kinds[kind], sign }]),
);

export const { aspects: ASPECTS, elements: ELEMENTS, states: STATES, caseStates: CASES } = WORDS;
