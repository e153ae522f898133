/** English words that several folders use. */
export const english = {
  close: 'Close',
  again: 'Try again',
  noConnection: 'The server cannot be reached. Try again in a moment.',
  moment: ({ hijri, gregorian }) => [gregorian, `(${hijri}), `],
  alarms: {
    alarms: 'Alarms',
    unread: (many) => `Alarms, unread: ${many}`,
    none: 'No alarms: no figure that you supervise crossed its threshold.',
    read: 'Mark all as read',
    fresh: 'New',
    rose: 'Crossed',
    fell: 'Fell again',
    lasts: 'Lasting',
    value: (measured, threshold) => `${measured}, threshold ${threshold}`,
    ministry: 'The whole ministry',
    cases: 'The overdue ones',
    about:
      'Figures that you supervise and that crossed their threshold, the latest first. Analysts set the thresholds in their table.',
    failed: 'The alarms could not be loaded.',
    figures: {
      OVERDUE_SHARE: 'Share of overdue cases (%)',
      HALL_WAIT: 'Longest wait in the hall (minutes)',
      URGENT_WAIT: 'Urgent step that nobody has taken (minutes)',
      OUTBOX_WAIT: 'Message or order that has not left (minutes)',
    },
  },
};
