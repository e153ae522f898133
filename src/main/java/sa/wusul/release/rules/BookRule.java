package sa.wusul.release.rules;

/**
 * One rule of the rule set.
 *
 * @param alone whether a process model alone shows the fault, so that Camunda Modeler
 * checks it as well
 * @param together whether another file may mend the fault, so that a part of a train may
 * wait with it until the whole train is checked
 */
public record BookRule(String id, boolean alone, boolean together, String ar, String en) {

}
