package sa.wusul.simulation;

/**
 * An element of a model; what was measured at it is found by these two names, in whatever
 * version.
 */
public record Step(String process, String element) {

}
