/**
 * The part of the demo that drives the engine: the accounts of its staff, and the cases
 * that they work on.
 */
package sa.wusul.demo.engine;
