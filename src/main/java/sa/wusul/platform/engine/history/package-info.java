/**
 * The engine's history as facts: one row a transaction, from which the engine's own
 * tables of history are filled afterwards (ADR 94).
 */
package sa.wusul.platform.engine.history;
