/**
 * Adapters between the Tawasul window and the engine: implementations of its ports
 * (starts, decision tables) and engine plug-ins. Only Spring and models use them.
 */
package sa.wusul.tawasul.engine;
