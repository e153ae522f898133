/**
 * The queue of due rows below inbox and outbox: claims, leases, retries with growing
 * pauses.
 */
package sa.wusul.platform.relay;
