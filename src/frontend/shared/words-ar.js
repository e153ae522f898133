/** Arabic words that several folders use. */
export const arabic = {
  close: 'إغلاق',
  again: 'إعادة المحاولة',
  noConnection: 'تعذر الاتصال بالخادم. حاول بعد قليل.',
  moment: ({ hijri, gregorian }) => [hijri, `الموافق ${gregorian}، `],
  alarms: {
    alarms: 'التنبيهات',
    unread: (many) => `التنبيهات، غير المقروء منها: ${many}`,
    none: 'لا تنبيهات: لم يتجاوز رقم في نطاق عملك حده.',
    read: 'تعليم الكل مقروءًا',
    fresh: 'جديد',
    rose: 'تجاوز',
    fell: 'عاد دون حده',
    lasts: 'قائم',
    value: (measured, threshold) => `${measured}، والحد ${threshold}`,
    ministry: 'الوزارة كلها',
    cases: 'المتأخر منها',
    about: 'ما تجاوز حده في نطاق عملك، أحدثه أولًا. الحدود يضعها المحللون في جدولها.',
    failed: 'تعذر تحميل التنبيهات.',
    figures: {
      OVERDUE_SHARE: 'نسبة المعاملات المتأخرة (٪)',
      HALL_WAIT: 'أطول انتظار في الصالة (دقيقة)',
      URGENT_WAIT: 'خطوة من أمر عاجل لم يتولها أحد (دقيقة)',
      OUTBOX_WAIT: 'رسالة أو أمر إلى الخارج لم يخرج (دقيقة)',
    },
  },
};
