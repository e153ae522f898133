import { ARABIC, LANGUAGE } from './words.js';

/** The language and direction of our parts where what is around them has another, such as a diagram. */
export const PAGE_LANGUAGE = { lang: LANGUAGE, dir: ARABIC ? 'rtl' : 'ltr' };
