/** English words that several folders use. */
export const english = {
  close: 'Close',
  again: 'Try again',
  noConnection: 'The server cannot be reached. Try again in a moment.',
  moment: ({ hijri, gregorian }) => [gregorian, `(${hijri}), `],
};
