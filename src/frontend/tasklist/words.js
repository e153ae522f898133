/* The words of the task list in the language of the page. */
import { inLanguage } from '../shared/words.js';
import { arabic } from './words-ar.js';
import { english } from './words-en.js';

export const words = inLanguage(arabic, english);
