package sa.wusul.release.rules;

/**
 * One rule of the book.
 *
 * @param alone whether one process model alone shows that it is broken, so that Camunda
 * Modeler checks it as well
 */
public record Rule(String id, boolean alone, String ar, String en) {

}
