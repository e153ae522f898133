/**
 * The demo's courier, and the page on which to deliver parcels.
 */
package sa.wusul.demo.delivery;
