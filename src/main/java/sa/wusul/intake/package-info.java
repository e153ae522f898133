/**
 * The intake of requests: registration, classification, duplicates, routing, answer and
 * reopening. Its processes and forms hold the rules; its data is the case file. Here are
 * the forms that say that a request is a duplicate, and the merging of cases.
 */
package sa.wusul.intake;
