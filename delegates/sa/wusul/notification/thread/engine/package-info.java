/**
 * Adapters between the thread and the engine: implementations of its ports. Only Spring
 * uses them.
 */
package sa.wusul.notification.thread.engine;
