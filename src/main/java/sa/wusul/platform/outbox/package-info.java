/**
 * Effects on the outside: an entry is written in the transaction that decides on the
 * effect, and performed after its commit by the handler of its topic.
 */
package sa.wusul.platform.outbox;
