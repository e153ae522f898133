/**
 * Numbers and lengths of time that the ministry sets: the rows of the decision tables
 * {@code <domain>-limit}, asked by the program and by models. No engine types.
 */
package sa.wusul.platform.limit;
