/**
 * The conformance kit: a command that plays the program's side of an interface towards a
 * supplier's end, and reports in both languages what is wrong with it. It needs no
 * database; nothing of the program depends on it.
 */
package sa.wusul.conformance;
