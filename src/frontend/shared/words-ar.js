/** Arabic words that several folders use. */
export const arabic = {
  close: 'إغلاق',
  again: 'إعادة المحاولة',
  noConnection: 'تعذر الاتصال بالخادم. حاول بعد قليل.',
  moment: ({ hijri, gregorian }) => [hijri, `الموافق ${gregorian}، `],
};
