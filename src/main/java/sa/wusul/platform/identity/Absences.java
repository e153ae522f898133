package sa.wusul.platform.identity;

import java.util.Optional;

/** The days on which members of staff are away. */
public interface Absences {

	/** Checks whether the person is away today. */
	boolean isAbsent(String person);

	/** Returns the person who is here and stands in today for somebody absent. */
	Optional<String> standIn(String person);

}
