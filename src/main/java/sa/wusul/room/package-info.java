/**
 * Rooms in which people see and hear each other: seats, tickets, the relay of sound and
 * picture, and recordings. Terms: a <em>room</em> belongs to one booking, a <em>seat</em>
 * is the place of one person in it, a <em>feed</em> is the sound and picture of a seat on
 * its way to one receiver. No HTTP and no engine types.
 */
package sa.wusul.room;
