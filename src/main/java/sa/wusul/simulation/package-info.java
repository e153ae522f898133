/**
 * A discrete-event simulation of processes, with measurements of past cases as input. It
 * works on its own flowcharts and has no engine types; its ports read models and history.
 */
package sa.wusul.simulation;
