package sa.wusul.casefile;

/**
 * What the start form of one service asks beyond what every request tells, such as the
 * number of a passport.
 *
 * @param name the field's target in the case file
 * @param label the field's label, for people
 */
public record Particular(String name, String label, String value) {
}
