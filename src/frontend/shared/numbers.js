import { el } from './elements.js';

/**
 * Returns the nodes of a sentence in which pairs of numbers, such as a postcode with its additional number, keep their
 * order: after Arabic letters, a browser shows 12341-1234 the other way round.
 */
export const numbersInOrder = (sentence) =>
  sentence.split(/(\d+-\d+)/).map((part, place) => (place % 2 ? el('bdi', { dir: 'ltr' }, part) : part));
