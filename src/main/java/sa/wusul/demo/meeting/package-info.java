/**
 * The demo's video rooms, and the sessions of its coming weeks.
 */
package sa.wusul.demo.meeting;
