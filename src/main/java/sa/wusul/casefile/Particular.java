package sa.wusul.casefile;

/**
 * An answer to a question of one service's start form beyond those of every request, such
 * as the number of a passport.
 *
 * @param name the field's target in the case file
 * @param label the field's label, for people
 */
public record Particular(String name, String label, String value) {
}
