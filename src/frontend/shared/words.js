/* The language of staff's pages, which page.js chose before anything else ran, and the words in it. */
import { arabic } from './words-ar.js';
import { english } from './words-en.js';

/** Arabic, unless the person chose English in this browser. */
export const ARABIC = document.documentElement.lang === 'ar';

/** The language for `Accept-Language`. */
export const LANGUAGE = ARABIC ? 'ar' : 'en';

/**
 * The words of a folder in the language of the page. Both are objects of the same shape (`words-ar.js`, `words-en.js`):
 * texts, groups of texts, and functions of what a sentence names.
 */
export const inLanguage = (arabicWords, englishWords) => (ARABIC ? arabicWords : englishWords);

/** The words that several folders use. */
export const common = inLanguage(arabic, english);

const ARABIC_LETTER = /\p{Script=Arabic}/u;

/** The language of a text that somebody wrote, where it is another one than the page's. */
export const foreign = (text) => (!ARABIC && ARABIC_LETTER.test(text) ? 'ar' : false);
