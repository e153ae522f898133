/**
 * What the engine sends to the database in one message instead of one after the other
 * (ADR 98).
 */
package sa.wusul.platform.engine.pipeline;
