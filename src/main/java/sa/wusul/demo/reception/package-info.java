/**
 * The demo's visits of yesterday.
 */
package sa.wusul.demo.reception;
