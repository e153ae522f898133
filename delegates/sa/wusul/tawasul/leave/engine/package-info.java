/**
 * Adapters between temporary leave and the engine: implementations of its ports (starts,
 * decision tables) and engine plug-ins. Only Spring and models use them.
 */
package sa.wusul.tawasul.leave.engine;
