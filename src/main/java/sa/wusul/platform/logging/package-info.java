/**
 * The program's log: one event is one line, whatever somebody typed.
 */
package sa.wusul.platform.logging;
