/* The words of the tab for the codes of the server, and the signs of changes. */

export const ENGLISH = document.documentElement.lang === 'en';

/** The kinds of changes with a word, a sign and a colour each, so that none is needed alone. */
export const KINDS = {
  ADDED: { word: 'مضاف', sign: '+' },
  REMOVED: { word: 'محذوف', sign: '−' },
  MOVED: { word: 'منقول', sign: '⇄' },
  CHANGED: { word: 'متغير', sign: '≠' },
};

export const ASPECTS = {
  KIND: 'النوع',
  NAME: 'الاسم',
  PLACE: 'الموضع',
  PATH: 'الاتجاه',
  CONDITION: 'الشرط',
  DEFAULT_FLOW: 'المسار الافتراضي',
  ASSIGNMENT: 'من يتولاها',
  DUE: 'الموعد والأولوية',
  FORM: 'النموذج',
  WORK: 'ما تنفذه',
  TIMER: 'المؤقت',
  MESSAGE: 'الرسالة أو الشرط المنتظر',
  EVENT: 'الحدث',
  INTERRUPTING: 'إيقاف الخطوة',
  CALLED: 'الإجراء المستدعى',
  MAPPINGS: 'ما يُمرر ويُسترجع',
  VALUES: 'القيم',
  DECISION: 'جدول القرار',
  REPEAT: 'التكرار',
  SAVE_POINT: 'نقطة الحفظ',
  PROPERTIES: 'الخصائص',
  LISTENERS: 'المستمعات',
  INSTRUCTION: 'التعليمات',
  OTHER: 'غير ذلك',
};

export const ELEMENTS = {
  process: 'الإجراء',
  sequenceFlow: 'مسار',
  userTask: 'مهمة موظف',
  serviceTask: 'خطوة آلية',
  sendTask: 'إرسال',
  receiveTask: 'انتظار رسالة',
  businessRuleTask: 'قرار',
  callActivity: 'استدعاء إجراء',
  subProcess: 'إجراء فرعي',
  boundaryEvent: 'حدث على خطوة',
  startEvent: 'بداية',
  endEvent: 'نهاية',
  intermediateCatchEvent: 'انتظار',
  intermediateThrowEvent: 'حدث',
  exclusiveGateway: 'بوابة',
  parallelGateway: 'بوابة توازٍ',
  inclusiveGateway: 'بوابة شاملة',
  eventBasedGateway: 'بوابة أحداث',
};

export const STATES = { PROPOSED: 'مقترحة', WITHDRAWN: 'مسحوبة', STARTED: 'منفذة', STOPPED: 'أُنهيت قبل تمامها' };

export const CASES = { WAITING: 'تنتظر', MIGRATED: 'انتقلت', FAILED: 'تعذر نقلها', ENDED: 'انتهت قبل نقلها' };
