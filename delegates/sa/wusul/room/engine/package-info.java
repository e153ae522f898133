/**
 * Adapters of the rooms' ports to the engine.
 */
package sa.wusul.room.engine;
