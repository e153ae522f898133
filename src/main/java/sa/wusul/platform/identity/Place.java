package sa.wusul.platform.identity;

/**
 * A centre, a section or a department with its names.
 *
 * @param letter what the tickets of a section begin with; others have none
 */
public record Place(String id, String ar, String en, String letter) {

}
