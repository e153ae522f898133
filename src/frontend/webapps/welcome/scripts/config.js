/** The staff's first page: profile, password, and the apps that a person may open. */
export default {
  app: { name: 'خدمات الموظفين', vendor: 'وصول ·' },
  locales: { availableLocales: ['ar'], fallbackLocale: 'ar' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  disableWelcomeMessage: true,
  links: [],
};
