/* The language of staff's pages, which page.js chose before anything else ran, and the words in it. */

/** Arabic, unless the person chose English in this browser. */
export const ARABIC = document.documentElement.lang === 'ar';

/**
 * The words of a folder in the language of the page. Both are objects of the same shape (`words-ar.js`, `words-en.js`):
 * texts, groups of texts, and functions of what a sentence names.
 */
export const inLanguage = (arabic, english) => (ARABIC ? arabic : english);
