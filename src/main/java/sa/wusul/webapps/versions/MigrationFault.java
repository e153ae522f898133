package sa.wusul.webapps.versions;

/**
 * A finding about an element, as text.
 *
 * @param element its id in the model; {@code null} if it concerns the plan as a whole
 */
record MigrationFault(MigrationFinding code, boolean prevents, String element, String messageAr, String messageEn) {
}
