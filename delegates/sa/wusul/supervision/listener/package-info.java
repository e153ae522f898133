/**
 * Listeners of supervision, called by the engine at steps whose models ask for them.
 */
package sa.wusul.supervision.listener;
