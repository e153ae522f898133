/**
 * Pages on which citizens find, confirm, move and cancel appointments, and the calendar
 * file of a booking.
 */
package sa.wusul.portal.booking;
