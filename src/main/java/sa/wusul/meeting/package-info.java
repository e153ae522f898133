/**
 * Meetings and appointments: sessions, slots, bookings, rooms, interpreters, minutes and
 * directives. Terms: a <em>slot</em> is a seat at a time, a <em>host</em> is the person
 * or office that is met, a <em>session</em> is a series of slots. It uses the case file
 * and papers. No HTTP and no engine types.
 */
package sa.wusul.meeting;
