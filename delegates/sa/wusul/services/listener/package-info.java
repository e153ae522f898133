/**
 * Listeners of the e-services, called by the engine at steps whose models ask for them.
 */
package sa.wusul.services.listener;
