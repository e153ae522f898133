package sa.wusul.desk.versions;

/**
 * A finding, at an element, in words.
 *
 * @param element its id in the model; none where it is about the plan as a whole
 */
record Fault(Finding code, boolean prevents, String element, String messageAr, String messageEn) {
}
