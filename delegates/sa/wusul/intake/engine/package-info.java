/**
 * Adapters of intake to the engine: the routing table and the start of a reopening, and
 * the cases of the demo.
 */
package sa.wusul.intake.engine;
