/**
 * The clock of the program, and the time zone of the Kingdom. All code reads the time
 * here, so that tests can move it.
 */
package sa.wusul.platform.clock;
