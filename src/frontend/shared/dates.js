/* Days in both calendars. The server words them in Arabic; in English they are worded here, from the moment itself. */
import { ARABIC } from './words.js';

const ZONE = 'Asia/Riyadh';

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE };

const GREGORIAN = new Intl.DateTimeFormat('en-GB', DAY);

const UMM_AL_QURA = 'u-ca-islamic-umalqura-nu-latn';

const HIJRI = new Intl.DateTimeFormat(`en-GB-${UMM_AL_QURA}`, DAY);

/** The Hijri calendar in the language of the page. */
export const hijriCalendar = (parts) => new Intl.DateTimeFormat(`${ARABIC ? 'ar-SA' : 'en-GB'}-${UMM_AL_QURA}`, parts);

/** A moment of the server with its days in the language of the page. */
export const inBothCalendars = (moment) =>
  ARABIC
    ? moment
    : {
        ...moment,
        hijri: HIJRI.format(new Date(moment.iso)),
        gregorian: GREGORIAN.format(new Date(moment.iso)),
      };

/** The calendar that people of the page's language read first. */
export const firstDay = (moment) => (ARABIC ? moment.hijri : inBothCalendars(moment).gregorian);

/** The other calendar. */
export const secondDay = (moment) => (ARABIC ? moment.gregorian : inBothCalendars(moment).hijri);
