/**
 * The demo's registers of the sectors: their people, their records, and the page on which
 * to switch them off.
 */
package sa.wusul.demo.register;
