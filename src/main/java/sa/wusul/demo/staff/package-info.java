/**
 * The demo's staff.
 */
package sa.wusul.demo.staff;
