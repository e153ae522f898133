/**
 * The halls of the centres: tickets, lines, calls and waiting times, and bookings at the
 * counter. Terms: a <em>ticket</em> is a place in a line, a <em>visit</em> is the stay of
 * one visitor. No HTTP and no engine types.
 */
package sa.wusul.reception;
