package sa.wusul.platform.identity;

/**
 * A centre, a section or a department with its names.
 *
 * @param letter first letter of a section's tickets; {@code null} for other places
 */
public record Place(String id, String ar, String en, String letter) {

}
