/**
 * The screens and kiosks in the halls of the centres.
 */
package sa.wusul.portal.hall;
