/* The words of alarms, in both languages. */
import { inLanguage } from './words.js';

export const WORDS = inLanguage(
  {
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
  {
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
);
