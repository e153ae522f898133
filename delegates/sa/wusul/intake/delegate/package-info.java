/**
 * Service tasks of intake: duplicates, routing, the answer letter, and the reopening of a
 * case.
 */
package sa.wusul.intake.delegate;
