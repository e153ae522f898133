package sa.wusul.simulation;

/**
 * An element of a model. Measurements are assigned by these two names in every version.
 */
public record ModelStep(String process, String element) {

}
