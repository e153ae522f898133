/**
 * Visits of detainees: visitors and the decision on each, visiting hours, and slots as
 * bookings of a prison.
 */
package sa.wusul.tawasul.visit;
