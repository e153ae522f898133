/**
 * Service tasks of the delivery of documents. A delegate reads variables, makes one call
 * to the domain and writes variables; only models call it.
 */
package sa.wusul.delivery.delegate;
