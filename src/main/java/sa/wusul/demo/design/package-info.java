/**
 * A page with samples of the portal's design.
 */
package sa.wusul.demo.design;
