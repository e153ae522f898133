package sa.wusul.desk.versions;

/**
 * A finding about an element, as text.
 *
 * @param element its id in the model; {@code null} if it concerns the plan as a whole
 */
record Fault(Finding code, boolean prevents, String element, String messageAr, String messageEn) {
}
