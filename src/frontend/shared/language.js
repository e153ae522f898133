import { named } from './elements.js';
import { ARABIC, LANGUAGE } from './words.js';

/** The language and direction of our parts where what is around them has another, such as a diagram. */
export const PAGE_LANGUAGE = { lang: LANGUAGE, dir: ARABIC ? 'rtl' : 'ltr' };

/** The parts of a sentence of the server, in which names in quotation marks keep their own language. */
export const quoting = (sentence) => sentence.split(/([«“][^»”]*[»”])/).map(named);
