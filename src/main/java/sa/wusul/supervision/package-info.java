/**
 * Figures, lists and changes for supervisors. It reads the tables of other domains for
 * its figures, and writes only its own. No HTTP and no engine types.
 */
package sa.wusul.supervision;
