/**
 * Adapters of intake to the engine: the routing table and the start of a reopening.
 */
package sa.wusul.intake.engine;
