package sa.wusul.release.rules;

/**
 * One rule of the rule set.
 *
 * @param alone whether a process model alone shows the fault, so that Camunda Modeler
 * checks it as well
 */
public record BookRule(String id, boolean alone, String ar, String en) {

}
