/* The words of the picture of a draft. */
import { inLanguage } from '../shared/words.js';
import arabic from './words-ar.js';
import english from './words-en.js';

export const WORDS = inLanguage(arabic, english);
