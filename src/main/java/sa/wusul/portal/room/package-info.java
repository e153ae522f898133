/**
 * The page of a video room, and the line over which its script speaks with the program.
 * Addresses and messages stand in {@code src/docs/rooms.md}. May use {@code room}.
 */
package sa.wusul.portal.room;
