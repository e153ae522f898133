/**
 * The engine services around the case file: forms and tasks whose personal answers go to
 * the case file before the engine sees them, and the opening of a case with its process.
 * Other domains use it only through models and through the ports of {@code casefile}.
 */
package sa.wusul.casefile.engine;
