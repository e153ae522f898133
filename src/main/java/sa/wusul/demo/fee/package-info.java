/**
 * The demo's biller, and the page on which to pay bills and payouts.
 */
package sa.wusul.demo.fee;
