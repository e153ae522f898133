/**
 * Delivery of documents: couriers, offices, hand-over codes, custody and destruction.
 * Terms: a <em>delivery</em> is the way of one document, a <em>courier event</em> is one
 * report of the courier. Real couriers implement {@code Courier}. No HTTP and no engine
 * types.
 */
package sa.wusul.delivery;
