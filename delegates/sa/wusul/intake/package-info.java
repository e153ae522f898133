/**
 * The intake of requests: registration, classification, duplicates, routing, answer and
 * reopening. Its processes and forms hold the rules; its data is the case file.
 */
package sa.wusul.intake;
