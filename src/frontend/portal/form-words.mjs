/*
 * The texts built into form-js, in Arabic. Each must occur as often as given in the installed release, or the build
 * fails, so that a new release cannot bring English back unnoticed.
 */
const words = [
  ["'Field is required.'", "'هذا الحقل مطلوب.'"],
  ['`Field must match pattern ${validation.pattern}.`', "'القيمة لا توافق الصيغة المطلوبة.'"],
  ['`Field must have minimum value of ${validation.min}.`', '`أقل قيمة مقبولة هي ${validation.min}.`'],
  ['`Field must have maximum value of ${validation.max}.`', '`أكبر قيمة مقبولة هي ${validation.max}.`'],
  ['`Field must have minimum length of ${validation.minLength}.`', '`أقل عدد من الأحرف هو ${validation.minLength}.`'],
  ['`Field must have maximum length of ${validation.maxLength}.`', '`أكبر عدد من الأحرف هو ${validation.maxLength}.`'],
  [
    "'Field must be a valid  international phone number. (e.g. +4930664040900)'",
    "'اكتب رقم هاتف دوليًا صحيحًا يبدأ بعلامة الزائد.'",
  ],
  ["'Field must be a valid email.'", "'اكتب بريدًا إلكترونيًا صحيحًا.'"],
  ["'Value is not a number.'", "'القيمة ليست عددًا.'"],
  [
    "'Value is expected to ' + (decimalDigits === 0 ? 'be an integer' : `have at most ${decimalDigits} decimal digit${decimalDigits > 1 ? 's' : ''}`) + '.'",
    "(decimalDigits === 0 ? 'يجب أن تكون القيمة عددًا صحيحًا.' : `أكبر عدد من المنازل العشرية هو ${decimalDigits}.`)",
  ],
  [
    '`Please select a valid value, the two nearest valid values are ${previousValue} and ${nextValue}.`',
    '`القيمة غير مقبولة، وأقرب قيمتين مقبولتين هما ${previousValue} و${nextValue}.`',
  ],
  ["'Date and time must both be entered.'", "'يجب إدخال التاريخ والوقت معًا.'"],
  ["'No options source defined in the form definition'", "'لا توجد خيارات لهذا الحقل.'"],
  ["valueLabel || 'Select'", "valueLabel || 'اختر'"],
  ["placeholder: 'Search'", "placeholder: 'ابحث'"],
  ["undefined : 'Search'", "undefined : 'ابحث'"],
  ["emptyListMessage = 'No results'", "emptyListMessage = 'لا توجد نتائج'"],
  ["hasOptionsLeft ? 'No results' : 'All values selected'", "hasOptionsLeft ? 'لا توجد نتائج' : 'اختيرت جميع القيم'"],
  ['"Remove tag"', '"إزالة"'],
  ['"Skip to search"', '"الانتقال إلى البحث"'],
  ['"aria-label": "Increment"', '"aria-label": "زيادة"'],
  ['"aria-label": "Decrement"', '"aria-label": "إنقاص"'],
  ['"Web-based tooling for BPMN, DMN, and forms powered by"', '"أدوات المخططات والنماذج من"'],
  // Day, month, year in every browser
  ["getLocaleDateFormat(locale = 'default')", "getLocaleDateFormat(locale = 'en-GB')"],
  ['placeholder: getLocaleReadableDateFormat()', "placeholder: 'يوم/شهر/سنة'"],
];

export function inArabic(program) {
  const missing = [];
  for (const [original, arabic] of words) {
    const parts = program.split(original);
    if (parts.length !== 2) {
      missing.push(`${parts.length - 1} × ${original}`);
    }
    program = parts.join(arabic);
  }
  if (missing.length > 0) {
    throw new Error(`form-js: these texts do not occur as often as expected\n  ${missing.join('\n  ')}`);
  }
  return program;
}
