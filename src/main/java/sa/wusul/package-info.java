/**
 * The program Wusul: its entry point. Each package below is a module (see {@code
 * src/docs/modules.md}), and no two modules may depend on each other in a circle.
 */
package sa.wusul;
