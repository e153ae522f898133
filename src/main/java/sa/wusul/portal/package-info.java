/**
 * The citizens' HTTP endpoints; here: the parts that all pages share. The portal calls
 * the domains, and no domain may depend on it.
 */
package sa.wusul.portal;
