package sa.wusul.platform.identity;

/** A centre, a section or a department with its names. */
public record Place(String id, String ar, String en) {

}
