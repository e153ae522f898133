/**
 * Times for which records are kept: the rows of the decision table
 * {@code records-retention-period}, and the nightly erasure of what is over. No engine
 * types.
 */
package sa.wusul.platform.retention;
