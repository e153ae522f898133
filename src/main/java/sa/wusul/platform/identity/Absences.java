package sa.wusul.platform.identity;

/** The days on which members of staff are away. */
public interface Absences {

	/** Checks whether the person is away today. */
	boolean isAbsent(String person);

}
