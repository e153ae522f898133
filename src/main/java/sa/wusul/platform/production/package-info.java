/**
 * Checks of the settings and accounts before the program serves in production.
 */
package sa.wusul.platform.production;
