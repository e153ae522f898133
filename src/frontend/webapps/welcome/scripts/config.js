/** Configuration of the staff's start page: profile, password, and the apps that the person may open. */
import { csrfCookieName } from './choices.js';
import { ARABIC, locales, offerOtherLanguage, speakToServer } from './language.js';
import { useProviderLogin } from './provider-login.js';
import { keepReferencesReadable } from './references.js';
import { askForSecondFactor } from './second-factor.js';

speakToServer();
offerOtherLanguage();
keepReferencesReadable();
useProviderLogin();
askForSecondFactor();

export default {
  app: ARABIC ? { name: 'خدمات الموظفين', vendor: 'وصول ·' } : { name: 'Welcome', vendor: 'Wusul ·' },
  locales,
  csrfCookieName,
  disableWelcomeMessage: true,
  links: [
    {
      label: ARABIC ? 'غرف اللقاء' : 'Video meetings',
      href: `/staff/rooms?lang=${ARABIC ? 'ar' : 'en'}`,
      description: ARABIC
        ? 'لقاءات اليوم المرئية التي لكم فيها مقعد'
        : 'Video meetings of today in which you have a seat',
    },
    {
      label: ARABIC ? 'أمان حسابك' : 'Security of your account',
      href: `/staff/security?lang=${ARABIC ? 'ar' : 'en'}`,
      description: ARABIC ? 'التحقق الثاني والجلسات المفتوحة' : 'Second factor and open sessions',
    },
  ],
};
